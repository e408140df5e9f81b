/// How Bradley–Terry strengths are fitted and shown.
public struct BradleyTerryOptions: Sendable, Codable, Equatable {
  /// The ridge penalty ½·ridge·‖θ‖² on natural log-odds, ≥ 0.
  ///
  /// With 0 the battles must determine every rating.
  public var ridge: Double
  /// The largest Newton step, in natural log-odds, at which the fit counts as converged.
  public var tolerance: Double
  /// Newton steps before giving up.
  public var maximumIterations: Int
  /// How strengths become ratings.
  public var scale: RatingScale
  /// The player whose rating is given; without one the mean rating is the scale's origin.
  public var anchor: Anchor?

  /// Makes options; the defaults are plain maximum likelihood on Elo's scale.
  ///
  /// - Parameters:
  ///   - ridge: Penalty on natural log-odds, ≥ 0.
  ///   - tolerance: Largest step at convergence, > 0.
  ///   - maximumIterations: ≥ 1.
  ///   - scale: How strengths become ratings.
  ///   - anchor: A player with a given rating.
  public init(
    ridge: Double = 0, tolerance: Double = 1e-10, maximumIterations: Int = 100,
    scale: RatingScale = .elo, anchor: Anchor? = nil
  ) {
    self.ridge = ridge
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.scale = scale
    self.anchor = anchor
  }
}

/// Fitted Bradley–Terry strengths.
public struct BradleyTerryFit: Sendable, Codable, Equatable {
  /// The players, in the order of the ratings.
  public let labels: [String]
  /// Natural log-odds strengths θ with mean 0: P(i beats j) = 1 / (1 + e^(θj − θi)).
  public let logStrengths: [Double]
  /// The strengths on `options.scale`, shifted to the anchor if there is one.
  public let ratings: [Double]
  /// The log-likelihood at the optimum, without the penalty.
  public let logLikelihood: Double
  /// Total weight of the battles.
  public let battles: Double
  /// Newton steps taken.
  public let iterations: Int
  /// Whether the last step was within the tolerance.
  public let converged: Bool
  /// The largest derivative of the loss at the end.
  public let largestGradient: Double
  /// The options of the fit.
  public let options: BradleyTerryOptions

  /// The probability that a player beats another, ties counted as half.
  ///
  /// - Parameters:
  ///   - player: A player's index.
  ///   - opponent: Another player's index.
  /// - Returns: Strictly between 0 and 1.
  public func winProbability(of player: Int, against opponent: Int) -> Double {
    logistic(logStrengths[player] - logStrengths[opponent])
  }
}

/// Fits Bradley–Terry strengths by maximum likelihood.
///
/// Newton steps on aggregated pairs; ties count as half a win for each side.
///
/// - Parameters:
///   - counts: Battles among m ≥ 2 players.
///   - options: Penalty, tolerance, scale and anchor.
/// - Returns: m strengths and ratings, in the order of `counts.labels`.
/// - Throws: `StatisticsError` `.tooFewValues` below two players or without battles,
///   `.disconnectedGraph` and `.separated` when the ridge is 0 and no finite optimum exists,
///   `.outOfRange` for impossible options, `.notConverged`.
/// - Complexity: O(pairs + m³) a Hessian, O(pairs + m²) a step; independent of the number of
///   battles.
/// - Note: Bradley & Terry 1952, doi:10.2307/2334029; existence: Ford 1957; Hunter 2004,
///   doi:10.1214/aos/1079120141.
public func fitBradleyTerry(
  _ counts: PairCounts, options: BradleyTerryOptions = .init()
) throws(StatisticsError) -> BradleyTerryFit {
  try checkRatable(counts, ridge: options.ridge, anchor: options.anchor)
  let problem = BradleyTerryProblem(counts, ridge: options.ridge)
  guard
    let solution = problem.solve(
      from: Array(repeating: 0, count: counts.players), tolerance: options.tolerance,
      maximumIterations: options.maximumIterations)
  else {
    throw StatisticsError(
      .singular,
      "The Bradley–Terry ratings are not determined: the Hessian is singular. Add battles or a positive ridge."
    )
  }
  guard solution.converged else {
    throw StatisticsError(
      .notConverged,
      "The Bradley–Terry fit did not reach the tolerance \(options.tolerance) in \(options.maximumIterations) steps. "
        + "Allow more steps or a larger tolerance.")
  }
  let penalty = 0.5 * options.ridge * dotProduct(solution.theta, solution.theta)
  return BradleyTerryFit(
    labels: counts.labels, logStrengths: solution.theta,
    ratings: ratings(solution.theta, options: options),
    logLikelihood: penalty - problem.loss(solution.theta), battles: counts.total,
    iterations: solution.iterations, converged: true, largestGradient: solution.gradient,
    options: options)
}

/// Strengths on the options' scale, shifted to the anchor.
func ratings(_ theta: [Double], options: BradleyTerryOptions) -> [Double] {
  let plain = theta.map { options.scale.rating(ofLogStrength: $0) }
  guard let anchor = options.anchor else { return plain }
  let shift = anchor.rating - plain[anchor.player]
  return plain.map { $0 + shift }
}

/// Throws what makes ratings undefined.
func checkRatable(_ counts: PairCounts, ridge: Double, anchor: Anchor?) throws(StatisticsError) {
  let m = counts.players
  guard m >= 2 else {
    throw StatisticsError(
      .tooFewValues, "Ratings compare players: with \(m) there is nothing to compare.")
  }
  guard ridge >= 0, ridge.isFinite else {
    throw StatisticsError(.outOfRange, "The ridge \(ridge) is not a finite number ≥ 0.")
  }
  if let anchor, !(0..<m).contains(anchor.player) || !anchor.rating.isFinite {
    throw StatisticsError(
      .outOfRange,
      "The anchor (player \(anchor.player), rating \(anchor.rating)) is not one of the \(m) players with a finite rating."
    )
  }
  guard counts.total > 0 else {
    throw StatisticsError(.empty, "There are no battles, so no rating is defined.")
  }
  guard ridge == 0 else { return }
  let graph = ComparisonGraph(scores: counts.scores(), players: m)
  if let group = graph.disconnectedGroup {
    throw StatisticsError(
      .disconnectedGraph,
      "Ratings of \(list(group.map { counts.labels[$0] })) cannot be compared with the rest: no battle connects them. "
        + "Add battles between the groups, rate them apart, or set a positive ridge.")
  }
  if let separation = graph.separation {
    let names = list(separation.group.map { counts.labels[$0] })
    throw StatisticsError(
      .separated,
      separation.unbeaten
        ? "The rating of \(names) is infinite: it never lost or tied a battle against the rest. Add battles, leave it out, or set a positive ridge."
        : "The rating of \(names) is minus infinity: it never won or tied a battle against the rest. Add battles, leave it out, or set a positive ridge."
    )
  }
}
