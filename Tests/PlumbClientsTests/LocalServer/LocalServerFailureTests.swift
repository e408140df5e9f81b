import Foundation
import PlumbClients
import PlumbCore
import Testing

/// What is said when a server does not come up, shown with scripts that stand for `llama-server`.
@Suite struct LocalServerFailureTests {
  private func order(_ folder: String, script: String, startLimit: Duration = .seconds(30)) throws
    -> LocalServerPool.Order
  {
    try write("#!/bin/sh\n\(script)\n", to: "\(folder)/llama-server", executable: true)
    try write("GGUF and more", to: "\(folder)/tiny.gguf")
    return LocalServerPool.Order(
      program: .llamaServer("\(folder)/llama-server"), model: try LocalModel(path: "\(folder)/tiny.gguf"),
      settings: LocalServerSettings(parallel: 1, contextPerRequest: 64, threads: 1, startLimit: startLimit))
  }

  private let advice = "The file may be damaged, of a kind this llama.cpp does not know, or too large for this machine."

  @Test func `a server that ends at once is quoted`() async throws {
    try await withTemporaryFolder { folder in
      let order = try order(folder, script: "echo 'loading' ; echo 'error: no such architecture' >&2; exit 1")
      let error = await #expect(throws: ClientError.self) {
        _ = try await LocalServer.start(order.program, model: order.model, settings: order.settings)
      }
      #expect(
        error?.description
          == "the server for 'tiny.gguf' ended before it answered. \(advice) Its last lines: loading | error: no such architecture"
      )
    }
  }

  @Test func `a server's key is not quoted`() async throws {
    try await withTemporaryFolder { folder in
      let order = try order(folder, script: #"echo "key: $LLAMA_API_KEY"; exit 1"#)
      let error = await #expect(throws: ClientError.self) {
        _ = try await LocalServer.start(order.program, model: order.model, settings: order.settings)
      }
      #expect(error?.description.hasSuffix("Its last lines: key: [key]") == true)
    }
  }

  @Test func `a server that never answers is given up and ended`() async throws {
    try await withTemporaryFolder { folder in
      let order = try order(
        folder, script: "echo $$ >'\(folder)/pid'; exec sleep 1000", startLimit: .milliseconds(700))
      let error = await #expect(throws: ClientError.self) {
        _ = try await LocalServer.start(order.program, model: order.model, settings: order.settings)
      }
      #expect(
        error?.description == "the server for 'tiny.gguf' did not answer within 0.7 s. \(advice) It wrote nothing.")
      let id = try #require(
        Int32(String(contentsOfFile: "\(folder)/pid", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(!processExists(id))
    }
  }

  @Test func `a cancelled caller does not wait for the start, and the last release ends it`() async throws {
    try await withTemporaryFolder { folder in
      let order = try order(folder, script: "echo $$ >'\(folder)/pid'; exec sleep 1000")
      let pool = LocalServerPool()
      try await withTransport { transport in
        await pool.retain(order)
        let client = LocalClient(order, pool: pool, transport: transport)
        let task = Task { try await client.reply(to: LocalModelFixture.ask("Hello")) }
        while try !FileManager.default.fileExists(atPath: "\(folder)/pid")
          || String(contentsOfFile: "\(folder)/pid", encoding: .utf8).isEmpty
        { try await Task.sleep(for: .milliseconds(10)) }
        let start = ContinuousClock.now
        task.cancel()
        let error = await #expect(throws: ModelError.self) { _ = try await task.value }
        #expect(error?.code == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(20))
        await pool.release(order)
        let id = try #require(
          Int32(
            String(contentsOfFile: "\(folder)/pid", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(!processExists(id))
      }
    }
  }

  @Test func `a failed start is reported to every request and not repeated`() async throws {
    try await withTemporaryFolder { folder in
      let order = try order(folder, script: "echo start >>'\(folder)/starts'; exit 1")
      let pool = LocalServerPool()
      try await withTransport { transport in
        await pool.retain(order)
        let client = LocalClient(order, pool: pool, transport: transport)
        for _ in 0..<3 {
          let error = await #expect(throws: ModelError.self) {
            try await client.reply(to: LocalModelFixture.ask("Hello"))
          }
          #expect(error?.isFatal == true)
          #expect(error?.message.contains("ended before it answered") == true)
        }
        let starts = try String(contentsOfFile: "\(folder)/starts", encoding: .utf8)
        #expect(starts == "start\n")
        await pool.shutdown()
      }
    }
  }
}
