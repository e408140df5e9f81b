import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct DawidSkeneTests {
  @Test func `simulated raters' errors are recovered`() throws {
    var generator = SplitMix64(seed: 8)
    let accuracies = [0.95, 0.8, 0.65, 0.9]
    var labels: [RaterLabel] = []
    var truth: [Int] = []
    for item in 0..<3000 {
      let y = Double.random(in: 0..<1, using: &generator) < 0.3 ? 1 : 0
      truth.append(y)
      for (rater, accuracy) in accuracies.enumerated() {
        let right = Double.random(in: 0..<1, using: &generator) < accuracy
        labels.append(RaterLabel(item: item, rater: rater, label: right ? y : 1 - y))
      }
    }
    let fit = try fitDawidSkene(labels, items: 3000, raters: 4, classes: 2)
    #expect(fit.converged)
    #expect(isClose(fit.prior[1], 0.3, 0.03))
    for (rater, accuracy) in accuracies.enumerated() {
      #expect(isClose(fit.accuracy(of: rater), accuracy, 0.03))
    }
    let right = truth.indices.count { fit.label(of: $0) == truth[$0] }
    let majority = truth.indices.count { item in
      labels[(4 * item)..<(4 * item + 4)].count { $0.label == truth[item] } > 2
    }
    #expect(right > majority)
  }

  @Test func `rows of posteriors and confusion matrices sum to one`() throws {
    let labels = [
      RaterLabel(item: 0, rater: 0, label: 0), RaterLabel(item: 0, rater: 1, label: 0),
      RaterLabel(item: 1, rater: 0, label: 1), RaterLabel(item: 1, rater: 1, label: 2),
      RaterLabel(item: 2, rater: 1, label: 1),
    ]
    let fit = try fitDawidSkene(labels, items: 4, raters: 2, classes: 3)
    for item in 0..<4 {
      #expect(isClose(fit.posteriors[(3 * item)..<(3 * item + 3)].reduce(0, +), 1, 1e-12))
    }
    for row in 0..<6 {
      #expect(isClose(fit.confusion[(3 * row)..<(3 * row + 3)].reduce(0, +), 1, 1e-12))
    }
    #expect(isClose(fit.prior.reduce(0, +), 1, 1e-12))
    #expect(fit.label(of: 0) == 0)
  }

  @Test func `one rater and impossible labels are refused`() {
    #expect(throws: StatisticsError.self) {
      try fitDawidSkene([RaterLabel(item: 0, rater: 0, label: 0)], items: 1, raters: 1, classes: 2)
    }
    #expect(throws: StatisticsError.self) {
      try fitDawidSkene([RaterLabel(item: 0, rater: 5, label: 0)], items: 1, raters: 2, classes: 2)
    }
    #expect(throws: StatisticsError.self) { try fitDawidSkene([], items: 1, raters: 2, classes: 2) }
  }
}
