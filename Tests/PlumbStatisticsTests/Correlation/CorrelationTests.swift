import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct CorrelationTests {
  /// tau-b from its definition.
  private func tauB(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    var xs = 0.0
    var ys = 0.0
    for i in x.indices {
      for j in x.indices where j > i {
        let a = x[i] < x[j] ? 1.0 : x[i] > x[j] ? -1 : 0
        let b = y[i] < y[j] ? 1.0 : y[i] > y[j] ? -1 : 0
        sum += a * b
        xs += a * a
        ys += b * b
      }
    }
    return sum / (xs * ys).squareRoot()
  }

  @Test(arguments: 0..<40) func `Kendall's tau equals its definition, ties included`(seed: UInt64)
    throws
  {
    var generator = SplitMix64(seed: seed)
    let n = 2 + Int.random(in: 0..<40, using: &generator)
    let x = (0..<n).map { _ in Double(Int.random(in: 0..<8, using: &generator)) } + [0, 9]
    let y = (0..<n).map { _ in Double(Int.random(in: 0..<12, using: &generator)) } + [3, 4]
    try #expect(isClose(correlation(x, y, kind: .kendall).value, tauB(x, y), 1e-12), "seed \(seed)")
  }

  @Test func `Pearson's interval is Fisher's`() throws {
    let x = [1.0, 2, 3, 4, 5, 6, 7, 8]
    let y = [2.0, 1, 4, 3, 7, 5, 8, 6]
    let result = try correlation(x, y, kind: .pearson)
    #expect(isClose(result.value, 35.0 / 42, 1e-12))
    // tanh(artanh(5/6) ± 1.959964/√5).
    #expect(isClose(result.interval?.low, 0.31170, 5e-5))
    #expect(isClose(result.interval?.high, 0.96899, 5e-5))
    try #expect(isClose(correlation(x, y, kind: .spearman).value, result.value, 1e-12))
  }

  @Test func `tied values share their mean rank`() {
    #expect(averageRanks([10, 20, 10, 30, 10]) == [2, 4, 2, 5, 2])
    #expect(averageRanks([]) == [])
  }

  @Test(arguments: CorrelationKind.allCases)
  func `a monotone change keeps rank correlations, a sign change mirrors all`(kind: CorrelationKind)
    throws
  {
    let x = [1.0, 5, 2, 8, 3, 9]
    let y = [2.0, 3, 3, 9, 1, 7]
    let plain = try correlation(x, y, kind: kind).value
    try #expect(isClose(correlation(x, y.map { -$0 }, kind: kind).value, -plain, 1e-12))
    try #expect(isClose(correlation(y, x, kind: kind).value, plain, 1e-12))
    if kind != .pearson {
      try #expect(isClose(correlation(x.map { $0 * $0 * $0 }, y, kind: kind).value, plain, 1e-12))
    }
  }

  @Test func `a constant side, one pair and NaN are undefined`() {
    for kind in CorrelationKind.allCases {
      #expect {
        try correlation([1, 1, 1], [1, 2, 3], kind: kind)
      } throws: {
        "\($0)"
          == "The correlation is undefined: one of the two sides has the same value throughout."
      }
      #expect(throws: StatisticsError.self) { try correlation([1], [1], kind: kind) }
      #expect(throws: StatisticsError.self) { try correlation([1, .nan], [1, 2], kind: kind) }
    }
  }

  @Test func `a perfect correlation and few pairs have no interval`() throws {
    try #expect(correlation([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], kind: .pearson).interval == nil)
    try #expect(correlation([1, 2, 3], [1, 3, 2], kind: .spearman).interval == nil)
  }
}
