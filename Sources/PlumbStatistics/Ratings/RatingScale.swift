/// How log-odds strengths are shown as ratings: `origin + scale · log_base(odds)`.
public struct RatingScale: Sendable, Codable, Equatable {
  /// The base of the logarithm, > 1.
  public var base: Double
  /// Points a factor `base` in odds, > 0.
  public var scale: Double
  /// The rating of a strength of zero (the mean, when no player is anchored).
  public var origin: Double

  /// Makes a scale; the default is Elo's.
  ///
  /// - Parameters:
  ///   - base: The base of the logarithm, > 1.
  ///   - scale: Points a factor `base` in odds, > 0.
  ///   - origin: The rating of a strength of zero.
  public init(base: Double = 10, scale: Double = 400, origin: Double = 1000) {
    self.base = base
    self.scale = scale
    self.origin = origin
  }

  /// 400·log10 of the odds around 1000.
  public static let elo = RatingScale()

  /// Points a unit of natural log-odds.
  public var pointsPerLogOdds: Double { scale / Elementary.logarithm(base) }

  /// The rating of a natural log-odds strength.
  ///
  /// - Parameter logStrength: θ in P(i beats j) = 1 / (1 + e^(θj − θi)).
  /// - Returns: The rating.
  public func rating(ofLogStrength logStrength: Double) -> Double {
    origin + pointsPerLogOdds * logStrength
  }

  /// The probability that a player beats another, ties counted as half.
  ///
  /// - Parameters:
  ///   - rating: The player's rating.
  ///   - opponent: The other's.
  /// - Returns: 1 / (1 + base^((opponent − rating) / scale)).
  public func winProbability(_ rating: Double, against opponent: Double) -> Double {
    logistic((rating - opponent) / pointsPerLogOdds)
  }
}

/// A player whose rating is given, and the rating: all others are measured from it.
public struct Anchor: Sendable, Codable, Equatable {
  /// The player's index.
  public var player: Int
  /// Its rating.
  public var rating: Double

  /// Fixes a player's rating.
  ///
  /// - Parameters:
  ///   - player: The player's index.
  ///   - rating: Its rating, finite.
  public init(player: Int, rating: Double) {
    self.player = player
    self.rating = rating
  }
}
