import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct L1LogisticTests {
  private func rows(_ n: Int, seed: UInt64) throws -> LogisticRows {
    var generator = SplitMix64(seed: seed)
    var rows = LogisticRows(columns: 3)
    for _ in 0..<n {
      let x = (0..<3).map { _ in Double.random(in: -1...1, using: &generator) }
      let target = min(
        1, max(0, 0.5 + 0.4 * x[0] + Double.random(in: -0.2...0.2, using: &generator)))
      try rows.add(x, target: target, weight: Double.random(in: 0.1...2, using: &generator))
    }
    return rows
  }

  @Test(arguments: [0.05, 0.5, 5, 500]) func `the optimality conditions hold`(c: Double) throws {
    let data = try rows(200, seed: 3)
    let fit = try fitL1Logistic(data, inversePenalty: c)
    #expect(fit.converged)
    #expect(fit.violation < 1e-9)
    // No nearby point is better: the objective is convex.
    for k in 0..<3 {
      for step in [-1e-3, 1e-3] {
        var other = fit.coefficients
        other[k] += step
        let moved = try fitL1Logistic(data, inversePenalty: c, start: other)
        #expect(isClose(moved.objective, fit.objective, 1e-9 * abs(fit.objective)))
        #expect(areClose(moved.coefficients, fit.coefficients, 1e-8))
      }
    }
  }

  @Test func `a strong penalty removes every coefficient`() throws {
    let fit = try fitL1Logistic(rows(100, seed: 1), inversePenalty: 1e-4)
    #expect(fit.coefficients == [0, 0, 0])
  }

  @Test func `a fractional target is two weighted rows`() throws {
    let data = try rows(80, seed: 2)
    var doubled = LogisticRows(columns: 3)
    for row in 0..<data.count {
      let x = Array(data.features[(3 * row)..<(3 * row + 3)])
      try doubled.add(x, target: 1, weight: data.weights[row] * data.targets[row])
      try doubled.add(x, target: 0, weight: data.weights[row] * (1 - data.targets[row]))
    }
    let one = try fitL1Logistic(data, inversePenalty: 3)
    let two = try fitL1Logistic(doubled, inversePenalty: 3)
    #expect(areClose(one.coefficients, two.coefficients, 1e-9))
  }

  @Test func `folds are dealt from the last row`() {
    #expect(reverseDealtFolds(count: 7) == [1, 0, 4, 3, 2, 1, 0])
    #expect(isClose(defaultInversePenalties[5], 2.7825594022071245, 1e-12))
    #expect(isClose(defaultInversePenalties[0], 1e-4, 1e-16))
  }

  @Test func `cross-validation takes the first of the best penalties`() throws {
    let data = try rows(60, seed: 4)
    let result = try crossValidateL1Logistic(data, folds: reverseDealtFolds(count: 60))
    #expect(result.losses.count == 10)
    #expect(result.losses[result.best] == result.losses.min())
    #expect(result.folds == 5)
  }

  @Test func `no rows, bad rows and no penalty are refused`() throws {
    #expect(throws: StatisticsError.self) {
      try fitL1Logistic(LogisticRows(columns: 2), inversePenalty: 1)
    }
    var data = LogisticRows(columns: 1)
    #expect(throws: StatisticsError.self) { try data.add([.nan], target: 1) }
    #expect(throws: StatisticsError.self) { try data.add([1], target: 1.5) }
    #expect(throws: StatisticsError.self) { try data.add([1, 2], target: 1) }
    try data.add([1], target: 1)
    #expect(throws: StatisticsError.self) { try fitL1Logistic(data, inversePenalty: 0) }
  }
}
