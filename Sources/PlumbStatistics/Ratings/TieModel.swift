/// A model of ties beside wins and losses.
public enum TieModel: String, Sendable, Codable, Equatable, CaseIterable {
  /// P(tie) ∝ ν·√(πi πj): ν compares ties with the geometric mean of the strengths.
  case davidson
  /// P(i beats j) = πi / (πi + θ πj): θ > 1 is the margin a win needs.
  case raoKupper
}

/// Strengths and a tie parameter fitted together.
public struct TieModelFit: Sendable, Codable, Equatable {
  /// The model of ties.
  public let model: TieModel
  /// The players, in the order of the ratings.
  public let labels: [String]
  /// Natural log-odds strengths with mean 0.
  public let logStrengths: [Double]
  /// The strengths on `options.scale`, shifted to the anchor if there is one.
  public let ratings: [Double]
  /// Standard errors of the ratings, from the inverse Hessian; 0 for the anchor.
  public let standardErrors: [Double]
  /// Davidson's ν (> 0), or Rao and Kupper's θ (> 1).
  public let tieParameter: Double
  /// The log-likelihood at the optimum, without the penalty.
  public let logLikelihood: Double
  /// Newton steps taken.
  public let iterations: Int
  /// Whether the last step was within the tolerance.
  public let converged: Bool
  /// The options of the fit.
  public let options: BradleyTerryOptions

  /// The probabilities of a win, a tie and a loss of a player against another.
  ///
  /// - Parameters:
  ///   - player: A player's index.
  ///   - opponent: Another player's index.
  /// - Returns: Three probabilities that sum to 1.
  public func outcome(of player: Int, against opponent: Int) -> OutcomeProbabilities {
    let z = logStrengths[player] - logStrengths[opponent]
    switch model {
    case .davidson:
      let up = Elementary.exponential(0.5 * z)
      let total = up + 1 / up + tieParameter
      return OutcomeProbabilities(win: up / total, tie: tieParameter / total, loss: 1 / up / total)
    case .raoKupper:
      let eta = Elementary.logarithm(tieParameter)
      let win = logistic(z - eta)
      let loss = logistic(-z - eta)
      return OutcomeProbabilities(win: win, tie: 1 - win - loss, loss: loss)
    }
  }
}

/// What can come of a battle.
public struct OutcomeProbabilities: Sendable, Codable, Equatable {
  /// The first player wins.
  public let win: Double
  /// Neither wins.
  public let tie: Double
  /// The second player wins.
  public let loss: Double
}

/// Fits strengths and a tie parameter by maximum likelihood.
///
/// - Parameters:
///   - counts: Battles among m ≥ 2 players, some tied and some not.
///   - model: Davidson or Rao–Kupper.
///   - options: Penalty (on strengths only), tolerance, scale and anchor.
/// - Returns: Strengths, ratings and the tie parameter with standard errors.
/// - Throws: `StatisticsError` as ``fitBradleyTerry(_:options:)``, and `.noVariation` without ties
///   or with nothing but ties.
/// - Complexity: O(pairs + m³) a step.
/// - Note: Davidson 1970, doi:10.2307/2283595; Rao & Kupper 1967, doi:10.2307/2282923. evalica's
///   `newman` maximizes Davidson's likelihood with ν written as 2ν.
public func fitTies(
  _ counts: PairCounts, model: TieModel, options: BradleyTerryOptions = .init()
) throws(StatisticsError) -> TieModelFit {
  try checkRatable(counts, ridge: options.ridge, anchor: options.anchor)
  let pairs = TiePair.all(counts)
  let ties = pairs.reduce(0) { $0 + $1.ties }
  let decided = pairs.reduce(0) { $0 + $1.wins + $1.losses }
  guard ties > 0, decided > 0 else {
    throw StatisticsError(
      .noVariation,
      ties == 0
        ? "The tie parameter is not determined: no battle was tied. Use Bradley–Terry without ties."
        : "The ratings are not determined: every battle was tied. Add battles with a winner.")
  }
  let m = counts.players
  func loss(_ x: [Double]) -> Double {
    if model == .raoKupper, x[m] <= 0 { return .infinity }
    let penalty = 0.5 * options.ridge * (0..<m).reduce(0) { $0 + x[$1] * x[$1] }
    return pairs.reduce(penalty) { $0 + $1.loss(model, x[$1.first] - x[$1.second], x[m]) }
  }
  let solution = minimizeByNewton(
    from: Array(repeating: 0, count: m) + [model == .davidson ? 0 : 0.3],
    tolerance: options.tolerance, maximumIterations: options.maximumIterations, loss: loss
  ) { x, gradient, hessian in
    let size = m + 1
    var trace = 0.0
    for pair in pairs {
      let d = pair.derivatives(model, x[pair.first] - x[pair.second], x[m])
      gradient[pair.first] += d.z
      gradient[pair.second] -= d.z
      gradient[m] += d.tie
      hessian[pair.first * size + pair.first] += d.zz
      hessian[pair.second * size + pair.second] += d.zz
      hessian[pair.second * size + pair.first] -= d.zz
      hessian[m * size + pair.first] += d.zTie
      hessian[m * size + pair.second] -= d.zTie
      hessian[m * size + m] += d.tieTie
      trace += 2 * d.zz
    }
    for i in 0..<m {
      gradient[i] += options.ridge * x[i]
      for j in 0...i { hessian[i * size + j] += trace / Double(m * m) }
      hessian[i * size + i] += options.ridge
    }
  }
  guard let solution else {
    throw StatisticsError(
      .singular, "The ratings and the tie parameter are not determined: the Hessian is singular.")
  }
  guard solution.converged else {
    throw StatisticsError(
      .notConverged,
      "The fit with ties did not reach the tolerance \(options.tolerance) in \(options.maximumIterations) steps."
    )
  }
  let mean = solution.parameters.prefix(m).reduce(0, +) / Double(m)
  let theta = solution.parameters.prefix(m).map { $0 - mean }
  let penalty = 0.5 * options.ridge * theta.reduce(0) { $0 + $1 * $1 }
  return TieModelFit(
    model: model, labels: counts.labels, logStrengths: theta,
    ratings: ratings(theta, options: options),
    standardErrors: strengthErrors(solution.hessian, players: m, options: options),
    tieParameter: Elementary.exponential(solution.parameters[m]),
    logLikelihood: penalty - loss(theta + [solution.parameters[m]]),
    iterations: solution.iterations, converged: true, options: options)
}

/// Standard errors of ratings seen from the mean or the anchor, from a factored Hessian whose first
/// rows are strengths.
func strengthErrors(_ hessian: Cholesky, players m: Int, options: BradleyTerryOptions) -> [Double] {
  let inverse = hessian.inverse()
  let size = hessian.size
  func covariance(_ i: Int, _ j: Int) -> Double { inverse[i * size + j] }
  var rowMean = [Double](repeating: 0, count: m)
  for i in 0..<m { rowMean[i] = (0..<m).reduce(0) { $0 + covariance(i, $1) } / Double(m) }
  let allMean = rowMean.reduce(0, +) / Double(m)
  return (0..<m).map { i in
    let variance: Double
    if let anchor = options.anchor?.player {
      variance = covariance(i, i) + covariance(anchor, anchor) - 2 * covariance(i, anchor)
    } else {
      variance = covariance(i, i) - 2 * rowMean[i] + allMean
    }
    return options.scale.pointsPerLogOdds * max(0, variance).squareRoot()
  }
}

/// The battles of one pair.
private struct TiePair {
  var first: Int
  var second: Int
  var wins: Double
  var losses: Double
  var ties: Double

  struct Derivatives {
    var z: Double
    var tie: Double
    var zz: Double
    var zTie: Double
    var tieTie: Double
  }

  static func all(_ counts: PairCounts) -> [TiePair] {
    let m = counts.players
    return (0..<m).flatMap { i in
      ((i + 1)..<max(m, i + 1)).compactMap { j in
        let pair = TiePair(
          first: i, second: j, wins: counts.wins(of: i, over: j),
          losses: counts.wins(of: j, over: i),
          ties: counts.ties(between: i, and: j))
        return pair.wins + pair.losses + pair.ties > 0 ? pair : nil
      }
    }
  }

  /// The negative log-likelihood; `tie` is ln ν or ln θ.
  func loss(_ model: TieModel, _ z: Double, _ tie: Double) -> Double {
    switch model {
    case .davidson:
      let half = 0.5 * abs(z)
      let logTotal =
        max(half, tie)
        + Elementary.logarithm(
          Elementary.exponential(half - max(half, tie))
            + Elementary.exponential(-half - max(half, tie))
            + Elementary.exponential(tie - max(half, tie)))
      return (wins + losses + ties) * logTotal - 0.5 * (wins - losses) * z - ties * tie
    case .raoKupper:
      return wins * softplus(tie - z) + ties * softplus(z - tie) + losses * softplus(z + tie)
        + ties * softplus(-z - tie)
        - ties * Elementary.logarithm(1 - Elementary.exponential(-2 * tie))
    }
  }

  func derivatives(_ model: TieModel, _ z: Double, _ tie: Double) -> Derivatives {
    switch model {
    case .davidson:
      let n = wins + losses + ties
      let win = 1 / (1 + Elementary.exponential(-z) + Elementary.exponential(tie - 0.5 * z))
      let loss = 1 / (1 + Elementary.exponential(z) + Elementary.exponential(tie + 0.5 * z))
      let draw =
        1 / (1 + Elementary.exponential(0.5 * z - tie) + Elementary.exponential(-0.5 * z - tie))
      let difference = win - loss
      return Derivatives(
        z: 0.5 * (n * difference - wins + losses), tie: n * draw - ties,
        zz: 0.25 * n * (win + loss - difference * difference), zTie: -0.5 * n * difference * draw,
        tieTie: n * draw * (1 - draw))
    case .raoKupper:
      let f = logistic(z - tie)
      let g = logistic(z + tie)
      let u = (wins + ties) * f - wins
      let v = (losses + ties) * g - ties
      let uu = (wins + ties) * f * (1 - f)
      let vv = (losses + ties) * g * (1 - g)
      let e = Elementary.exponential(2 * tie)
      return Derivatives(
        z: u + v, tie: v - u - 2 * ties / (e - 1), zz: uu + vv, zTie: vv - uu,
        tieTie: uu + vv + 4 * ties * e / ((e - 1) * (e - 1)))
    }
  }
}
