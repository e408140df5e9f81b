import PlumbCore
import PlumbScoring
import Testing

@Suite struct JudgeBehaviourTests {
  private func act(
    _ item: String, _ first: String, _ second: String, _ preference: Double?, repetition: Int = 0, judge: String = "j",
    usd: Double? = nil, latency: Double? = nil
  ) -> Judgment {
    Judgment(
      item: item, judge: judge, models: [first, second],
      outcome: preference.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "")),
      repetition: repetition, latency: latency, usd: usd)
  }

  private func behaviour(_ judgments: [Judgment]) throws -> JudgeBehaviour {
    var table = ComparisonTable(baseline: "b")
    for judgment in judgments { table.add(judgment) }
    return try #require(table.judges.first)
  }

  @Test func `the direction of inconsistent pairs is counted by the place that won`() throws {
    let found = try behaviour([
      act("1", "b", "m", 1), act("1", "m", "b", 1),  // first shown both times
      act("2", "b", "m", 0), act("2", "m", "b", 0),  // second shown both times
      act("3", "b", "m", 0.5), act("3", "m", "b", 1),  // a tie once
      act("4", "b", "m", 1), act("4", "m", "b", 0),  // the baseline both times
      act("5", "b", "m", 0.5), act("5", "m", "b", 0.5),  // a tie both times
      act("6", "b", "m", 1), act("6", "m", "b", nil),  // one order lost
    ])
    #expect(found.inconsistency == .init(firstBoth: 1, secondBoth: 1, tieOnce: 1))
    #expect(found.swapConsistency?.value == 0.4 && found.swapConsistency?.count == 5)
    #expect(found.failureRate?.value == 1.0 / 12 && found.failureRate?.count == 12)
  }

  @Test func `repeats of one question in one order are compared with each other, not with the other order`() throws {
    let found = try behaviour([
      act("1", "b", "m", 1), act("1", "b", "m", 1, repetition: 1), act("1", "b", "m", 0, repetition: 2),
      act("1", "m", "b", 1), act("1", "m", "b", 1, repetition: 1),
      act("2", "b", "m", 0.25), act("2", "b", "m", 0.75, repetition: 1),
      act("3", "b", "m", 1), act("3", "b", "m", nil, repetition: 1),
    ])
    // Three questions were repeated usably: one of three pairs, all, none of the pairs say the same.
    #expect(found.repeatConsistency?.count == 3)
    let share = try #require(found.repeatConsistency?.value)
    #expect(abs(share - (1.0 / 3 + 1 + 0) / 3) < 1e-12)
    let variance = try #require(found.repeatVariance)
    #expect(abs(variance - (1.0 / 3 + 0 + 0.125) / 3) < 1e-12)
  }

  @Test func `without repeats nothing is said about them`() throws {
    let found = try behaviour([act("1", "b", "m", 1), act("1", "m", "b", 1)])
    #expect(found.repeatConsistency == nil && found.repeatVariance == nil)
  }

  @Test func `price and time are those of a thousand acts that have them`() throws {
    let found = try behaviour([
      act("1", "b", "m", 1, usd: 0.002, latency: 2), act("1", "m", "b", 1, usd: 0.004, latency: 4),
      act("2", "b", "m", 1),
    ])
    #expect(abs((found.usdPerThousand ?? 0) - 3) < 1e-12 && found.secondsPerThousand == 3000)
  }

  @Test func `a judge that lost an order abstains instead of letting another judge fill the gap`() {
    var table = ComparisonTable(baseline: "b")
    // j lost the order with the model first; k and l saw both.
    table.add(act("1", "b", "m", 0))
    table.add(act("1", "m", "b", nil))
    for judge in ["k", "l"] {
      table.add(act("1", "b", "m", 1, judge: judge))
      table.add(act("1", "m", "b", 0, judge: judge))
    }
    let row = table.winRateLeaderboard().rows[0]
    #expect(row.score == 0 && row.coverage == 1)
    // If j's lost order had gone for the model, j would stand at 1 and the mean of three judges at 1/3.
    #expect(row.failed == 1 && abs((row.scoreIfFailuresWon ?? 0) - 100.0 / 3) < 1e-9)
  }

  @Test func `when half of the judges abstain the comparison has no score`() {
    var table = ComparisonTable(baseline: "b")
    table.add(act("1", "b", "m", 0))
    table.add(act("1", "m", "b", nil))
    table.add(act("1", "b", "m", 1, judge: "k"))
    table.add(act("1", "m", "b", 0, judge: "k"))
    let row = table.winRateLeaderboard().rows[0]
    #expect(row.score == nil && row.coverage == 0 && row.failed == 1 && row.judgments == 3)
  }
}
