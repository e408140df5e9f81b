internal import PlumbCore

/// Stands for a model that must not be asked, so that only stored replies are found.
struct UnaskedClient: ModelClient {
  let identity: ModelIdentity

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    throw ModelError(.notRecorded, "The store has no reply to this request, and \(identity.model) is not asked.")
  }
}
