import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct ItemDifficultyTests {
  @Test func `simulated difficulties are recovered`() throws {
    var generator = SplitMix64(seed: 31)
    let items = 80
    let models = 25
    let scale = RatingScale(base: 2.718281828459045, scale: 1, origin: 0)
    let truth = (0..<items).map { _ in
      normalQuantile(Double.random(in: 0.001..<0.999, using: &generator))
    }
    let strength = (0..<models).map { _ in Double.random(in: -1...1, using: &generator) }
    var rows: [DifficultyRow] = []
    for model in 0..<models {
      for item in 0..<items {
        let length = Double.random(in: -1...1, using: &generator)
        let p = scale.winProbability(strength[model] + truth[item] - 0.5 * length, against: 0)
        rows.append(
          DifficultyRow(
            model: model, item: item, length: length,
            preference: Double.random(in: 0..<1, using: &generator) < p ? 1 : 0))
      }
    }
    let fit = try fitItemDifficulty(rows, models: models, items: items)
    #expect(fit.converged)
    let agreement = try correlation(fit.difficulties, truth, kind: .pearson)
    #expect(agreement.value > 0.85)
    #expect(isClose(Moments(fit.lengths).mean, -0.5, 0.3))
    // The optimality condition of one difficulty.
    for item in [0, 41] {
      var slope = fit.difficulties[item]
      for row in rows where row.item == item {
        slope +=
          scale.winProbability(
            fit.models[row.model] + fit.lengths[row.model] * row.length + fit.difficulties[item],
            against: 0) - row.preference
      }
      #expect(abs(slope) < 1e-7)
    }
  }

  @Test func `one model has no difficulties`() {
    #expect {
      try fitItemDifficulty(
        [DifficultyRow(model: 0, item: 0, length: 0, preference: 1)], models: 1, items: 1)
    } throws: {
      ($0 as? StatisticsError)?.code == .tooFewValues
    }
  }
}
