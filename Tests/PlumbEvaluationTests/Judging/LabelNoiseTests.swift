import PlumbCore
import Testing

@testable import PlumbEvaluation
@testable import PlumbJudging

@Suite struct LabelNoiseTests {
  private func verdicts(flipRate: Double, seed: Int = 1, count: Int = 4000) async throws -> [[Judgment]] {
    let noisy = LabelNoise(
      BaselineJudge(name: "longest", rule: .longest, orders: .both, seed: 0), orders: .both, flipRate: flipRate,
      seed: seed)
    var all: [[Judgment]] = []
    for index in 0..<count {
      all.append(
        try await noisy.judgments(of: comparison("short", "a longer answer", item: Item(id: "\(index)", turns: ["q"]))))
    }
    return all
  }

  @Test func `a quarter of clear verdicts turns round, half is replaced, the same in both orders`() async throws {
    let all = try await verdicts(flipRate: 0.25)
    let replaced = all.count { $0[0].basis == .noise }
    let flipped = all.count { winProbability(of: "base", in: $0) == 1 }
    // Three standard errors of a share of 4,000.
    #expect(abs(Double(replaced) / 4000 - 0.5) < 0.024)
    #expect(abs(Double(flipped) / 4000 - 0.25) < 0.021)
    for judgments in all {
      #expect([0, 1].contains(winProbability(of: "base", in: judgments)))
      #expect(judgments.count == 2)
    }
  }

  @Test func `the draw is the seed's`() async throws {
    #expect(try await verdicts(flipRate: 0.2, count: 50) == verdicts(flipRate: 0.2, count: 50))
    #expect(try await verdicts(flipRate: 0.2, count: 50) != verdicts(flipRate: 0.2, seed: 2, count: 50))
    #expect(try await verdicts(flipRate: 0, count: 50).allSatisfy { $0[0].basis == nil || $0[0].basis == .rule })
  }

  @Test func `equal answers stay a tie`() async throws {
    let noisy = LabelNoise(
      BaselineJudge(name: "longest", rule: .longest, orders: .both, seed: 0), orders: .both, flipRate: 0.5, seed: 1)
    for index in 0..<20 {
      let judgments = try await noisy.judgments(
        of: comparison("same", "same", item: Item(id: "\(index)", turns: ["q"])))
      #expect(judgments.allSatisfy { $0.outcome.preference?.first == 0.5 })
    }
  }

  @Test func `a pool draws every judge about equally often`() async throws {
    let judges = (0..<4).map { BaselineJudge(name: "j\($0)", rule: .first, orders: .first, seed: 0) }
    let pool = JudgePool(name: "pool", judges: judges, seed: 3)
    var counts: [String: Int] = [:]
    for index in 0..<4000 {
      let judgments = try await pool.judgments(of: comparison("a", "b", item: Item(id: "\(index)", turns: ["q"])))
      counts[judgments[0].judge, default: 0] += 1
    }
    #expect(counts.count == 4)
    for count in counts.values { #expect(abs(count - 1000) < 90) }
  }
}
