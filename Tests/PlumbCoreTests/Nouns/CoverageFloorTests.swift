import PlumbCore
import Testing

@Suite struct CoverageFloorTests {
  private typealias Row = Leaderboard.Row

  private func board(_ rows: [Row]) -> Leaderboard { Leaderboard(method: "win-rate", rows: rows) }

  @Test func `coverage is the row's, else what did not fail of its judgments, else none`() {
    #expect(Row(model: "a", judgments: 1, failed: 9, coverage: 0.96).knownCoverage == 0.96)
    #expect(Row(model: "a", judgments: 3, failed: 1).knownCoverage == 0.75)
    #expect(Row(model: "a").knownCoverage == 0)
  }

  @Test func `a row at the floor is not below it, and nothing is below a floor of 0`() {
    let rows = board([Row(model: "at", coverage: 0.95), Row(model: "below", coverage: 0.949), Row(model: "unknown")])
    #expect(rows.belowFloor(0.95).map(\.model) == ["below", "unknown"])
    #expect(rows.belowFloor(0).isEmpty)
  }

  @Test func `a ranking is withheld exactly when a row is below the floor`() {
    let good = Row(model: "good", rank: .init(rank: 1, low: 1, high: 1), judgments: 10, coverage: 1)
    let unjudged = board([good, Row(model: "aunt")]).withholdingRanking(belowCoverage: 0.95)
    #expect(unjudged.isRankingWithheld && unjudged.rows.map(\.model) == ["aunt", "good"])
    #expect(unjudged.rows.allSatisfy { $0.rank == nil })
    let whole = board([good, Row(model: "other", judgments: 5)])
    #expect(whole.withholdingRanking(belowCoverage: 0.95) == whole)
  }
}
