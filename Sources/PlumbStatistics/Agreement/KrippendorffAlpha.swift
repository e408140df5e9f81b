/// How far apart two ratings are.
public enum RatingMetric: String, Sendable, Codable, Equatable, CaseIterable {
  /// Equal or not.
  case nominal
  /// By how many ratings lie between them.
  case ordinal
  /// By their squared difference.
  case interval
  /// By their squared difference relative to their sum; ratings ≥ 0.
  case ratio
}

/// Krippendorff's alpha: agreement of any number of raters, with gaps, on any scale.
///
/// α = 1 − Dₒ/Dₑ over the coincidences of ratings within units with at least two of them.
///
/// - Parameters:
///   - table: The ratings of each unit.
///   - metric: How far apart two ratings are.
/// - Returns: Alpha; `observed` is 1 − Dₒ and `expected` 1 − Dₑ. Use
///   ``bootstrapAgreement(_:rounds:seed:level:method:coefficient:)`` for an interval.
/// - Throws: `StatisticsError` `.notFinite`, `.tooFewValues` when no unit has two ratings,
///   `.outOfRange` for negative ratings on the ratio scale, `.noVariation` when all ratings are
///   equal.
/// - Complexity: O(ratings + distinct values²).
/// - Note: Krippendorff 2019, Content Analysis, chapter 12.
public func krippendorffAlpha(
  _ table: RatingTable, metric: RatingMetric
) throws(StatisticsError) -> AgreementCoefficient {
  try table.check("Krippendorff's alpha")
  let pairable = table.units.filter { $0.count > 1 }
  let values = Set(pairable.flatMap { $0 }).sorted()
  guard metric != .ratio || values.allSatisfy({ $0 >= 0 }) else {
    throw StatisticsError(
      .outOfRange,
      "Krippendorff's alpha on the ratio scale needs ratings ≥ 0; \(values[0]) is below.")
  }
  guard values.count > 1 else {
    throw StatisticsError(
      .noVariation,
      "Krippendorff's alpha is undefined: all ratings are equal, so disagreement by chance is impossible."
    )
  }
  let index = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
  let k = values.count
  var coincidences = [Double](repeating: 0, count: k * k)
  var totals = [Double](repeating: 0, count: k)
  var counts = [Int: Double]()
  for unit in pairable {
    counts.removeAll(keepingCapacity: true)
    for rating in unit { counts[index[rating] ?? 0, default: 0] += 1 }
    let share = 1 / Double(unit.count - 1)
    for (c, left) in counts {
      totals[c] += left
      for (other, right) in counts {
        coincidences[c * k + other] += share * left * (c == other ? right - 1 : right)
      }
    }
  }
  let delta = distances(values, totals: totals, metric: metric)
  let n = totals.reduce(0, +)
  var observed = 0.0
  var expected = 0.0
  for c in 0..<k {
    for other in 0..<k {
      observed += coincidences[c * k + other] * delta[c * k + other] / n
      expected += totals[c] * totals[other] * delta[c * k + other] / (n * (n - 1))
    }
  }
  return AgreementCoefficient(
    name: "krippendorff \(metric.rawValue)", value: 1 - observed / expected,
    observed: 1 - observed, expected: 1 - expected, standardError: nil, units: pairable.count)
}

/// Squared distances of distinct ratings, row-major.
private func distances(_ values: [Double], totals: [Double], metric: RatingMetric) -> [Double] {
  let k = values.count
  var result = [Double](repeating: 0, count: k * k)
  for c in 0..<k {
    var between = 0.0
    for other in (c + 1)..<max(k, c + 1) {
      between += 0.5 * (totals[other - 1] + totals[other])
      let distance: Double
      switch metric {
      case .nominal: distance = 1
      case .ordinal: distance = between
      case .interval: distance = values[other] - values[c]
      case .ratio: distance = (values[other] - values[c]) / (values[other] + values[c])
      }
      result[c * k + other] = distance * distance
      result[other * k + c] = distance * distance
    }
  }
  return result
}
