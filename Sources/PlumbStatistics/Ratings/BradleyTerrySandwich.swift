/// Intervals of ratings from their asymptotic covariance.
public struct RatingIntervals: Sendable, Codable, Equatable {
  /// The players, in the order of the arrays.
  public let labels: [String]
  /// The point estimates.
  public let ratings: [Double]
  /// Standard errors in rating points; 0 for an anchored player, whose rating is given.
  public let standardErrors: [Double]
  /// Normal intervals of the ratings.
  public let intervals: [Interval]
  /// Rank 1 is the highest rating; `low…high` are the ranks that the intervals leave open.
  public let ranks: [RankInterval]
  /// Covariance of the ratings, row-major m × m, in squared points.
  public let covariance: [Double]

  /// The interval of a difference of two ratings, which knows that their errors are correlated.
  ///
  /// - Parameters:
  ///   - player: A player's index.
  ///   - opponent: Another player's index.
  ///   - level: Nominal coverage, strictly between 0 and 1.
  /// - Returns: `nil` when `level` is out of range.
  public func difference(of player: Int, from opponent: Int, level: Double = 0.95) -> Interval? {
    guard isLevel(level) else { return nil }
    let m = labels.count
    let variance =
      covariance[player * m + player] + covariance[opponent * m + opponent]
      - 2 * covariance[player * m + opponent]
    let half = normalQuantile(0.5 + 0.5 * level) * max(0, variance).squareRoot()
    let difference = ratings[player] - ratings[opponent]
    return Interval(low: difference - half, high: difference + half, level: level)
  }
}

/// Sandwich intervals of Bradley–Terry ratings: honest when ties or judges make scores not
/// Bernoulli.
///
/// Covariance H⁻¹ V H⁻¹ with V the sum of squared score residuals of each battle (times its squared
/// weight).
///
/// - Parameters:
///   - fit: A converged fit of `counts`.
///   - counts: The battles of the fit.
///   - level: Nominal coverage, strictly between 0 and 1.
/// - Returns: Standard errors and intervals in rating points. Without an anchor they are of the
///   rating minus the mean rating; with one, of the rating minus the anchor's.
/// - Throws: `StatisticsError` `.outOfRange` for the level, `.lengthMismatch` for other players,
///   `.singular`.
/// - Complexity: O(pairs + m³).
/// - Note: White 1982, doi:10.2307/1912526. arena-rank adds 1e-5·n to the Hessian; this does not.
public func sandwichIntervals(
  of fit: BradleyTerryFit, counts: PairCounts, level: Double = 0.95
) throws(StatisticsError) -> RatingIntervals {
  let m = fit.labels.count
  guard isLevel(level) else {
    throw StatisticsError(.outOfRange, "The level \(level) is not strictly between 0 and 1.")
  }
  guard counts.labels == fit.labels else {
    throw StatisticsError(.lengthMismatch, "The fit and the battles do not list the same players.")
  }
  let theta = fit.logStrengths
  var meat = [Double](repeating: 0, count: m * m)
  for cell in counts.cells {
    let i = Int(cell.first)
    let j = Int(cell.second)
    let residual = cell.score - logistic(theta[i] - theta[j])
    let square = residual * residual * cell.squares
    meat[i * m + i] += square
    meat[j * m + j] += square
    meat[i * m + j] -= square
    meat[j * m + i] -= square
  }
  let problem = BradleyTerryProblem(counts, ridge: fit.options.ridge)
  let covariance = try ratingCovariance(problem, theta: theta, meat: meat, options: fit.options)
  return ratingIntervals(fit, covariance: covariance, level: level)
}

/// H⁻¹ V H⁻¹ in rating points, seen from the anchor.
func ratingCovariance(
  _ problem: BradleyTerryProblem, theta: [Double], meat: [Double], options: BradleyTerryOptions
) throws(StatisticsError) -> [Double] {
  let m = problem.players
  var gradient = [Double](repeating: 0, count: m)
  var hessian = [Double](repeating: 0, count: m * m)
  problem.derivatives(theta, gradient: &gradient, hessian: &hessian, curved: true)
  guard let factor = Cholesky(hessian, size: m) else {
    throw StatisticsError(
      .singular, "The ratings' covariance is undefined: the Hessian is singular.")
  }
  // Rows of H⁻¹, seen from the mean or from the anchor, times V, times their transpose.
  let inverse = factor.inverse()
  var view = inverse
  for i in 0..<m {
    for j in 0..<m {
      view[i * m + j] -= options.anchor.map { inverse[$0.player * m + j] } ?? 0
    }
  }
  let half = product(view, meat, m)
  let points = options.scale.pointsPerLogOdds
  var result = [Double](repeating: 0, count: m * m)
  half.withUnsafeBufferPointer { half in
    view.withUnsafeBufferPointer { view in
      guard let half = half.baseAddress, let view = view.baseAddress else { return }
      for i in 0..<m {
        for j in 0..<m {
          result[i * m + j] = points * points * dotProduct(half + i * m, view + j * m, m)
        }
      }
    }
  }
  return result
}

/// Normal intervals and ranks from a covariance of ratings.
func ratingIntervals(_ fit: BradleyTerryFit, covariance: [Double], level: Double) -> RatingIntervals {
  let m = fit.labels.count
  let z = normalQuantile(0.5 + 0.5 * level)
  let errors = (0..<m).map { max(0, covariance[$0 * m + $0]).squareRoot() }
  let intervals = (0..<m).map {
    Interval(
      low: fit.ratings[$0] - z * errors[$0], high: fit.ratings[$0] + z * errors[$0], level: level)
  }
  return RatingIntervals(
    labels: fit.labels, ratings: fit.ratings, standardErrors: errors, intervals: intervals,
    ranks: rankIntervals(ratings: fit.ratings, intervals: intervals), covariance: covariance)
}

/// The product of a row-major m × m matrix with a symmetric one.
private func product(_ a: [Double], _ symmetric: [Double], _ m: Int) -> [Double] {
  var result = [Double](repeating: 0, count: m * m)
  a.withUnsafeBufferPointer { a in
    symmetric.withUnsafeBufferPointer { b in
      guard let a = a.baseAddress, let b = b.baseAddress else { return }
      for i in 0..<m {
        for j in 0..<m { result[i * m + j] = dotProduct(a + i * m, b + j * m, m) }
      }
    }
  }
  return result
}
