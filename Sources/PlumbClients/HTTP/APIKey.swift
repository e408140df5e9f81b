/// A secret that endpoints ask for.
///
/// It never shows in text: every description of it is redacted.
public struct APIKey: Sendable, Equatable {
  /// The environment variable the key came from; error messages name it.
  public let variable: String
  /// The secret itself, for a request's header only.
  package let value: String

  /// A key.
  ///
  /// White space around the value, such as the line break of a pasted key, is dropped.
  ///
  /// - Returns: `nil` when nothing is left, or when the rest holds characters that no HTTP header can carry.
  public init?(_ value: String, variable: String) {
    let trimmed = value.unicodeScalars.drop(while: \.properties.isWhitespace).reversed()
      .drop(while: \.properties.isWhitespace).reversed()
    guard !trimmed.isEmpty, trimmed.allSatisfy({ (0x21...0x7E).contains($0.value) }) else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: trimmed)
    self.value = text
    self.variable = variable
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The variable's name, never the value.
  public var description: String { "[key from \(variable)]" }
  /// The variable's name, never the value.
  public var debugDescription: String { description }
  /// No children, so that dumping a value that holds a key shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
