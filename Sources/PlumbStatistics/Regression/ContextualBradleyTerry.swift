/// Battles with covariates, as flat arrays.
///
/// Covariates are differences, the first player's value minus the second's (length, lists, first
/// position …).
public struct CovariateBattles: Sendable, Codable, Equatable {
  /// The players' names.
  public var labels: [String]
  /// The covariates' names, k of them.
  public var covariates: [String]
  /// n indices of players.
  public var first: [Int]
  /// n indices of players.
  public var second: [Int]
  /// n scores of the first player, in [0, 1].
  public var scores: [Double]
  /// n weights > 0; empty when all are 1.
  public var weights: [Double]
  /// n × k differences, row-major.
  public var values: [Double]

  /// Makes battles with covariates; ``fitContextualBradleyTerry(_:options:clusters:)`` checks them.
  ///
  /// - Parameters:
  ///   - labels: The players' names.
  ///   - covariates: The covariates' names, k of them.
  ///   - first: n indices of players.
  ///   - second: n indices of players.
  ///   - scores: n scores of the first player, in [0, 1].
  ///   - weights: n weights > 0; empty when all are 1.
  ///   - values: n × k differences, row-major.
  public init(
    labels: [String], covariates: [String], first: [Int], second: [Int], scores: [Double],
    weights: [Double] = [], values: [Double]
  ) {
    self.labels = labels
    self.covariates = covariates
    self.first = first
    self.second = second
    self.scores = scores
    self.weights = weights
    self.values = values
  }

  @inline(__always) func weight(_ row: Int) -> Double { weights.isEmpty ? 1 : weights[row] }

  /// Throws what makes the arrays unusable.
  func check() throws(StatisticsError) {
    let n = first.count
    guard n > 0 else {
      throw StatisticsError(.empty, "There are no battles, so no rating is defined.")
    }
    guard second.count == n, scores.count == n, weights.isEmpty || weights.count == n,
      values.count == n * covariates.count
    else {
      throw StatisticsError(
        .lengthMismatch,
        "The arrays of \(n) battles differ in length: \(second.count) second players, \(scores.count) scores, "
          + "\(weights.count) weights, \(values.count) covariate values for \(covariates.count) covariates."
      )
    }
    for row in 0..<n {
      guard labels.indices.contains(first[row]), labels.indices.contains(second[row]),
        first[row] != second[row], scores[row] >= 0, scores[row] <= 1, weight(row) > 0,
        weight(row).isFinite
      else {
        throw StatisticsError(
          .outOfRange,
          "Battle \(row) (players \(first[row]) and \(second[row]), score \(scores[row]), weight \(weight(row))) is impossible: "
            + "players are numbered from 0 and differ, scores lie in [0, 1], weights are positive.")
      }
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw StatisticsError(
        .notFinite,
        "The covariate \(covariates[bad % covariates.count]) of battle \(bad / covariates.count) is \(values[bad])."
      )
    }
  }

  /// The battles without their covariates.
  func pairCounts() throws(StatisticsError) -> PairCounts {
    var counts = PairCounts(labels: labels)
    for row in first.indices {
      try counts.add(
        first: first[row], second: second[row], score: scores[row], weight: weight(row))
    }
    return counts
  }
}

/// How a fit with covariates is done and shown.
public struct ContextualOptions: Sendable, Codable, Equatable {
  /// Penalty, tolerance, scale and anchor of the strengths.
  public var strengths: BradleyTerryOptions
  /// Ridge penalty ½·ridge·‖γ‖² on the covariates' coefficients, ≥ 0.
  public var covariateRidge: Double

  /// Makes options; the defaults are plain maximum likelihood.
  ///
  /// - Parameters:
  ///   - strengths: Penalty, tolerance, scale and anchor of the strengths.
  ///   - covariateRidge: Penalty on coefficients, ≥ 0.
  public init(strengths: BradleyTerryOptions = .init(), covariateRidge: Double = 0) {
    self.strengths = strengths
    self.covariateRidge = covariateRidge
  }

  /// Chatbot Arena's penalty: 0.25·‖(r, γ)‖² with base-10 strengths r, over rows counted once.
  ///
  /// - Parameter anchor: A player with a given rating.
  /// - Returns: Options whose optimum is that of FastChat's `fit_contextual_bt` and of Arena-Hard
  ///   v0.1's style control.
  public static func chatbotArena(anchor: Anchor? = nil) -> ContextualOptions {
    let ln10 = Elementary.logarithm(10)
    return ContextualOptions(
      strengths: BradleyTerryOptions(ridge: 0.5 / (ln10 * ln10), anchor: anchor),
      covariateRidge: 0.5)
  }
}

/// Strengths with the covariates' effect taken out.
public struct ContextualFit: Sendable, Codable, Equatable {
  /// The players, in the order of the ratings.
  public let labels: [String]
  /// Natural log-odds strengths with mean 0, at equal covariates.
  public let logStrengths: [Double]
  /// The strengths on the options' scale, shifted to the anchor if there is one.
  public let ratings: [Double]
  /// The covariates' names.
  public let covariates: [String]
  /// Their coefficients, in natural log-odds a unit.
  public let coefficients: [Double]
  /// Sandwich standard errors of the ratings; `nil` for fits that were not run to convergence.
  public let ratingErrors: [Double]?
  /// Sandwich standard errors of the coefficients; `nil` for fits that were not run to convergence.
  public let coefficientErrors: [Double]?
  /// The negative log-likelihood, without penalty.
  public let loss: Double
  /// Steps taken.
  public let iterations: Int
  /// Whether the optimum was reached.
  public let converged: Bool
  /// The options of the fit.
  public let options: ContextualOptions

  /// The probability that a player beats another at equal covariates, ties counted as half.
  ///
  /// - Parameters:
  ///   - player: A player's index.
  ///   - opponent: Another player's index.
  /// - Returns: Strictly between 0 and 1.
  public func winProbability(of player: Int, against opponent: Int) -> Double {
    logistic(logStrengths[player] - logStrengths[opponent])
  }
}

/// Fits Bradley–Terry strengths and covariates' coefficients together, to convergence.
///
/// logit P(first wins) = θ_first − θ_second + γ·x. The coefficients need covariates that vary and
/// are not a function of who plays.
///
/// - Parameters:
///   - battles: n battles among m players with k covariates.
///   - options: Penalties, tolerance, scale and anchor.
///   - clusters: The cluster of each battle (its prompt, say), for standard errors; empty when
///     battles are independent.
/// - Returns: Strengths, coefficients and sandwich standard errors.
/// - Throws: `StatisticsError` of impossible arrays, of unrated players (see
///   ``fitBradleyTerry(_:options:)``), `.singular` when a covariate is not determined,
///   `.notConverged`.
/// - Complexity: O(n·(k² + k) + (m + k)³) a step.
/// - Note: Li et al. 2024, “Does style matter?”, LMSYS; upstream's own fit is not converged, see
///   ``fitContextualBradleyTerryUnconverged(_:learningRate:steps:start:anchor:)``.
public func fitContextualBradleyTerry(
  _ battles: CovariateBattles, options: ContextualOptions = .init(), clusters: [Int] = []
) throws(StatisticsError) -> ContextualFit {
  try battles.check()
  let counts = try battles.pairCounts()
  try checkRatable(counts, ridge: options.strengths.ridge, anchor: options.strengths.anchor)
  guard clusters.isEmpty || clusters.count == battles.first.count else {
    throw StatisticsError(
      .lengthMismatch,
      "There are \(battles.first.count) battles but \(clusters.count) cluster numbers.")
  }
  guard options.covariateRidge >= 0 else {
    throw StatisticsError(.outOfRange, "The ridge \(options.covariateRidge) is negative.")
  }
  let problem = ContextualProblem(battles: battles, options: options)
  let solution = minimizeByNewton(
    from: Array(repeating: 0, count: problem.size), tolerance: options.strengths.tolerance,
    maximumIterations: options.strengths.maximumIterations, loss: problem.loss,
    derivatives: problem.derivatives)
  guard let solution else {
    throw StatisticsError(
      .singular,
      "The coefficients of \(list(battles.covariates)) are not determined: a covariate does not vary, follows from the others, "
        + "or follows from who plays. Leave it out or set a positive ridge.")
  }
  guard solution.converged else {
    throw StatisticsError(
      .notConverged,
      "The fit with covariates did not reach the tolerance \(options.strengths.tolerance) in "
        + "\(options.strengths.maximumIterations) steps: a covariate may separate wins from losses. Set a positive ridge."
    )
  }
  let errors = problem.sandwich(solution, clusters: clusters)
  return problem.fit(
    solution.parameters, iterations: solution.iterations, converged: true,
    ratingErrors: Array(errors.prefix(problem.players)),
    coefficientErrors: Array(errors.suffix(battles.covariates.count)))
}
