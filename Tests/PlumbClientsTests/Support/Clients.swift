import PlumbClients
import PlumbCore
import PlumbTestSupport
import Synchronization

/// The key that must never show.
let secretKey = "sk-verysecret-0123456789abcdef"

/// A request that asks `text`.
func ask(_ text: String, settings: SamplingSettings = SamplingSettings(), item: String? = nil) -> ModelRequest {
  ModelRequest(messages: [Message(.user, text)], settings: settings, item: item)
}

/// Runs `body` with a client of a scripted server; single attempts, no retries.
func withChatClient<Result>(
  timeout: Duration = .seconds(10), maximumReplySize: Int = 64 << 20, settings: SamplingSettings = SamplingSettings(),
  script: @escaping ScriptedServer.Script, _ body: (OpenAICompatibleClient, ScriptedServer) async throws -> Result
) async throws -> Result {
  let transport = HTTPTransport(.init(maximumReplySize: maximumReplySize))
  do {
    let result = try await withScriptedServer(script) { server in
      let client = try OpenAICompatibleClient(
        identity: ModelIdentity(provider: "test", model: "tiny"), baseURL: EndpointAddress(server.baseURL),
        key: APIKey(secretKey, variable: "TEST_KEY"), settings: settings, options: .init(timeout: timeout),
        transport: transport)
      return try await body(client, server)
    }
    await transport.shutdown()
    return result
  } catch {
    await transport.shutdown()
    throw error
  }
}

/// The error of one attempt against a script.
func chatError(
  timeout: Duration = .seconds(10), maximumReplySize: Int = 64 << 20, _ script: @escaping ScriptedServer.Script
)
  async throws -> (ModelError, address: String)
{
  try await withChatClient(timeout: timeout, maximumReplySize: maximumReplySize, script: script) { client, server in
    let error = await failure(of: client, ask("hello"))
    guard let error else { throw UnexpectedReply() }
    return (error, "\(server.baseURL)/chat/completions")
  }
}

struct UnexpectedReply: Error {}

/// The error of a call; `nil` when it was answered.
func failure(of client: any ModelClient, _ request: ModelRequest) async -> ModelError? {
  do {
    _ = try await client.reply(to: request)
    return nil
  } catch {
    return error
  }
}

/// A client that answers through a closure, which is told the number of the call, from 0.
final class ClosureClient: ModelClient {
  let identity = ModelIdentity(provider: "closure", model: "closure")
  private let calls = Mutex(0)
  private let body: @Sendable (Int, ModelRequest) async -> Result<ModelReply, ModelError>

  init(_ body: @escaping @Sendable (Int, ModelRequest) async -> Result<ModelReply, ModelError>) { self.body = body }

  var count: Int { calls.withLock { $0 } }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let index = calls.withLock { calls in
      calls += 1
      return calls - 1
    }
    return try await body(index, request).get()
  }
}
