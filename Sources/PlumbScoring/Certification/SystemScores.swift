public import PlumbCore
internal import PlumbStatistics

/// Compares two rankings of models, such as a judge's and people's.
///
/// - Parameter scores: Each model's two scores, larger being better in both.
/// - Returns: The correlations with Fisher intervals; each is absent where it is undefined (fewer than two models, or equal
///   scores throughout). Equal scores share their mean rank.
public func systemAgreement(of scores: [SystemAgreement.Score]) -> SystemAgreement {
  var agreement = SystemAgreement(scores: scores)
  let judge = scores.map(\.judge)
  let people = scores.map(\.people)
  agreement.pearson = correlationEstimate(judge, people, .pearson)
  agreement.spearman = correlationEstimate(judge, people, .spearman)
  agreement.kendall = correlationEstimate(judge, people, .kendall)
  agreement.largestRankShift = zip(averageRanks(judge), averageRanks(people)).map { abs($0 - $1) }.max()
  return agreement
}

/// A correlation with its interval; `nil` where it is undefined.
func correlationEstimate(_ x: [Double], _ y: [Double], _ kind: CorrelationKind) -> Estimate? {
  guard let found = try? correlation(x, y, kind: kind) else { return nil }
  return Estimate(value: found.value, low: found.interval?.low, high: found.interval?.high, count: found.count)
}

/// A sum whose mean is the same for the same values in any order, as long as they are halves: scores that are equal stay equal,
/// so that their ranks are tied.
struct ScoreSum: Sendable {
  private var sum = 0.0
  private(set) var count = 0

  mutating func add(_ value: Double) {
    sum += value
    count += 1
  }

  /// The mean.
  ///
  /// - Precondition: There is a value.
  var mean: Double { sum / Double(count) }
}
