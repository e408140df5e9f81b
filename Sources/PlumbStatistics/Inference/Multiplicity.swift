/// Holm's step-down adjustment: controls the chance of any false discovery.
///
/// - Parameter pValues: m p-values in [0, 1].
/// - Returns: m adjusted p-values, in the same order.
/// - Throws: `StatisticsError` `.outOfRange` for a value that is not a probability.
/// - Note: Holm 1979.
public func holmAdjusted(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
  try checkProbabilities(pValues)
  var adjusted = pValues
  var largest = 0.0
  for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
    largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
    adjusted[index] = largest
  }
  return adjusted
}

/// Benjamini and Hochberg's step-up adjustment: controls the expected share of false discoveries.
///
/// - Parameter pValues: m p-values in [0, 1], independent or positively dependent.
/// - Returns: m adjusted p-values, in the same order.
/// - Throws: `StatisticsError` `.outOfRange` for a value that is not a probability.
/// - Note: Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
public func benjaminiHochbergAdjusted(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
  try checkProbabilities(pValues)
  var adjusted = pValues
  var smallest = 1.0
  let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
  for (rank, index) in order.enumerated().reversed() {
    smallest = min(smallest, Double(pValues.count) / Double(rank + 1) * pValues[index])
    adjusted[index] = smallest
  }
  return adjusted
}

private func checkProbabilities(_ values: [Double]) throws(StatisticsError) {
  guard let bad = values.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) else { return }
  throw StatisticsError(
    .outOfRange, "The p-value at position \(bad) is \(values[bad]); it must lie in [0, 1].")
}
