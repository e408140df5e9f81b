/// How well a subset of items separates models by paired t tests.
public struct SubsetSeparation: Sendable, Codable, Equatable {
  /// How many items the subset has.
  public let items: Int
  /// Pairs of models with a defined test.
  public let pairs: Int
  /// Pairs whose test is undefined: fewer than two shared items, or equal differences throughout.
  public let undefinedPairs: Int
  /// The mean two-sided p over pairs; lower separates better.
  public let meanP: Double
  /// The largest p.
  public let maxP: Double
  /// The 90 % quantile of p.
  public let p90: Double
  /// The share of pairs with p below the significance.
  public let significantShare: Double
  /// The same share after Benjamini and Hochberg's adjustment over all pairs.
  public let adjustedShare: Double
}

/// Tests every pair of models on a subset of items, and sums up how well the subset separates them.
///
/// - Parameters:
///   - scores: One array a model, with one score or `nil` an item.
///   - items: The items of the subset, by index.
///   - significance: Strictly between 0 and 1.
/// - Returns: The summary of p over all pairs; items that one of the two lacks are left out of
///   their test.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.outOfRange` for an item or the significance,
///   `.tooFewValues` when no pair has a defined test.
/// - Note: The evaluation-set analysis of AlpacaEval, with its missing correction for many tests
///   added beside.
public func subsetSeparation(
  _ scores: [[Double?]], items: [Int], significance: Double = 0.05
) throws(StatisticsError) -> SubsetSeparation {
  let count = scores.first?.count ?? 0
  guard scores.allSatisfy({ $0.count == count }) else {
    throw StatisticsError(.lengthMismatch, "The models' arrays of scores differ in length.")
  }
  guard items.allSatisfy({ (0..<count).contains($0) }), isLevel(significance) else {
    throw StatisticsError(
      .outOfRange,
      "An item is outside the \(count) items, numbered from 0, or the significance outside (0, 1).")
  }
  var pValues: [Double] = []
  var undefined = 0
  for a in scores.indices {
    for b in scores.indices where b > a {
      let differences = Moments(
        items.lazy.compactMap { item -> Double? in
          guard let first = scores[a][item], let second = scores[b][item] else { return nil }
          return first - second
        })
      guard let mean = differences.mean, let error = differences.standardError, error > 0 else {
        undefined += 1
        continue
      }
      pValues.append(studentTwoSided(mean / error, degrees: Double(differences.count - 1)))
    }
  }
  guard let mean = Moments(pValues).mean, let largest = pValues.max(),
    let p90 = quantile(pValues, 0.9)
  else {
    throw StatisticsError(
      .tooFewValues,
      "No pair of the \(scores.count) models has a paired test on the \(items.count) items of the subset."
    )
  }
  let adjusted = try benjaminiHochbergAdjusted(pValues)
  let pairs = Double(pValues.count)
  return SubsetSeparation(
    items: items.count, pairs: pValues.count, undefinedPairs: undefined, meanP: mean,
    maxP: largest, p90: p90,
    significantShare: Double(pValues.count { $0 < significance }) / pairs,
    adjustedShare: Double(adjusted.count { $0 < significance }) / pairs)
}
