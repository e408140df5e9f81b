public import PlumbCore
internal import Synchronization

/// A model in the process whose replies a closure gives, with what it was asked.
public final class ScriptedClient: ModelClient {
  /// What answers a request.
  public typealias Script = @Sendable (ModelRequest) async throws(ModelError) -> ModelReply

  /// The provider `scripted` and the model's name.
  public let identity: ModelIdentity
  private let script: Script
  private let log = Mutex<[ModelRequest]>([])

  /// A model that answers through `script`.
  public init(_ model: String = "m", _ script: @escaping Script) {
    identity = ModelIdentity(provider: "scripted", model: model)
    self.script = script
  }

  /// A model that says the texts one after the other, the last one for ever.
  ///
  /// - Precondition: There is at least one text.
  public convenience init(saying texts: String...) {
    let left = Shared(texts)
    self.init { _ throws(ModelError) in
      ModelReply(
        text: left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }, finishReason: .stop,
        usage: TokenUsage(prompt: 10, completion: 2),
        latency: 0.5)
    }
  }

  /// What was asked, in the order it came.
  public var requests: [ModelRequest] { log.withLock { $0 } }

  /// Answers through the script; fails when its task was cancelled.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    log.withLock { $0.append(request) }
    if Task.isCancelled { throw ModelError(.cancelled, "The run was interrupted.") }
    return try await script(request)
  }
}
