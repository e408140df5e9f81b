/// Gwet's AC1: agreement beyond chance that does not collapse when one class is rare.
///
/// - Parameters:
///   - table: The ratings of each unit, as class numbers 0 … `classes` − 1.
///   - classes: How many classes there are, whether used or not; ≥ 2.
/// - Returns: AC1 with its standard error over units (`nil` with one unit).
/// - Throws: `StatisticsError` `.notFinite`, `.tooFewValues` when no unit has two ratings or below
///   two classes, `.outOfRange` for a rating that is not a class.
/// - Note: Gwet 2008, doi:10.1348/000711006X126600, with his variance for units as a sample.
public func gwetAC1(
  _ table: RatingTable, classes: Int
) throws(StatisticsError) -> AgreementCoefficient {
  guard classes >= 2 else {
    throw StatisticsError(.tooFewValues, "AC1 needs at least two classes; there are \(classes).")
  }
  try table.check("AC1")
  let rated = table.units.filter { !$0.isEmpty }
  for rating in rated.lazy.joined()
  where rating < 0 || rating >= Double(classes) || rating != rating.rounded() {
    throw StatisticsError(
      .outOfRange, "The rating \(rating) is not one of the \(classes) classes, numbered from 0.")
  }
  let n = Double(rated.count)
  var shares = [Double](repeating: 0, count: classes)
  var rows: [[Double]] = []
  for unit in rated {
    var row = [Double](repeating: 0, count: classes)
    for rating in unit { row[Int(rating)] += 1 }
    for k in 0..<classes { shares[k] += row[k] / Double(unit.count) / n }
    rows.append(row)
  }
  let expected = shares.reduce(0) { $0 + $1 * (1 - $1) } / Double(classes - 1)
  let pairable = Double(rated.count { $0.count > 1 })
  // Each unit's agreement, scaled so that the mean over all rated units is the observed agreement.
  let agreement = rows.map { row -> Double in
    let raters = row.reduce(0, +)
    guard raters > 1 else { return 0 }
    return row.reduce(0) { $0 + $1 * ($1 - 1) } / (raters * (raters - 1)) * n / pairable
  }
  let observed = agreement.reduce(0, +) / n
  let value = (observed - expected) / (1 - expected)
  let variance = Moments(
    rows.indices.map { i -> Double in
      let raters = rows[i].reduce(0, +)
      let chance =
        (0..<classes).reduce(0) { $0 + rows[i][$1] / raters * (1 - shares[$1]) }
        / Double(classes - 1)
      let own = raters > 1 ? (agreement[i] - expected * n / pairable) / (1 - expected) : 0
      return own - 2 * (1 - value) * (chance - expected) / (1 - expected)
    })
  return AgreementCoefficient(
    name: "gwet ac1", value: value, observed: observed, expected: expected,
    standardError: variance.standardError, units: rated.count)
}
