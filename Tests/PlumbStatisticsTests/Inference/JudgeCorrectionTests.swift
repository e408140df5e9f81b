import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct JudgeCorrectionTests {
  /// Truth 0.6, judge with sensitivity 0.88 and specificity 0.75.
  private func draw(_ count: Int, _ generator: inout SplitMix64) -> (
    truth: [Double], judged: [Double]
  ) {
    var truth: [Double] = []
    var judged: [Double] = []
    for _ in 0..<count {
      let y = Double.random(in: 0..<1, using: &generator) < 0.6
      let right = Double.random(in: 0..<1, using: &generator) < (y ? 0.88 : 0.75)
      truth.append(y ? 1 : 0)
      judged.append(y == right ? 1 : 0)
    }
    return (truth, judged)
  }

  @Test func `corrected intervals cover 95 percent of simulated truths`() throws {
    let runs = 3000
    var powered = 0
    var corrected = 0
    var naive = Moments()
    var width = Moments()
    for run in 0..<runs {
      var generator = SplitMix64(seed: 2024, index: run)
      let labelled = draw(200, &generator)
      let rest = draw(2000, &generator)
      let ppi = try predictionPoweredMean(
        labels: labelled.truth, judged: labelled.judged, unlabelled: rest.judged)
      if ppi.interval.contains(0.6) { powered += 1 }
      naive.add(ppi.naive)
      width.add(ppi.interval.width)
      let pairs = zip(labelled.truth, labelled.judged)
      let gladen = try roganGladen(
        judgedPositive: Int(rest.judged.reduce(0, +)), judged: 2000,
        truePositives: JudgedCount(
          count: Int(labelled.truth.reduce(0, +)), agreed: pairs.count { $0 == 1 && $1 == 1 }),
        trueNegatives: JudgedCount(
          count: 200 - Int(labelled.truth.reduce(0, +)), agreed: pairs.count { $0 == 0 && $1 == 0 })
      )
      if gladen.interval.contains(0.6) { corrected += 1 }
    }
    // frameworks.md §6.8: PPI++ .954, width .1075; Rogan–Gladen .961; naive mean .628.
    #expect(isClose(Double(powered) / Double(runs), 0.95, 0.01))
    #expect(isClose(width.mean, 0.1075, 0.002))
    #expect(isClose(Double(corrected) / Double(runs), 0.955, 0.015))
    #expect(isClose(naive.mean, 0.628, 0.002))
  }

  @Test func `λ of 0 is the labels' mean and λ of 1 plain PPI`() throws {
    let labels = [1.0, 0, 1, 1]
    let judged = [1.0, 0, 0, 1]
    let unlabelled = [1.0, 1, 0, 0, 1]
    let none = try predictionPoweredMean(
      labels: labels, judged: judged, unlabelled: unlabelled, lambda: 0)
    #expect(isClose(none.estimate, 0.75, 1e-15))
    #expect(isClose(none.standardError, Moments(labels).standardError, 1e-15))
    let full = try predictionPoweredMean(
      labels: labels, judged: judged, unlabelled: unlabelled, lambda: 1)
    #expect(isClose(full.estimate, 0.6 + 0.25, 1e-15))
  }

  @Test func `a useless judge is not trusted`() throws {
    let result = try predictionPoweredMean(
      labels: [1, 0, 1, 0], judged: [0, 1, 0, 1], unlabelled: [1, 0, 1])
    #expect(result.lambda == 0)
    #expect(isClose(result.effectiveLabels, 4, 1e-12))
  }

  @Test func `Rogan-Gladen inverts the judge's errors`() throws {
    let result = try roganGladen(
      judgedPositive: 628, judged: 1000, truePositives: JudgedCount(count: 100, agreed: 88),
      trueNegatives: JudgedCount(count: 100, agreed: 75))
    #expect(isClose(result.estimate, 0.6, 1e-12))
    #expect(isClose(result.apparent, 0.628, 1e-15))
  }

  @Test func `a judge at chance cannot be corrected`() {
    #expect {
      try roganGladen(
        judgedPositive: 50, judged: 100, truePositives: JudgedCount(count: 20, agreed: 10),
        trueNegatives: JudgedCount(count: 20, agreed: 10))
    } throws: {
      ($0 as? StatisticsError)?.code == .singular
        && "\($0)".contains("not distinguishable from chance")
    }
    #expect(throws: StatisticsError.self) {
      try predictionPoweredMean(labels: [1], judged: [1], unlabelled: [1, 0])
    }
  }
}
