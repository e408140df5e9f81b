import Foundation
import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct CalibrationTests {
  @Test(arguments: [
    ScoreCalibration(sharpness: 3), ScoreCalibration(sharpness: 1.5, spread: 1, bend: 0.6),
    ScoreCalibration(sharpness: 4, spread: 0.5, bend: 1.4),
  ])
  func `the fit is where the likelihood is highest`(truth: ScoreCalibration) throws {
    var generator = SplitMix64(seed: 5)
    let scores = (0..<1_500).map { _ in
      let width = Double.random(in: 0.2...2, using: &generator)
      return (0..<8).map { _ in Double.random(in: -width...width, using: &generator) }
    }
    let labels = scores.map { row in
      var draw = Double.random(in: 0..<1, using: &generator)
      for (index, probability) in truth.probabilities(of: row).enumerated() {
        draw -= probability
        if draw < 0 { return index }
      }
      return 7
    }
    let fitted = try ScoreCalibration.fit(scores: scores, labels: labels)
    func loss(_ calibration: ScoreCalibration) -> Double {
      let shares = [1.0 / 1_508, 1_501.0 / 1_508]
      return zip(scores, labels).reduce(0) { sum, row in
        let probabilities = calibration.probabilities(of: row.0)
        return sum
          - probabilities.indices.reduce(0) { $0 + shares[$1 == row.1 ? 1 : 0] * Foundation.log(probabilities[$1]) }
      }
    }
    #expect(fitted.spread == truth.spread)
    #expect(isClose(fitted.bend, truth.bend, 0.25))
    #expect(isClose(fitted.sharpness, truth.sharpness, 0.3 * truth.sharpness))
    let best = loss(fitted)
    // A coarse grid for another summit, and a fine one around the fit for the summit itself.
    let coarse = product(Array(stride(from: 0.5, through: 6, by: 1.1)), Array(stride(from: 0.2, through: 2, by: 0.45)))
    let fine = product(
      [0.9, 0.97, 1, 1.03, 1.1].map { $0 * fitted.sharpness }, [-0.1, -0.03, 0.03, 0.1].map { $0 + fitted.bend })
    for (sharpness, bend) in coarse {
      for spread in [0, 0.5, 1] {
        #expect(loss(ScoreCalibration(sharpness: sharpness, spread: spread, bend: bend)) >= best - 1e-3)
      }
    }
    for (sharpness, bend) in fine {
      #expect(loss(ScoreCalibration(sharpness: sharpness, spread: fitted.spread, bend: bend)) >= best - 1e-3)
    }
  }

  private func product(_ first: [Double], _ second: [Double]) -> [(Double, Double)] {
    first.flatMap { one in second.map { (one, $0) } }
  }

  @Test func `probabilities sum to one and keep the scores' order`() {
    let scores = [0.3, -2, 0.31, 5, -0.1]
    for calibration in [
      ScoreCalibration(sharpness: 2, spread: 1, bend: 0.4), ScoreCalibration(sharpness: 9, spread: 0.5, bend: 2),
    ] {
      let probabilities = calibration.probabilities(of: scores)
      #expect(isClose(probabilities.reduce(0, +), 1, 1e-12))
      let order = scores.indices.sorted { scores[$0] < scores[$1] }
      #expect(probabilities.indices.sorted { probabilities[$0] < probabilities[$1] } == order)
    }
    #expect(ScoreCalibration(sharpness: 2, spread: 1).probabilities(of: [4, 4]) == [0.5, 0.5])
  }

  @Test func `a few rows without a mistake do not give certainty`() throws {
    let scaling = try ScoreCalibration.fit(scores: [[1, -1], [1, -1], [-1, 1]], labels: [0, 0, 1])
    #expect(isClose(scaling.probabilities(of: [1, -1])[0], 0.8, 1e-6))
  }

  @Test func `scores that say nothing get equal probabilities`() throws {
    let scaling = try ScoreCalibration.fit(scores: [[1, 0], [1, 0]], labels: [1, 0])
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
