/// One message of a conversation.
public struct Message: Sendable, Equatable {
  /// Who speaks.
  public enum Role: String, Sendable, CaseIterable {
    /// Instructions to the model.
    case system
    /// The person.
    case user
    /// The model.
    case assistant
  }

  /// Who speaks.
  public var role: Role
  /// The text.
  public var content: String

  /// A message.
  public init(_ role: Role, _ content: String) {
    self.role = role
    self.content = content
  }
}

extension Message: JSONRecord {
  /// Reads `role` and `content`.
  public init?(from fields: inout FieldReader) {
    guard let role = fields.required("role", .oneOf(Role.self)), let content = fields.required("content", .string)
    else {
      return nil
    }
    self.init(role, content)
  }

  /// `{"role": …, "content": …}`.
  public var json: JSONObject { ["role": .string(role.rawValue), "content": .string(content)] }
}
