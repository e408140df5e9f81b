import Testing

@testable import PlumbStatistics

@Suite struct PartitionAgreementTests {
  /// The examples in scikit-learn's documentation of `adjusted_rand_score`.
  static let published: [(first: [Int], second: [Int], value: Double)] = [
    ([0, 0, 1, 1], [0, 0, 1, 1], 1), ([0, 0, 1, 1], [1, 1, 0, 0], 1),
    ([0, 0, 1, 2], [0, 0, 1, 1], 4.0 / 7), ([0, 0, 0, 0], [0, 1, 2, 3], 0),
    ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
  ]

  @Test(arguments: published)
  func `the Rand index has its published values`(first: [Int], second: [Int], value: Double) throws {
    #expect(abs(try adjustedRandIndex(first, second) - value) < 1e-12)
    #expect(abs(try adjustedRandIndex(second, first) - value) < 1e-12)
  }

  @Test func `the Rand index is that of counting pairs`() throws {
    var random = SplitMix64(seed: 8)
    let first = (0..<60).map { _ in Int.random(in: 0..<4, using: &random) }
    let second = first.map { Bool.random(using: &random) ? $0 : Int.random(in: 0..<5, using: &random) }
    var (both, one, other, all) = (0.0, 0.0, 0.0, 0.0)
    for i in 0..<60 {
      for j in 0..<i {
        let (a, b) = (first[i] == first[j], second[i] == second[j])
        all += 1
        both += a && b ? 1 : 0
        one += a ? 1 : 0
        other += b ? 1 : 0
      }
    }
    let expected = one * other / all
    let value = (both - expected) / ((one + other) / 2 - expected)
    #expect(abs(try adjustedRandIndex(first, second) - value) < 1e-12)
  }

  @Test func `the expected information is the mean over all orders of the labels`() throws {
    let first = [0, 0, 0, 1, 1, 2, 2]
    let second = [0, 0, 1, 1, 1, 1, 2]
    var (sum, orders) = (0.0, 0.0)
    func permute(_ rest: [Int], _ order: [Int]) throws {
      guard !rest.isEmpty else {
        sum += plainInformation(first, order)
        orders += 1
        return
      }
      for i in rest.indices {
        var left = rest
        let next = left.remove(at: i)
        try permute(left, order + [next])
      }
    }
    try permute(second, [])
    let result = try mutualInformation(first, second)
    #expect(abs(result.expected - sum / orders) < 1e-12)
    let value = plainInformation(first, second)
    let mean = (plainInformation(first, first) + plainInformation(second, second)) / 2
    #expect(abs(result.value - value) < 1e-12)
    #expect(abs(result.normalized - value / mean) < 1e-12)
    #expect(abs(result.adjusted - (value - sum / orders) / (mean - sum / orders)) < 1e-12)
  }

  @Test func `trivial partitions and relabelling`() throws {
    #expect(try mutualInformation([1, 1, 1], [2, 2, 2]).adjusted == 1)
    #expect(try mutualInformation([1, 2, 3], [3, 2, 1]).adjusted == 1)
    #expect(abs(try mutualInformation([0, 0, 0, 0], [0, 1, 2, 3]).adjusted) < 1e-12)
    let labels: [Int?] = [nil, 0, 0, 1, 1, nil]
    #expect(try adjustedRandIndex(labels, ["n", "a", "a", "b", "b", "n"]) == 1)
    #expect(abs(try mutualInformation(labels, ["n", "a", "a", "b", "b", "n"]).adjusted - 1) < 1e-12)
  }

  @Test func `labellings of nothing or of different points are refused`() {
    #expect(throws: StatisticsError.self) { try adjustedRandIndex([Int](), [Int]()) }
    #expect(throws: StatisticsError.self) { try mutualInformation([1, 2], [1]) }
  }

  private func plainInformation(_ a: [Int], _ b: [Int]) -> Double {
    let n = Double(a.count)
    var sum = 0.0
    for x in Set(a) {
      for y in Set(b) {
        let both = Double(zip(a, b).count { $0 == x && $1 == y })
        guard both > 0 else { continue }
        let product = Double(a.count { $0 == x }) * Double(b.count { $0 == y })
        sum += both / n * Elementary.logarithm(n * both / product)
      }
    }
    return sum
  }
}
