internal import PlumbCore
internal import PlumbScoring

extension Workspace {
  /// Tests whether models of one source differ on the same items.
  ///
  /// - Parameters:
  ///   - models: The models, two or more; every pair of those there are when empty.
  ///   - source: Their judgments.
  ///   - options: How they are compared.
  /// - Returns: One comparison a pair.
  /// - Throws: `CoreError` for a bad file or an unknown run, `EvaluationError` when a pair cannot be compared.
  public func compare(
    _ models: [String] = [], in source: JudgmentSource, options: ComparisonOptions = ComparisonOptions()
  ) throws -> ComparisonResult {
    try options.check()
    let scores = try scores(of: source, cluster: options.cluster, skipInvalid: options.skipInvalid)
    return ComparisonResult(
      comparisons: try scores.table.comparisons(of: models, options: options.comparing), settings: options.settings,
      diagnostics: scores.diagnostics)
  }

  /// Tests whether models differ between two sources on the same items.
  ///
  /// - Parameters:
  ///   - first: The one source.
  ///   - second: The other one.
  ///   - models: The models; all that both have when empty, or the only one here with the only one there.
  ///   - options: How they are compared.
  /// - Returns: One comparison a model.
  /// - Throws: `CoreError` for a bad file or an unknown run, `EvaluationError` when nothing can be compared.
  public func compare(
    _ first: JudgmentSource, with second: JudgmentSource, models: [String] = [],
    options: ComparisonOptions = ComparisonOptions()
  ) throws -> ComparisonResult {
    try options.check()
    let sources = try [first, second].map {
      try scores(of: $0, cluster: options.cluster, skipInvalid: options.skipInvalid)
    }
    let comparisons = try sources[0].table.comparisons(
      with: sources[1].table, names: (sources[0].name, sources[1].name), models: models, options: options.comparing)
    return ComparisonResult(
      comparisons: comparisons, settings: options.settings, diagnostics: sources.flatMap(\.diagnostics))
  }
}

extension ComparisonOptions {
  /// What the comparing of tables takes.
  fileprivate var comparing: ComparingOptions {
    ComparingOptions(baseline: baseline, clustered: cluster != nil, settings: settings)
  }
}
