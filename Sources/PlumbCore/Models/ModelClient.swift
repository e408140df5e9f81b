/// Something that answers requests: an endpoint, a file of recorded responses, or a wrapper that adds retries, limits
/// or a cache to another client.
///
/// Implementations are shared by thousands of concurrent calls. `PlumbTestSupport.ModelClientConformance` states what
/// every implementation must do.
public protocol ModelClient: Sendable {
  /// Who answers.
  var identity: ModelIdentity { get }

  /// Answers one request.
  ///
  /// An empty completion and a refusal are replies, not errors.
  ///
  /// - Throws: ``ModelError``; `cancelled` soon after the calling task is cancelled.
  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply
}
