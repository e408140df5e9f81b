import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct PoolRunTests {
  private func spec(_ baseURL: String, _ more: String) -> String {
    """
    name: pooled
    benchmark: items.jsonl
    models:
      one: { responses: one.jsonl }
      two: { responses: two.jsonl }
    baseline: two
    seed: 4
    judge:
      pool: true
      judges:
        - { provider: openai-compatible, base_url: "\(baseURL)", model: strict, name: strict }
        - { provider: openai-compatible, base_url: "\(baseURL)", model: mild, name: mild }
      orders: both
    \(more)
    """
  }

  private func judgments(in folder: TemporaryFolder) throws -> [JSONValue] {
    try folder.read(".plumb/runs/pooled/judgments.jsonl").split(separator: "\n").map { try JSONValue.parse(String($0)) }
  }

  @Test func `one judge of the pool, drawn by the seed, judges each item in both orders`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(60, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(spec(server.baseURL, ""), to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      var judges: [String: Set<String>] = [:]
      for judgment in try judgments(in: folder) {
        judges[judgment["item"]?.string ?? "", default: []].insert(judgment["judge"]?.string ?? "")
      }
      #expect(judges.count == 60 && judges.values.allSatisfy { $0.count == 1 })
      let strict = judges.values.count { $0 == ["strict"] }
      #expect((15...45).contains(strict))
      #expect(server.log.count == 120)
    }
  }

  @Test func `turned round at the highest rate, every verdict is a coin's and nobody is asked`() async throws {
    let folder = try TemporaryFolder()
    try writeRecordedModels(20, in: folder)
    try await withScriptedServer {
      .chat(contentVerdict($0))
    } _: { server in
      try folder.write(spec(server.baseURL, "  label_flip: 0.5"), to: "spec.yaml")
      let result = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let judgments = try judgments(in: folder)
      #expect(judgments.count == 40 && judgments.allSatisfy { $0["basis"] == "noise" })
      #expect(server.log.count == 0)
    }
  }
}
