/// One finding about an input: how bad, what, where.
public struct Diagnostic: Error, Sendable, Equatable, Codable {
  /// How bad a finding is.
  public enum Severity: String, Sendable, Codable {
    /// The input cannot be used as it is.
    case error
    /// The input can be used; the user should know.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// What was found and what was expected.
  public var message: String
  /// Where.
  public var location: Location

  /// A finding.
  public init(_ severity: Severity, _ message: String, at location: Location = Location()) {
    self.severity = severity
    self.message = message
    self.location = location
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `items.jsonl:12: field 'turns': expected an array of strings, found a number`.
  public var description: String {
    let place = location.description
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
