import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// Endpoint faults as a user of the command meets them: the run finishes, or fails, with a clear sentence.
@Suite struct EndpointFaultTests {
  /// One fault, what it becomes, and the words the user reads.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var code: String
    var words: String
    var script: ScriptedServer.Script
    var testDescription: String { name }
  }

  static let lasting: [Fault] = [
    Fault(name: "429", code: "rate-limited", words: "HTTP 429") { _ in .error(429, "slow down") },
    Fault(name: "500", code: "server", words: "HTTP 500") { _ in .error(500, "broken") },
    Fault(name: "503", code: "server", words: "HTTP 503") { _ in .error(503, "overloaded") },
    Fault(name: "hang", code: "timeout", words: "no complete reply") { _ in .hang },
    Fault(name: "reset in the body", code: "connection", words: "connection") { _ in
      .chat("VERDICT: A").reset(after: 20)
    },
    Fault(name: "truncated JSON", code: "malformed-reply", words: "JSON") { _ in
      .text("{\"choices\":[{\"message\":{\"content\":\"VERD", type: "application/json")
    },
    Fault(name: "wrong schema", code: "malformed-reply", words: "choices") { _ in .json(["answer": 42]) },
    Fault(name: "HTML page", code: "malformed-reply", words: "<html>") { _ in
      .text("<html><body>Bad gateway</body></html>", type: "text/html")
    },
    Fault(name: "slow drip", code: "timeout", words: "no complete reply") { _ in
      .chat("VERDICT: A").dripping(1, every: .milliseconds(400))
    },
    Fault(name: "empty completion", code: "empty-reply", words: "wrote nothing") { _ in .chat("") },
    Fault(name: "refusal", code: "refused", words: "refused") { _ in .chat(nil, refusal: "I cannot judge this.") },
    Fault(name: "no verdict", code: "no-verdict", words: "holds no verdict") { _ in .chat("Both are nice.") },
  ]

  @Test(arguments: lasting)
  func `a lasting fault is a counted failure with a sentence, never a number`(fault: Fault) async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(1, in: folder)
    try await withScriptedServer(fault.script) { server in
      try folder.write(
        judgedSpec(baseURL: server.baseURL, keys: ", timeout: 1, total_timeout: 3, retries: 1"), to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(result.status == 3, "\(result.error)")
      let row = try #require(try JSONValue.parse(result.output)["rows"]?.array?.first)
      #expect(row["score"]?.isNull == true)
      #expect(row["failed"]?.int == 2)
      let line = try folder.read(".plumb/runs/judged/judgments.jsonl").split(separator: "\n")[0]
      let failure = try JSONValue.parse(String(line))["outcome"]?["failed"]
      #expect(failure?["code"]?.string == fault.code, "\(line)")
      #expect(failure?["message"]?.string?.contains(fault.words) == true, "\(line)")
    }
  }

  @Test func `faults that pass are overcome`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(12, in: folder)
    let passing: [ScriptedReply] = [
      .error(429, "slow down", headers: [("Retry-After", "0")]), .error(500, "broken"), .error(503, "overloaded"),
      .chat("VERDICT: A").reset(after: 20), .json(["answer": 42]), .chat("VERDICT: A").truncated(to: 30),
    ]
    try await withScriptedServer { request in
      request.index < passing.count ? passing[request.index] : .chat(contentVerdict(request))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", timeout: 5"), to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      #expect(try JSONValue.parse(result.output)["rows"]?.array?.first?["failed"]?.int == 0)
    }
  }

  @Test(arguments: [
    (401, "Incorrect API key", "HTTP 401"), (403, "not allowed", "HTTP 403"), (404, "no such model", "HTTP 404"),
  ])
  func `a wrong key and an unknown model end the run at once`(status: Int, message: String, words: String) async throws
  {
    let folder = try TemporaryFolder()
    try writeRecordedModels(200, in: folder)
    try await withScriptedServer { _ in
      .error(status, message)
    } _: { server in
      try folder.write(
        judgedSpec(baseURL: server.baseURL, keys: ", api_key_env: MY_KEY, concurrency: 4"), to: "spec.yaml")
      let result = try await Binary.run(
        ["run", "spec.yaml", "--quiet"], in: folder, environment: ["MY_KEY": "sk-very-secret-value"])
      #expect(result.status == 1)
      #expect(result.error.contains(words), "\(result.error)")
      #expect(!result.error.contains("sk-very-secret-value"))
      #expect(server.log.count <= 16)
    }
  }

  @Test func `a missing key is named before any call`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(2, in: folder)
    try folder.write(
      judgedSpec(baseURL: "http://127.0.0.1:9/v1", keys: ", api_key_env: MY_KEY"), to: "spec.yaml")
    let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
    #expect(result.status == 1)
    #expect(result.error.contains("MY_KEY"), "\(result.error)")
  }

  @Test func `keys appear nowhere in what a run leaves`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(3, in: folder)
    let secret = "sk-very-secret-value"
    try await withScriptedServer { request in
      request.index % 3 == 0 ? .error(500, "key \(secret) failed") : .chat(contentVerdict(request))
    } _: { server in
      try folder.write(judgedSpec(baseURL: server.baseURL, keys: ", api_key_env: MY_KEY, retries: 0"), to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml"], in: folder, environment: ["MY_KEY": secret])
      #expect(!result.output.contains(secret) && !result.error.contains(secret))
      let files = FileManager.default.enumerator(atPath: folder.path)
      while let name = files?.nextObject() as? String {
        guard let bytes = FileManager.default.contents(atPath: "\(folder.path)/\(name)") else { continue }
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
      }
    }
  }
}
