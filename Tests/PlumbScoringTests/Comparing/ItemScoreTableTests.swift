import PlumbCore
import PlumbScoring
import PlumbStatistics
import Testing

@Suite struct ItemScoreTableTests {
  private func preference(_ item: Int, _ models: [String], _ first: Double?, repetition: Int = 0) -> Judgment {
    Judgment(
      item: "\(item)", judge: "j", models: models,
      outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "")),
      repetition: repetition)
  }

  private func grade(_ item: String, _ model: String, _ grade: Double, turn: Int? = nil) -> Judgment {
    Judgment(
      item: item, judge: "j", models: [model], outcome: .ratings(Ratings(overall: grade, scale: 1...10)), turn: turn)
  }

  @Test func `two orders count at their mean and a lost order leaves no score`() throws {
    var table = ItemScoreTable()
    for item in 0..<4 {
      table.add(preference(item, ["base", "a"], 0))
      table.add(preference(item, ["a", "base"], item == 3 ? nil : 0))
      table.add(preference(item, ["base", "b"], 1))
      table.add(preference(item, ["b", "base"], item == 0 ? 1 : 0))
    }
    let comparison = try #require(try table.comparisons(of: ["a", "b"]).first)
    #expect(comparison.joined == 3 && comparison.failedFirst == 1 && comparison.onlySecond == 1)
    #expect(comparison.score == "probability to beat base" && comparison.isProbability)
    #expect(comparison.tests.firstMean == 0.5)
    #expect(abs(comparison.tests.secondMean - 0.5 / 3) < 1e-12)
    #expect(
      comparison.warnings == [
        "1 of the 4 scores of b have no counterpart (1 of them because the other's judgments failed) and are left out."
      ])
  }

  @Test func `without names every pair but the baseline's is compared, with Holm's adjustment`() throws {
    var table = ItemScoreTable()
    var generator = SplitMix64(seed: 3)
    for item in 0..<60 {
      for (model, chance) in [("a", 0.8), ("b", 0.5), ("c", 0.2)] {
        table.add(preference(item, ["base", model], Double.random(in: 0...1, using: &generator) < chance ? 0 : 1))
      }
    }
    let comparisons = try table.comparisons(of: [])
    #expect(comparisons.map { "\($0.first)-\($0.second)" } == ["a-b", "a-c", "b-c"])
    let expected = try holmAdjusted(comparisons.map(\.tests.pValue))
    #expect(comparisons.map(\.adjustedP) == expected)
    #expect(comparisons[1].adjustedP < 0.001)
  }

  @Test func `models that met are compared by their own games`() throws {
    var table = ItemScoreTable()
    for item in 0..<10 {
      table.add(preference(item, item % 2 == 0 ? ["a", "b"] : ["b", "a"], item % 2 == 0 ? 1 : 0.25))
    }
    let comparison = try #require(try table.comparisons(of: ["a", "b"]).first)
    #expect(comparison.score == "probability to beat the other")
    #expect(abs(comparison.tests.difference - (0.875 - 0.125)) < 1e-12)
    #expect(abs((comparison.tests.mcNemar?.pValue ?? .nan) - 2.0 / 1024) < 1e-15)
  }

  @Test func `turns of an item are clustered in it`() throws {
    var table = ItemScoreTable()
    for item in 0..<8 {
      for turn in 1...2 {
        table.add(grade("\(item)", "a", Double(3 + item % 5), turn: turn))
        table.add(grade("\(item)", "b", Double(2 + (item * 3) % 4), turn: turn))
      }
    }
    let comparison = try #require(try table.comparisons(of: ["a", "b"]).first)
    #expect(comparison.joined == 16 && comparison.tests.clusters == 8)
    #expect(comparison.tests.tTest?.kind == .clusteredT && comparison.tests.tTest?.degrees == 7)
    #expect(comparison.score == "rating from 1 to 10" && !comparison.isProbability)
  }

  @Test func `two sources are joined by item, and their only models compared`() throws {
    var one = ItemScoreTable()
    var two = ItemScoreTable()
    for item in 0..<6 {
      one.add(preference(item, ["base", "a"], Double(item % 2)))
      two.add(preference(item + 2, ["base", "b"], 0.25))
    }
    let comparison = try #require(try one.comparisons(with: two, names: ("x", "y")).first)
    #expect(comparison.first == "a" && comparison.second == "b")
    #expect(comparison.joined == 4 && comparison.onlyFirst == 2 && comparison.onlySecond == 2)
  }

  @Test func `what cannot be joined is refused with a sentence`() throws {
    var one = ItemScoreTable(baseline: "base")
    var two = ItemScoreTable(baseline: "other")
    one.add(preference(1, ["base", "a"], 1), turns: ["What is it?"])
    two.add(preference(1, ["other", "a"], 1))
    #expect(
      throws: EvaluationError(
        .invalidInput,
        "a (x) and a (y) cannot be compared: the one has a probability to beat base, the other a probability to beat other."
      )
    ) {
      try one.comparisons(with: two, names: ("x", "y"))
    }
    var three = ItemScoreTable(baseline: "base")
    three.add(preference(2, ["base", "a"], 1))
    #expect(
      throws: EvaluationError(
        .invalidInput,
        "a (x) and a (y) share no item with scores on both sides (such as '1' and '2'), so they cannot be compared. Compare judgments of the same items."
      )
    ) {
      try one.comparisons(with: three, names: ("x", "y"))
    }
    var four = ItemScoreTable(baseline: "base")
    four.add(preference(1, ["base", "a"], 1), turns: ["What was it?"])
    #expect(
      throws: EvaluationError(
        .invalidInput,
        "item '1' asks different things in a (x) and in a (y), so their scores cannot be joined. Compare judgments of the same items."
      )
    ) {
      try one.comparisons(with: four, names: ("x", "y"))
    }
    #expect(throws: EvaluationError(.invalidInput, "no judgment is about 'z'; there are judgments about a, base.")) {
      try one.comparisons(of: ["a", "z"])
    }
  }

  @Test func `the order of judgments does not matter`() throws {
    var generator = SplitMix64(seed: 9)
    var judgments: [Judgment] = []
    for item in 0..<30 {
      for model in ["a", "b"] {
        for repetition in 0..<3 {
          judgments.append(
            preference(item, ["base", model], Double.random(in: 0...1, using: &generator), repetition: repetition))
        }
      }
    }
    func comparison(_ judgments: [Judgment]) throws -> ModelComparison? {
      var table = ItemScoreTable()
      for judgment in judgments { table.add(judgment) }
      return try table.comparisons(of: ["a", "b"]).first
    }
    let one = try comparison(judgments)
    #expect(try comparison(judgments.shuffled(using: &generator)) == one)
    #expect(one?.joined == 30)
  }
}
