import PlumbStatistics
import Testing

@Suite struct ClusteredLogisticTests {
  private func rows(_ data: [([Double], Double)]) throws -> LogisticRows {
    var rows = LogisticRows(columns: data[0].0.count)
    for (row, target) in data { try rows.add(row, target: target) }
    return rows
  }

  @Test func `an intercept alone is the log-odds of the share, and its error that of the share`() throws {
    let data = (0..<50).map { ([1.0], $0 < 35 ? 1.0 : 0.0) }
    let fit = try fitClusteredLogistic(rows(data), clusters: Array(0..<50))
    #expect(abs(fit.probability(of: 0) - 0.7) < 1e-9)
    // Var(logit p) = 1/(n p q), times n/(n − 1).
    let expected = (1 / (50 * 0.7 * 0.3) * 50.0 / 49).squareRoot()
    #expect(abs(fit.standardErrors[0] - expected) < 1e-9)
    let interval = try #require(fit.probabilityInterval(of: 0))
    #expect(interval.low < 0.7 && interval.high > 0.7)
  }

  @Test func `copies of a row in one cluster count once for the error`() throws {
    let data = (0..<30).map { ([1.0], $0 % 3 == 0 ? 1.0 : 0.0) }
    let single = try fitClusteredLogistic(rows(data), clusters: Array(0..<30))
    let copied = try fitClusteredLogistic(rows(data + data + data), clusters: (0..<90).map { $0 % 30 })
    #expect(abs(single.standardErrors[0] - copied.standardErrors[0]) < 1e-9)
    #expect(abs(single.coefficients[0] - copied.coefficients[0]) < 1e-9)
    #expect(copied.clusters == 30 && copied.count == 90)
  }

  // Two binary columns without interaction: a saturated table per cell is matched by its margins (score equations).
  @Test func `the score equations hold at the fit`() throws {
    var data: [([Double], Double)] = []
    for (x, y, successes, count) in [(1.0, 1.0, 18, 20), (1.0, -1.0, 9, 20), (-1.0, 1.0, 12, 20), (-1.0, -1.0, 3, 20)] {
      for index in 0..<count { data.append(([x, y], index < successes ? 1 : 0)) }
    }
    let fit = try fitClusteredLogistic(rows(data), clusters: Array(0..<data.count))
    for column in 0..<2 {
      let score = data.reduce(0.0) { sum, row in
        let z = row.0[0] * fit.coefficients[0] + row.0[1] * fit.coefficients[1]
        return sum + row.0[column] * (row.1 - 1 / (1 + plainExponential(-z)))
      }
      #expect(abs(score) < 1e-6)
    }
    #expect(fit.coefficients[0] > 0 && fit.coefficients[1] > 0)
  }

  @Test func `columns that tell everything have no finite fit`() throws {
    let data = (0..<20).map { ([$0 < 10 ? 1.0 : -1.0], $0 < 10 ? 1.0 : 0.0) }
    let found = #expect(throws: StatisticsError.self) {
      try fitClusteredLogistic(rows(data), clusters: Array(0..<20))
    }
    #expect(found?.code == .separated)
  }

  @Test func `a penalty keeps the fit finite, and its interval has a width`() throws {
    let data = (0..<20).map { ([$0 < 10 ? 1.0 : -1.0], $0 < 10 ? 1.0 : 0.0) }
    let fit = try fitClusteredLogistic(rows(data), clusters: Array(0..<20), l2: 0.16)
    // 20·(1 − σ(w)) = 0.16·w at the maximum.
    let w = fit.coefficients[0]
    #expect(abs(20 * (1 - fit.probability(of: 0)) - 0.16 * w) < 1e-6)
    let interval = try #require(fit.probabilityInterval(of: 0))
    #expect(interval.low < 0.95 && interval.low > 0.5)
  }

  @Test func `equal columns are not determined`() throws {
    let data = (0..<20).map { ([1.0, 1.0], $0 % 2 == 0 ? 1.0 : 0.0) }
    let found = #expect(throws: StatisticsError.self) {
      try fitClusteredLogistic(rows(data), clusters: Array(0..<20))
    }
    #expect(found?.code == .singular)
  }

  @Test func `one cluster has no standard error`() throws {
    let data = (0..<20).map { ([1.0], $0 % 2 == 0 ? 1.0 : 0.0) }
    let found = #expect(throws: StatisticsError.self) {
      try fitClusteredLogistic(rows(data), clusters: [Int](repeating: 0, count: 20))
    }
    #expect(found?.code == .tooFewValues)
  }

  /// e^x by its series after halving the argument.
  private func plainExponential(_ x: Double) -> Double {
    let y = x / 1024
    var term = 1.0
    var sum = 1.0
    for k in 1...20 {
      term *= y / Double(k)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
