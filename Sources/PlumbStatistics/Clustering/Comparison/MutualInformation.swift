/// The information two labellings share, in nats, with its chance correction.
public struct MutualInformation: Sendable, Codable, Equatable {
  /// The mutual information, ≥ 0.
  public let value: Double
  /// Its expectation over labellings with the same class sizes.
  public let expected: Double
  /// The entropy of the first labelling.
  public let firstEntropy: Double
  /// The entropy of the second labelling.
  public let secondEntropy: Double
  /// The mutual information over the mean of the entropies, in [0, 1]; 1 when both are 0.
  public let normalized: Double
  /// The mutual information less its expectation, over the mean of the entropies less the same: 1 for
  /// the same partition, about 0 for unrelated ones.
  public let adjusted: Double
}

/// The mutual information of two labellings, plain, normalized and adjusted for chance.
///
/// Noise is a class like any other.
///
/// - Parameters:
///   - first: n ≥ 1 labels.
///   - second: n labels of the same points.
/// - Returns: The information in nats, and its normalized and adjusted forms (arithmetic mean).
/// - Throws: `StatisticsError` `.lengthMismatch`, `.empty`.
/// - Complexity: O(n · classes) for the expectation.
/// - Note: Vinh, Epps & Bailey 2010, JMLR 11:2837, equations 24a (expectation) and the AMI with the
///   arithmetic mean, as scikit-learn's default.
public func mutualInformation<A: Hashable, B: Hashable>(
  _ first: [A], _ second: [B]
) throws(StatisticsError) -> MutualInformation {
  let table = try ContingencyTable(first, second)
  let n = Double(table.total)
  func entropy(_ counts: [Int]) -> Double {
    counts.reduce(0) { $0 - Double($1) / n * Elementary.logarithm(Double($1) / n) }
  }
  let (rowEntropy, columnEntropy) = (entropy(table.rows), entropy(table.columns))
  var value = 0.0
  for cell in table.cells {
    let count = Double(cell.count)
    let product = Double(table.rows[cell.row]) * Double(table.columns[cell.column])
    value += count / n * Elementary.logarithm(n * count / product)
  }
  value = max(0, value)
  let expected = expectedInformation(table)
  let mean = (rowEntropy + columnEntropy) / 2
  return MutualInformation(
    value: value, expected: expected, firstEntropy: rowEntropy, secondEntropy: columnEntropy,
    normalized: mean > 0 ? min(1, value / mean) : 1,
    adjusted: table.isTrivialMatch || mean == expected ? 1 : (value - expected) / (mean - expected))
}

/// The expectation under the hypergeometric model of random labellings with these class sizes.
private func expectedInformation(_ table: ContingencyTable) -> Double {
  let n = table.total
  var factorials = [0.0]
  factorials.reserveCapacity(n + 1)
  for k in 1...n { factorials.append(factorials[k - 1] + Elementary.logarithm(Double(k))) }
  // Classes of the same size have the same terms.
  func sizes(_ counts: [Int]) -> [(size: Int, times: Int)] {
    var times: [Int: Int] = [:]
    for count in counts { times[count, default: 0] += 1 }
    return times.map { ($0.key, $0.value) }.sorted { $0.size < $1.size }
  }
  var sum = 0.0
  for (a, rowTimes) in sizes(table.rows) {
    for (b, columnTimes) in sizes(table.columns) {
      let fixed =
        factorials[a] + factorials[b] + factorials[n - a] + factorials[n - b] - factorials[n]
      var part = 0.0
      for count in max(1, a + b - n)...min(a, b) {
        let information =
          Double(count) / Double(n)
          * Elementary.logarithm(Double(n) * Double(count) / (Double(a) * Double(b)))
        let logarithm =
          fixed - factorials[count] - factorials[a - count] - factorials[b - count]
          - factorials[n - a - b + count]
        part += information * Elementary.exponential(logarithm)
      }
      sum += part * Double(rowTimes * columnTimes)
    }
  }
  return sum
}
