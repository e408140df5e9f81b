/// Fleiss' kappa of several raters, each unit rated by the same number of them.
///
/// - Parameters:
///   - counts: N × k counts, row-major: how many raters put unit i in class j; each row sums to n ≥
///     2.
///   - classes: k ≥ 2.
/// - Returns: Kappa with the standard error of a jackknife over units (`nil` with one unit).
/// - Throws: `StatisticsError` `.lengthMismatch`, `.empty`, `.outOfRange` when rows sum to
///   different numbers, and `.noVariation` when all raters used one class.
/// - Note: Fleiss 1971, doi:10.1037/h0031619.
public func fleissKappa(
  counts: [Double], classes: Int
) throws(StatisticsError) -> AgreementCoefficient {
  let k = classes
  guard k >= 2, counts.count % k == 0 else {
    throw StatisticsError(
      .lengthMismatch, "\(counts.count) counts do not fill rows of \(k) classes (at least two).")
  }
  let units = counts.count / k
  guard units > 0 else {
    throw StatisticsError(.empty, "Kappa is undefined without units.")
  }
  let n = counts.prefix(k).reduce(0, +)
  guard n >= 2, counts.allSatisfy({ $0 >= 0 }),
    (0..<units).allSatisfy({ unit in (0..<k).reduce(0) { $0 + counts[unit * k + $1] } == n })
  else {
    throw StatisticsError(
      .outOfRange,
      "Fleiss' kappa needs the same number of ratings, two or more, for every unit; use Krippendorff's alpha for gaps."
    )
  }
  let agreement = (0..<units).map { unit in
    ((0..<k).reduce(0) { $0 + counts[unit * k + $1] * counts[unit * k + $1] } - n) / (n * (n - 1))
  }
  let sums = (0..<k).map { j in (0..<units).reduce(0) { $0 + counts[$1 * k + j] } }
  let agreementSum = agreement.reduce(0, +)
  func kappa(without left: Int?) -> (value: Double, observed: Double, expected: Double)? {
    let size = Double(units - (left == nil ? 0 : 1))
    let observed = (agreementSum - (left.map { agreement[$0] } ?? 0)) / size
    let expected = (0..<k).reduce(0) { total, j in
      let share = (sums[j] - (left.map { counts[$0 * k + j] } ?? 0)) / (size * n)
      return total + share * share
    }
    return expected < 1 - 1e-12
      ? ((observed - expected) / (1 - expected), observed, expected) : nil
  }
  guard let full = kappa(without: nil) else {
    throw StatisticsError(
      .noVariation,
      "Kappa is undefined: all raters used a single class, so chance alone would agree always.")
  }
  let jackknife = units > 1 ? (0..<units).compactMap { kappa(without: $0)?.value } : []
  let error = Moments(jackknife).variance.map {
    ($0 * Double(units - 1) * Double(units - 1) / Double(units)).squareRoot()
  }
  return AgreementCoefficient(
    name: "fleiss", value: full.value, observed: full.observed, expected: full.expected,
    standardError: jackknife.count == units ? error : nil, units: units)
}
