internal import PlumbScoring
internal import PlumbStatistics

/// What is assumed of the scores of two models that are to be compared.
public struct PlanAssumptions: Sendable, Equatable {
  /// The variance over items of the difference of expected scores; a pilot's when `nil`.
  public var variance: Double?
  /// The variance of one model's score of an item over repeats, for both models; a pilot's, or 0, when `nil`.
  public var noise: Double?
  /// How often each model answers each item, at least 1.
  public var repeats: Int
  /// The mean number of dependent items in a cluster, at least 1.
  public var clusterSize: Double
  /// The correlation of differences inside a cluster, 0–1.
  public var clusterCorrelation: Double

  /// Assumptions.
  ///
  /// - Parameters:
  ///   - variance: The variance over items of the difference of expected scores.
  ///   - noise: The variance of one model's score of an item over repeats.
  ///   - repeats: How often each model answers each item.
  ///   - clusterSize: The mean number of dependent items in a cluster.
  ///   - clusterCorrelation: The correlation of differences inside a cluster.
  public init(
    variance: Double? = nil, noise: Double? = nil, repeats: Int = 1, clusterSize: Double = 1,
    clusterCorrelation: Double = 0
  ) {
    self.variance = variance
    self.noise = noise
    self.repeats = repeats
    self.clusterSize = clusterSize
    self.clusterCorrelation = clusterCorrelation
  }

  /// The design: the pilot's where there is one, with what is assumed here.
  func design(_ pilot: Pilot?, significance: Double) -> ComparisonDesign {
    var design = pilot?.design ?? ComparisonDesign(differenceVariance: variance ?? 0)
    if let noise { (design.firstNoise, design.secondNoise) = (noise, noise) }
    design.firstRepeats = repeats
    design.secondRepeats = repeats
    design.clusterSize = clusterSize
    design.clusterCorrelation = clusterCorrelation
    design.significance = significance
    return design
  }
}
