/// Who answers: the part of a request's key that does not depend on the question.
public struct ModelIdentity: Sendable, Hashable {
  /// The provider: `openai`, `anthropic`, `local` and so on.
  public var provider: String
  /// The model's name as the endpoint knows it; for a local file, its name and size.
  public var model: String
  /// The endpoint's address without credentials; absent where it changes from run to run, as for a local server.
  public var address: String?

  /// An identity.
  public init(provider: String, model: String, address: String? = nil) {
    self.provider = provider
    self.model = model
    self.address = address
  }
}
