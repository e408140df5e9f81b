import Foundation
import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct TieModelTests {
  @Test(arguments: TieModel.allCases) func `expected points equal observed points at the optimum`(
    model: TieModel
  ) throws {
    let counts = try BradleyTerryTests.random(players: 6, battles: 900, seed: 17)
    let fit = try fitTies(counts, model: model)
    var expectedTies = 0.0
    for i in 0..<6 {
      var observed = 0.0
      var expected = 0.0
      for j in 0..<6 where j != i {
        let ties = counts.ties(between: i, and: j)
        let n = counts.wins(of: i, over: j) + counts.wins(of: j, over: i) + ties
        let outcome = fit.outcome(of: i, against: j)
        #expect(isClose(outcome.win + outcome.tie + outcome.loss, 1, 1e-12))
        observed += counts.wins(of: i, over: j) + 0.5 * ties
        expected += n * (outcome.win + 0.5 * outcome.tie)
        expectedTies += 0.5 * n * outcome.tie
      }
      // Davidson's likelihood equations are these; Rao and Kupper's are close to them.
      #expect(isClose(observed, expected, model == .davidson ? 1e-6 : 3))
    }
    if model == .davidson {
      var ties = 0.0
      for i in 0..<6 { for j in (i + 1)..<6 { ties += counts.ties(between: i, and: j) } }
      #expect(isClose(expectedTies, ties, 1e-6))
    }
  }

  @Test func `two players have closed forms`() throws {
    var counts = PairCounts(labels: ["a", "b"])
    for _ in 0..<50 { try counts.add(first: 0, second: 1, score: 1) }
    for _ in 0..<20 { try counts.add(first: 0, second: 1, score: 0) }
    for _ in 0..<30 { try counts.add(first: 0, second: 1, score: 0.5) }
    // A saturated model reproduces the shares .5, .3, .2.
    for model in TieModel.allCases {
      let outcome = try fitTies(counts, model: model).outcome(of: 0, against: 1)
      #expect(isClose(outcome.win, 0.5, 1e-9) && isClose(outcome.tie, 0.3, 1e-9))
    }
    try #expect(
      isClose(fitTies(counts, model: .davidson).tieParameter, 30 / 1000.0.squareRoot(), 1e-8))
    let raoKupper = try fitTies(counts, model: .raoKupper)
    // θ² = (1 − p_loss)(1 − p_win) / (p_win p_loss).
    #expect(isClose(raoKupper.tieParameter, (0.8 * 0.5 / (0.5 * 0.2)).squareRoot(), 1e-8))
    #expect(
      isClose(
        raoKupper.logStrengths[0] - raoKupper.logStrengths[1], 0.5 * log(0.5 * 0.8 / (0.5 * 0.2)),
        1e-8))
  }

  @Test func `Davidson's strengths equal evalica's Newman on its food example`() throws {
    // evalica 0.4, food-golden.csv: it stops at a change of 1e-6.
    let newman = [
      "Tacos": 2.6652107229187254, "Sushi": 1.0906271591531849, "Burger": 0.8296600883232509,
      "Pasta": 0.7101537820870093, "Pizza": 0.536812511441843,
    ]
    let fit = try fitTies(EvalicaFixtures.food(), model: .davidson)
    for (i, a) in fit.labels.enumerated() {
      for (j, b) in fit.labels.enumerated() {
        let ratio = log((newman[a] ?? .nan) / (newman[b] ?? .nan))
        #expect(isClose(fit.logStrengths[i] - fit.logStrengths[j], ratio, 1e-5))
      }
    }
  }

  @Test func `no ties and nothing but ties are undefined`() throws {
    var decided = PairCounts(labels: ["a", "b"])
    try decided.add(first: 0, second: 1, score: 1)
    try decided.add(first: 0, second: 1, score: 0)
    #expect {
      try fitTies(decided, model: .davidson)
    } throws: {
      "\($0)"
        == "The tie parameter is not determined: no battle was tied. Use Bradley–Terry without ties."
    }
    var tied = PairCounts(labels: ["a", "b"])
    try tied.add(first: 0, second: 1, score: 0.5)
    #expect(throws: StatisticsError.self) { try fitTies(tied, model: .raoKupper) }
  }
}
