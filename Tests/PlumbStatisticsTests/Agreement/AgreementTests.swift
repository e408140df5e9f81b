import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct AgreementTests {
  /// Krippendorff's example of four observers and twelve units.
  static let classic: [[Double?]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
    [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
  ]

  @Test(arguments: [
    (RatingMetric.nominal, 0.7434), (.ordinal, 0.8154), (.interval, 0.8491), (.ratio, 0.7974),
  ])
  func `Krippendorff's alpha equals his example`(metric: RatingMetric, expected: Double) throws {
    let alpha = try krippendorffAlpha(RatingTable(raters: Self.classic), metric: metric)
    #expect(isClose(alpha.value, expected, 5e-5))
    #expect(alpha.units == 11)
  }

  @Test func `Cohen's kappa equals its example`() throws {
    let kappa = try cohenKappa(table: [20, 5, 10, 15], classes: 2)
    #expect(isClose(kappa.value, 0.4, 1e-12))
    #expect(isClose(kappa.observed, 0.7, 1e-12) && isClose(kappa.expected, 0.5, 1e-12))
    let rows = [(0, 0, 20), (0, 1, 5), (1, 0, 10), (1, 1, 15)]
    let first = rows.flatMap { Array(repeating: $0.0, count: $0.2) }
    let second = rows.flatMap { Array(repeating: $0.1, count: $0.2) }
    try #expect(cohenKappa(first, second, classes: 2) == kappa)
    // The asymptotic error against resampling.
    let samples = try bootstrap(ResamplingDesign(count: 50), rounds: 3000, seed: 1) { picked in
      try? cohenKappa(picked.map { first[$0] }, picked.map { second[$0] }, classes: 2).value
    }
    #expect(isClose(kappa.standardError, samples.standardError, 0.01))
  }

  @Test(arguments: [KappaWeights.linear, .quadratic])
  func `weighted kappa is one minus observed over expected distance`(weights: KappaWeights) throws {
    let table: [Double] = [11, 4, 1, 0, 3, 9, 5, 1, 0, 2, 8, 4, 1, 0, 3, 12]
    let n = table.reduce(0, +)
    var observed = 0.0
    var expected = 0.0
    for i in 0..<4 {
      for j in 0..<4 {
        let distance = Double(abs(i - j))
        let v = weights == .linear ? distance : distance * distance
        let row = (0..<4).reduce(0) { $0 + table[4 * i + $1] }
        let column = (0..<4).reduce(0) { $0 + table[4 * $1 + j] }
        observed += v * table[4 * i + j] / n
        expected += v * row * column / (n * n)
      }
    }
    let kappa = try cohenKappa(table: table, classes: 4, weights: weights)
    #expect(isClose(kappa.value, 1 - observed / expected, 1e-12))
  }

  @Test func `Fleiss' kappa equals Wikipedia's example`() throws {
    let counts: [Double] = [
      0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1, 7, 7, 0, 0, 0, 3,
      2,
      6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7,
    ]
    let kappa = try fleissKappa(counts: counts, classes: 5)
    #expect(isClose(kappa.value, 0.2099, 5e-5))
    #expect(isClose(kappa.observed, 0.378, 5e-4) && isClose(kappa.expected, 0.2128, 5e-4))
    #expect(kappa.interval()?.contains(0.2099) == true)
  }

  @Test func `Gwet's AC1 equals irrCAC's on the same ratings`() throws {
    let zeroBased = Self.classic.map { $0.map { $0.map { $0 - 1 } } }
    let result = try gwetAC1(RatingTable(raters: zeroBased), classes: 5)
    #expect(isClose(result.value, 0.77544, 5e-6))
    #expect(isClose(result.observed, 0.81818, 5e-6) && isClose(result.expected, 0.19032, 5e-6))
    #expect(isClose(result.standardError, 0.14295, 5e-5))
  }

  @Test func `AC1 of two raters has its closed form`() throws {
    let units = [(0, 0, 20), (0, 1, 5), (1, 0, 10), (1, 1, 15)]
      .flatMap { Array(repeating: [Double($0.0), Double($0.1)], count: $0.2) }
    try #expect(
      isClose(gwetAC1(RatingTable(units: units), classes: 2).value, (0.7 - 0.495) / 0.505, 1e-12))
  }

  @Test func `the bootstrap of alpha is seeded and contains it`() throws {
    let table = try RatingTable(raters: Self.classic)
    let once = try bootstrapAgreement(table, rounds: 400, seed: 3) {
      table throws(StatisticsError) in
      try krippendorffAlpha(table, metric: .ordinal)
    }
    #expect(once.interval.contains(0.8154))
    let again = try bootstrapAgreement(table, rounds: 400, seed: 3) {
      table throws(StatisticsError) in
      try krippendorffAlpha(table, metric: .ordinal)
    }
    #expect(again == once)
  }

  @Test func `agreement about a constant is undefined, not one or zero`() {
    #expect {
      try krippendorffAlpha(RatingTable(units: [[1, 1], [1, 1]]), metric: .nominal)
    } throws: {
      "\($0)"
        == "Krippendorff's alpha is undefined: all ratings are equal, so disagreement by chance is impossible."
    }
    #expect {
      try cohenKappa(table: [7, 0, 0, 0], classes: 2)
    } throws: {
      ($0 as? StatisticsError)?.code == .noVariation
    }
    #expect(throws: StatisticsError.self) { try fleissKappa(counts: [3, 0, 3, 0], classes: 2) }
  }

  @Test func `single ratings, NaN and negative ratios are refused`() {
    #expect {
      try krippendorffAlpha(RatingTable(units: [[1], [2]]), metric: .interval)
    } throws: {
      "\($0)"
        == "Krippendorff's alpha is undefined: no unit has two ratings, so nothing can agree or disagree."
    }
    #expect(throws: StatisticsError.self) {
      try krippendorffAlpha(RatingTable(units: [[1, .nan]]), metric: .nominal)
    }
    #expect(throws: StatisticsError.self) {
      try krippendorffAlpha(RatingTable(units: [[-1, 2]]), metric: .ratio)
    }
    #expect(throws: StatisticsError.self) { try gwetAC1(RatingTable(units: [[0, 2]]), classes: 2) }
    #expect(throws: StatisticsError.self) { try fleissKappa(counts: [3, 0, 2, 0], classes: 2) }
  }
}
