import Foundation
import PlumbClients
import PlumbCore
import Testing

@Suite struct LocalProviderTests {
  private func failure(_ spec: ModelSpec, environment: [String: String] = [:]) async -> String? {
    let context = ClientContext(environment: { environment[$0] })
    let error = await #expect(throws: ClientError.self) {
      try await Registry<Provider>.standard.makeClient(spec, in: context)
    }
    await context.shutdown()
    return error?.description
  }

  @Test func `an address or a wrong number is refused`() async throws {
    #expect(
      await failure(ModelSpec(name: "small", provider: "local", baseURL: "http://127.0.0.1:1/v1"))
        == "models.small.base_url: the provider 'local' starts a server of its own and takes none. "
        + "Remove it, or set the provider to llama-cpp.")
    #expect(
      await failure(ModelSpec(name: "small", provider: "local", options: ["parallel": 0]))
        == "models.small.parallel: expected a whole number of at least 1, found 0.")
  }

  @Test func `a missing server is said before the run starts`() async throws {
    let text = await failure(
      ModelSpec(name: "small", provider: "local"), environment: ["PLUMB_PYTHON": "/nowhere/python"])
    #expect(
      text
        == "models.small: PLUMB_PYTHON is '/nowhere/python', which is not a program that can be run. Correct or unset it."
    )
  }

  @Test(.enabled(if: LocalModelFixture.isAvailable, Comment(rawValue: LocalModelFixture.advice)))
  func `two model entries share one server, which ends with the run`() async throws {
    let context = ClientContext(environment: { ProcessInfo.processInfo.environment[$0] })
    func spec(_ name: String) -> ModelSpec {
      ModelSpec(
        name: name, provider: "local", model: "smollm2-135m-instruct", settings: SamplingSettings(maxTokens: 4),
        options: ["parallel": 2, "context": 300, "start_timeout": 90])
    }
    let model = try await Registry<Provider>.standard.makeClient(spec("small"), in: context)
    let judge = try await Registry<Provider>.standard.makeClient(spec("judge"), in: context)
    #expect(model.identity == judge.identity)
    #expect(context.governors.all.count == 1)
    async let first = model.reply(to: LocalModelFixture.ask("Hello"))
    async let second = judge.reply(to: LocalModelFixture.ask("Hello"))
    #expect(try await first.text == second.text)
    await context.shutdown()
    let error = await #expect(throws: ModelError.self) { try await model.reply(to: LocalModelFixture.ask("Hello")) }
    #expect(error?.code == .cancelled)
  }
}
