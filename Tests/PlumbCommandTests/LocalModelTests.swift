import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// The whole way with a real language model on this machine.
@Suite struct LocalModelTests {
  @Test(.needsLocalModel, .oneLocalModel, .timeLimit(.minutes(10)))
  func `a real local model answers and judges, its bias is found, and a second run makes no call`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: local
      benchmark: starter-en
      items: { limit: 2, tags: [demo] }
      models:
        small:     { provider: local, model: smollm2-135m-instruct, max_tokens: 24 }
        reference: { provider: reference }
      baseline: reference
      judge: { model: small, template: pairwise-logprob, orders: both }
      """, to: "spec.yaml")
    let environment = ["PLUMB_PYTHON": LocalPython.path ?? ""]
    let first = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder, environment: environment)
    #expect(first.status == 0, "\(first.error)")
    let document = try JSONValue.parse(first.output)
    #expect(document["rows"]?.array?.first?["judgments"]?.int == 4)
    let judge = try #require(document["certificates"]?.array?.first)
    #expect(judge["swap_consistency"]?["count"]?.int == 2)
    #expect((judge["usage"]?["prompt"]?.int ?? 0) > 4 * 100)
    #expect((judge["mean_missing_mass"]?.double).map { (0...1).contains($0) } == true)
    let second = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder, environment: environment)
    #expect(second.output.contains("0 requests answered, 6 replies from the store"), "\(second.output)")
    let report = try folder.read(".plumb/runs/local/report.html")
    #expect(report.contains("small") && !report.contains("src=\"http") && !report.contains("href=\"http"))
  }
}
