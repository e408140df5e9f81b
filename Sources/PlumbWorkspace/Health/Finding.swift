public import PlumbCore

/// One thing that a checkup looked at.
public struct Finding: Sendable, Equatable {
  /// How it stands.
  public enum State: String, Sendable {
    /// It is there and works.
    case good = "ok"
    /// It is not there, and nothing may need it.
    case note = "note"
    /// It is missing or does not work.
    case missing = "missing"
  }

  /// How it stands.
  public let state: State
  /// What was looked at.
  public let subject: String
  /// What was found; may hold an endpoint's own words.
  public let text: String

  /// The finding by name.
  public var json: JSONObject {
    ["state": .string(state.rawValue), "subject": .string(subject), "text": .string(text)]
  }
}
