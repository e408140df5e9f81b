import PlumbCore
import Testing

@testable import PlumbReport

@Suite struct ComparisonVerdictTests {
  /// A comparison whose judgments show the model first or second and give a probability to the first shown.
  private func comparison(_ judgments: [(modelFirst: Bool, first: Double?)], judge: String = "j") -> JudgedComparison {
    JudgedComparison(
      item: Item(id: "q", turns: ["?"]), model: "m", baseline: "b",
      judgments: judgments.map { modelFirst, first in
        Judgment(
          item: "q", judge: judge, models: modelFirst ? ["m", "b"] : ["b", "m"],
          outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "none")))
      })
  }

  @Test func `the model wins when both orders prefer it`() {
    #expect(comparison([(true, 0.9), (false, 0.2)]).verdict == .model)
  }

  @Test func `the baseline wins when both orders prefer it`() {
    #expect(comparison([(true, 0.1), (false, 1)]).verdict == .baseline)
  }

  @Test func `a judge that keeps to one place disagrees with itself`() {
    #expect(comparison([(true, 1), (false, 1)]).verdict == .disagree)
    #expect(comparison([(true, 0), (false, 0)]).verdict == .disagree)
    #expect(comparison([(true, 0.5), (false, 0)]).verdict == .disagree)
  }

  @Test func `two ties are a tie`() { #expect(comparison([(true, 0.5), (false, 0.5)]).verdict == .tie) }

  @Test func `one failed order leaves the other, marked`() {
    let half = comparison([(true, 0.9), (false, nil)])
    #expect(half.verdict == .model)
    #expect(half.hasFailure)
  }

  @Test func `nothing usable is failed`() {
    #expect(comparison([(true, nil), (false, nil)]).verdict == .failed)
    #expect(comparison([]).verdict == .failed)
  }

  @Test func `a ranking of two is a preference`() {
    var ranked = comparison([(true, nil)])
    ranked.judgments[0].outcome = .ranking([["b"], ["m"]])
    #expect(ranked.verdict == .baseline)
    ranked.judgments[0].outcome = .ranking([["b", "m"]])
    #expect(ranked.verdict == .tie)
  }

  @Test func `a tally counts preferences for the model and verdicts by order`() {
    var tally = PreferenceTally(judge: "j")
    tally.add(comparison([(true, 1), (false, 1)]))
    tally.add(comparison([(true, 0.9), (false, 0.1)]))
    tally.add(comparison([(true, 0.5), (false, nil)]))
    tally.add(comparison([(true, 1), (false, 0)], judge: "another"))
    #expect(tally.count == 5)
    #expect(tally.pairs == 2)
    #expect(tally.bins[20] == 1 && tally.bins[0] == 1 && tally.bins[18] == 2 && tally.bins[10] == 1)
    #expect(tally.swaps == [[1, 0, 1], [0, 0, 0], [0, 0, 0]])
  }

  @Test func `equal answers tied without asking are not counted`() {
    var same = comparison([(true, 0.5)])
    same.judgments[0].basis = .identical
    #expect(PreferenceTally.tallies(of: [same]).first?.count == 0)
  }
}
