/// A header that a model entry adds to every request.
public struct ExtraHeader: Sendable, Equatable {
  /// The header's name.
  public var name: String
  /// Whether the value came from the environment, so that no message may show it.
  public var isSecret: Bool

  package var value: String

  /// A header.
  public init(name: String, value: String, isSecret: Bool = false) {
    self.name = name
    self.value = value
    self.isSecret = isSecret
  }

  internal var secret: String? { isSecret ? value : nil }
}

extension ExtraHeader: CustomStringConvertible, CustomReflectable {
  /// The name, and the value unless it is secret.
  public var description: String { "\(name): \(isSecret ? "[from the environment]" : value)" }
  /// No children, so that dumping shows no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
