import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct PlanningTests {
  @Test func `sample sizes equal Miller's examples`() throws {
    let quiet = ComparisonDesign(differenceVariance: 1.0 / 9)
    try #expect(isClose(quiet.requiredItems(difference: 0.03), 969, 0.05))
    let noisy = ComparisonDesign(
      differenceVariance: 1.0 / 9, firstNoise: 1.0 / 6, secondNoise: 1.0 / 6)
    try #expect(isClose(noisy.requiredItems(difference: 0.03), 3876, 0.2))
    try #expect(isClose(quiet.minimalDetectableEffect(items: 164), 0.073, 5e-4))
  }

  @Test func `power, size and effect agree with each other`() throws {
    let design = ComparisonDesign(
      differenceVariance: 0.2, firstNoise: 0.1, secondNoise: 0.05, firstRepeats: 4,
      secondRepeats: 2, clusterSize: 5, clusterCorrelation: 0.3, significance: 0.01)
    #expect(isClose(design.designEffect, 2.2, 1e-12))
    let items = try design.requiredItems(difference: 0.05, power: 0.9)
    try #expect(isClose(design.minimalDetectableEffect(items: items, power: 0.9), 0.05, 1e-12))
    try #expect(isClose(design.power(difference: 0.05, items: items), 0.9, 1e-6))
    try #expect(isClose(design.power(difference: 0, items: items), 0.01, 1e-12))
  }

  @Test func `a pilot separates noise from differences between items`() throws {
    var generator = SplitMix64(seed: 5)
    func noise(_ spread: Double) -> Double { spread * Double.random(in: -1...1, using: &generator) }
    var first: [[Double]] = []
    var second: [[Double]] = []
    for _ in 0..<4000 {
      let shift = noise(1)
      first.append((0..<3).map { _ in shift + noise(0.9) })
      second.append((0..<2).map { _ in noise(0.6) })
    }
    let design = try pilotDesign(first: first, second: second)
    #expect(isClose(design.differenceVariance, 1.0 / 3, 0.025))
    #expect(isClose(design.firstNoise, 0.27, 0.01))
    #expect(isClose(design.secondNoise, 0.12, 0.01))
  }

  @Test func `impossible plans are refused`() {
    let design = ComparisonDesign(differenceVariance: 0.1)
    #expect(throws: StatisticsError.self) { try design.requiredItems(difference: 0) }
    #expect(throws: StatisticsError.self) { try design.requiredItems(difference: 0.1, power: 1) }
    #expect {
      try ComparisonDesign(differenceVariance: 0).requiredItems(difference: 0.1)
    } throws: {
      "\($0)" == "Power is undefined when scores do not vary: any difference would be seen."
    }
    #expect(throws: StatisticsError.self) { try pilotDesign(first: [[1]], second: [[0]]) }
  }

  @Test func `pass at k is one minus the chance of drawing only failures`() {
    #expect(isClose(passAtK(samples: 10, passed: 3, k: 5), 1 - 21.0 / 252, 1e-14))
    #expect(passAtK(samples: 10, passed: 0, k: 3) == 0)
    #expect(passAtK(samples: 10, passed: 8, k: 3) == 1)
    #expect(isClose(passAtK(samples: 5000, passed: 1, k: 1), 0.0002, 1e-12))
    #expect(passAtK(samples: 3, passed: 1, k: 4) == nil)
    #expect(isClose(passPowerK(samples: 10, passed: 3, k: 2), 3.0 / 45, 1e-14))
    #expect(passPowerK(samples: 10, passed: 1, k: 2) == 0)
  }

  @Test func `adjusted p-values equal R's p.adjust`() throws {
    let p = [0.05, 0.01, 0.04, 0.02, 0.03]
    try #expect(areClose(holmAdjusted(p), [0.09, 0.05, 0.09, 0.08, 0.09], 1e-12))
    try #expect(areClose(benjaminiHochbergAdjusted(p), [0.05, 0.05, 0.05, 0.05, 0.05], 1e-12))
    let q = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
    try #expect(
      areClose(
        benjaminiHochbergAdjusted(q),
        [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.1057142857142857, 0.216, 0.216, 0.216], 1e-12))
    #expect(throws: StatisticsError.self) { try holmAdjusted([0.5, .nan]) }
    try #expect(holmAdjusted([]) == [])
  }
}
