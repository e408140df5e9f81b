import Foundation
import PlumbStatistics
import Testing

@Suite struct CalibrationTests {
  @Test func `the sharpness is where the likelihood is highest`() throws {
    var generator = SplitMix64(seed: 5)
    let scores = (0..<300).map { _ in (0..<4).map { _ in Double.random(in: -1...1, using: &generator) } }
    let truth = TemperatureScaling(sharpness: 3)
    let labels = scores.map { row in
      var draw = Double.random(in: 0..<1, using: &generator)
      for (index, probability) in truth.probabilities(of: row).enumerated() {
        draw -= probability
        if draw < 0 { return index }
      }
      return 3
    }
    let fitted = try TemperatureScaling.fit(scores: scores, labels: labels)
    func loss(_ sharpness: Double) -> Double {
      let scaling = TemperatureScaling(sharpness: sharpness)
      let shares = [1.0 / 304, 301.0 / 304]
      return zip(scores, labels).reduce(0) { sum, row in
        let probabilities = scaling.probabilities(of: row.0)
        return sum
          - probabilities.indices.reduce(0) { $0 + shares[$1 == row.1 ? 1 : 0] * Foundation.log(probabilities[$1]) }
      }
    }
    let best = loss(fitted.sharpness)
    #expect(isClose(fitted.sharpness, 3, 0.6))
    for other in stride(from: 0.0, through: 8, by: 0.05) { #expect(loss(other) >= best - 1e-9) }
  }

  @Test func `a few rows without a mistake do not give certainty`() throws {
    let scaling = try TemperatureScaling.fit(scores: [[1, -1], [1, -1], [-1, 1]], labels: [0, 0, 1])
    #expect(isClose(scaling.probabilities(of: [1, -1])[0], 0.8, 1e-6))
  }

  @Test func `scores that say nothing get equal probabilities`() throws {
    let scaling = try TemperatureScaling.fit(scores: [[1, 0], [1, 0]], labels: [1, 0])
    #expect(areClose(scaling.probabilities(of: [9, -9]), [0.5, 0.5], 1e-6))
  }

  @Test func `quality is counted as on paper`() throws {
    let quality = try ProbabilityQuality.measure(
      probabilities: [[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.55, 0.45]], labels: [0, 1, 1, -1], bins: 10,
      thresholds: [0, 0.7, 0.95])
    #expect(quality.count == 4)
    #expect(quality.accuracy == 0.5)
    // bins: 0.9 right, 0.8 right, 0.6 wrong, 0.55 wrong
    #expect(isClose(quality.calibrationError, (0.1 + 0.2 + 0.6 + 0.55) / 4, 1e-12))
    #expect(quality.rejectCurve.map(\.coverage) == [1, 0.5, 0])
    #expect(quality.rejectCurve.map(\.accuracy) == [0.5, 1, nil])
  }

  @Test func `an unknown class is never right and costs the floor`() throws {
    let quality = try ProbabilityQuality.measure(probabilities: [[1, 0]], labels: [-1])
    #expect(quality.accuracy == 0)
    #expect(isClose(quality.logLoss, 34.538776, 1e-5))
  }
}

@Suite struct StratifiedFoldsTests {
  @Test(arguments: [2, 3, 5, 10]) func `folds differ by at most one, in all and in each class`(count: Int) throws {
    let labels = (0..<103).map { $0 * $0 % 7 }
    let folds = try StratifiedFolds(labels: labels, count: count, seed: 11)
    let sizes = (0..<count).map { fold in folds.foldOfRow.count { $0 == fold } }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    for label in Set(labels) {
      let own = (0..<count).map { fold in labels.indices.count { labels[$0] == label && folds.foldOfRow[$0] == fold } }
      #expect((own.max() ?? 0) - (own.min() ?? 0) <= 1)
    }
    let (training, heldOut) = folds.split(0)
    #expect(Set(training).union(heldOut) == Set(0..<103) && Set(training).isDisjoint(with: heldOut))
    #expect(try StratifiedFolds(labels: labels, count: count, seed: 11) == folds)
    #expect(try StratifiedFolds(labels: labels, count: count, seed: 12) != folds)
  }

  @Test func `too few rows or folds are refused`() {
    #expect(throws: StatisticsError.self) { try StratifiedFolds(labels: [0], count: 2, seed: 1) }
    #expect(throws: StatisticsError.self) { try StratifiedFolds(labels: [0, 1], count: 1, seed: 1) }
  }
}
