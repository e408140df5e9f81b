public import PlumbCore

/// One thing a benchmark's owner should know about an item, or about the set.
public struct LintFinding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// The item should not be run as it is.
    case error
    /// A person should look.
    case warning
    /// Worth knowing; often as meant.
    case note
  }

  /// The rule's name.
  public var rule: String
  /// How bad it is.
  public var severity: Severity
  /// The item; absent for findings about the set.
  public var item: String?
  /// The field: `references[0]`, `turns[1]`, `evidence`, `category`.
  public var field: String?
  /// What was found.
  public var message: String
  /// What to do.
  public var advice: String

  /// A finding.
  public init(
    _ severity: Severity, rule: String, item: String? = nil, field: String? = nil, _ message: String, advice: String
  ) {
    self.rule = rule
    self.severity = severity
    self.item = item
    self.field = field
    self.message = message
    self.advice = advice
  }

  /// Everything as one object.
  public var json: JSONObject {
    var object: JSONObject = ["severity": .string(severity.rawValue), "rule": .string(rule)]
    object["item"] = item.map(JSONValue.string)
    object["field"] = field.map(JSONValue.string)
    object["message"] = .string(message)
    object["advice"] = .string(advice)
    return object
  }
}
