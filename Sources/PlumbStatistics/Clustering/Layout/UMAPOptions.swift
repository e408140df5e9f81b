/// Settings of a UMAP layout.
public struct UMAPOptions: Sendable, Codable, Equatable {
  /// How a layout starts.
  public enum Start: String, Sendable, Codable, Equatable, CaseIterable {
    /// Eigenvectors of the neighbour graph's normalized Laplacian. Groups of points that no edge
    /// joins start apart, near their mean principal components.
    case spectral
    /// The first principal components of the points.
    case principalComponents
  }

  /// Neighbours of each point, the point itself counted as the first, ≥ 2.
  ///
  /// Small for detail, large for the whole. Cut to the number of points.
  public var neighbors: Int
  /// Dimensions of the layout, ≥ 1.
  public var components: Int
  /// How close points of the layout may come, in 0..<spread; 0 packs clusters for HDBSCAN.
  public var minimumDistance: Double
  /// The scale of the layout, > 0.
  public var spread: Double
  /// How distance is measured among the points.
  public var metric: PointMetric
  /// Neighbours are searched among this many leading principal components, ≥ 1, when the points have
  /// more dimensions; `nil` to search among the points as they are.
  ///
  /// Isotropic noise in hundreds of dimensions hides clusters from distances, not from components. Raise
  /// it when there are many small clusters, each of which needs a direction of its own.
  public var principalComponents: Int?
  /// Rounds of descent, ≥ 1; `nil` for 500 up to 10,000 points and 200 above.
  public var epochs: Int?
  /// Random points that each drawn edge pushes away from, ≥ 0.
  public var negativeSamples: Int
  /// The first step size, > 0; it falls to 0 in equal steps.
  public var learningRate: Double
  /// How the layout starts.
  public var start: Start
  /// How neighbours are searched.
  public var search: NeighborSearch

  /// Settings; the defaults are those of BERTopic, made for clustering, on the leading components.
  ///
  /// - Parameters:
  ///   - neighbors: Neighbours of each point, itself counted, ≥ 2.
  ///   - components: Dimensions of the layout, ≥ 1.
  ///   - minimumDistance: How close points may come, in 0..<spread.
  ///   - spread: The scale of the layout, > 0.
  ///   - metric: How distance is measured among the points.
  ///   - principalComponents: Among how many components neighbours are searched, ≥ 1; `nil` for all
  ///     dimensions.
  ///   - epochs: Rounds of descent, ≥ 1; `nil` chooses.
  ///   - negativeSamples: Repulsions for each attraction, ≥ 0.
  ///   - learningRate: The first step size, > 0.
  ///   - start: How the layout starts.
  ///   - search: How neighbours are searched.
  public init(
    neighbors: Int = 15, components: Int = 5, minimumDistance: Double = 0, spread: Double = 1,
    metric: PointMetric = .cosine, principalComponents: Int? = 100, epochs: Int? = nil, negativeSamples: Int = 5,
    learningRate: Double = 1, start: Start = .spectral, search: NeighborSearch = .automatic
  ) {
    self.neighbors = neighbors
    self.components = components
    self.minimumDistance = minimumDistance
    self.spread = spread
    self.metric = metric
    self.principalComponents = principalComponents
    self.epochs = epochs
    self.negativeSamples = negativeSamples
    self.learningRate = learningRate
    self.start = start
    self.search = search
  }

  /// For clustering: five dimensions, no minimum distance.
  public static let clustering = UMAPOptions()

  /// For a picture: two dimensions, with enough distance to see single points.
  public static let map = UMAPOptions(components: 2, minimumDistance: 0.1)

  /// Checks the settings' ranges.
  func check() throws(StatisticsError) {
    func refuse(_ message: String) -> StatisticsError { StatisticsError(.outOfRange, message) }
    guard neighbors >= 2 else {
      throw refuse("UMAP needs 2 neighbours or more, the point itself counted; it got \(neighbors).")
    }
    guard components >= 1 else {
      throw refuse("A layout has one dimension or more; \(components) were asked for.")
    }
    guard spread > 0, spread.isFinite, minimumDistance >= 0, minimumDistance < spread else {
      throw refuse(
        "The minimum distance must lie between 0 and the spread; they are \(minimumDistance) and \(spread).")
    }
    guard (principalComponents ?? 1) >= 1 else {
      throw refuse(
        "Neighbours are searched among 1 principal component or more; \(principalComponents ?? 0) were asked for."
      )
    }
    guard (epochs ?? 1) >= 1, negativeSamples >= 0, learningRate > 0, learningRate.isFinite else {
      throw refuse(
        "Epochs must be 1 or more, negative samples 0 or more and the learning rate above 0; they are \(epochs ?? 1), \(negativeSamples) and \(learningRate)."
      )
    }
  }
}
