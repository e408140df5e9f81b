internal import PlumbCore
public import PlumbStatistics

/// How models or sources are compared.
public struct ComparingOptions: Sendable, Equatable {
  /// The opponent whose beating is compared; found when left out.
  public var baseline: String?
  /// Whether the clusters that were read with the judgments are used.
  public var clustered: Bool
  /// Level, rounds and seed.
  public var settings: PairedComparisonSettings

  /// Options.
  public init(
    baseline: String? = nil, clustered: Bool = false, settings: PairedComparisonSettings = PairedComparisonSettings()
  ) {
    self.baseline = baseline
    self.clustered = clustered
    self.settings = settings
  }
}

extension ItemScoreTable {
  /// Compares every pair of models of this source.
  ///
  /// - Parameters:
  ///   - models: The models; all but the baseline when empty.
  ///   - options: How.
  /// - Returns: One comparison a pair, p-values adjusted over all of them.
  /// - Throws: `EvaluationError` when a pair cannot be compared.
  public func comparisons(of models: [String], options: ComparingOptions = ComparingOptions()) throws
    -> [ModelComparison]
  {
    var models = models
    if models.isEmpty {
      models = scored(baseline: options.baseline ?? baseline())
    }
    guard models.count > 1 else {
      throw EvaluationError(
        .invalidInput,
        "a comparison needs two models; there are judgments about \(self.models.sorted().joined(separator: ", ")).")
    }
    var found: [ModelComparison] = []
    for (index, first) in models.enumerated() {
      for second in models[(index + 1)...] {
        let pair = try scorePair(first, second, baseline: options.baseline)
        found.append(
          try ModelComparison(pair.first, pair.second, clustered: options.clustered, settings: options.settings))
      }
    }
    return try ModelComparison.adjusted(found)
  }

  /// Compares the models of this source with their namesakes in another, or the only model here with the only one there.
  ///
  /// - Parameters:
  ///   - other: The other source.
  ///   - names: How the two sources are called.
  ///   - models: The models to compare; all that both have when empty.
  ///   - options: How.
  /// - Returns: One comparison a model, p-values adjusted over all of them.
  /// - Throws: `EvaluationError` when nothing can be compared.
  public func comparisons(
    with other: ItemScoreTable, names: (String, String), models: [String] = [],
    options: ComparingOptions = ComparingOptions()
  ) throws -> [ModelComparison] {
    let baseline = options.baseline ?? baseline(sharedWith: other)
    var pairs = models.map { ($0, $0) }
    if pairs.isEmpty {
      let here = scored(baseline: baseline ?? namedBaseline)
      let there = other.scored(baseline: baseline ?? other.namedBaseline)
      pairs = here.filter(there.contains).map { ($0, $0) }
      if here.count == 1, there.count == 1 { pairs = [(here[0], there[0])] }
      guard !pairs.isEmpty else {
        throw EvaluationError(
          .invalidInput,
          "\(names.0) has \(here.joined(separator: ", ")) and \(names.1) has \(there.joined(separator: ", ")): no model is in both, so none can be compared."
        )
      }
    }
    let comparisons = try pairs.map { first, second in
      try ModelComparison(
        try scores(of: first, baseline: baseline), try other.scores(of: second, baseline: baseline),
        names: first == second ? ("\(first) (\(names.0))", "\(second) (\(names.1))") : (first, second),
        clustered: options.clustered, settings: options.settings)
    }
    return try ModelComparison.adjusted(comparisons)
  }

  /// The models that were compared with every other one, none of them graded; usually the baseline.
  private var centres: [String] {
    models.filter { !hasRatings(of: $0) && models.count > 1 && opponents(of: $0).count == models.count - 1 }
  }

  /// The model the others are compared with: the one the source names, or the only one that met every other.
  func baseline(sharedWith other: ItemScoreTable? = nil) -> String? {
    if let other {
      if let mine = namedBaseline, let theirs = other.namedBaseline { return mine == theirs ? mine : nil }
      let shared = centres.filter(other.centres.contains)
      return shared.count == 1 ? shared[0] : nil
    }
    return namedBaseline ?? (models.count > 2 && centres.count == 1 ? centres[0] : nil)
  }

  /// The models that have scores of their own: all but the baseline.
  private func scored(baseline: String?) -> [String] {
    let graded = models.filter(hasRatings)
    return graded.isEmpty ? models.filter { $0 != baseline } : graded
  }
}
