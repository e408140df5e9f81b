internal import PlumbCore
internal import PlumbScoring
internal import PlumbFormats

extension Workspace {
  /// Scores judgments of files, whatever system made them.
  ///
  /// Files are read one line at a time; with a jury all judgments are held in memory. Where nobody names a method, it is
  /// the format's own, or Bradley–Terry when style is to be controlled and that one cannot. Where nobody names a baseline,
  /// it is what the judgments name, or the one model that is part of every comparison.
  ///
  /// - Parameters:
  ///   - paths: Files or folders, as the format takes them.
  ///   - format: The name of their format, in ``Registries/judgmentFormats``.
  ///   - options: How they are scored.
  /// - Returns: The leaderboard and what was found in the files.
  /// - Throws: `CoreError` when a name is unknown, a file is bad or there is no judgment; `EvaluationError` or
  ///   `StatisticsError` when scores are undefined.
  public func leaderboard(
    from paths: [String], format: String = "plumb", options: ScoringOptions = ScoringOptions()
  ) async throws -> ImportedLeaderboard {
    let format = try registries.judgmentFormats.element(named: format)
    var settings = options.leaderboard
    try settings.check()
    let method = try method(for: format, options: options)
    if settings.styleDefinition == nil, settings.compatibility == nil, format.stylesAreCounts {
      settings.styleDefinition = .counts
    }
    let reading = ReadOptions(skipInvalid: options.skipInvalid, readStyles: !settings.controls.isEmpty)
    if settings.baseline == nil, method.needsBaseline, !format.namesBaselines {
      settings.baseline = try inferredBaseline(paths, format: format, options: reading)
    }
    var pool = JudgmentPool(scorer: try method.scorer(settings), jury: options.jury.map { Jury($0) })
    let report = try pool.read(paths, format: format, options: reading)
    guard report.records > 0 else {
      throw CoreError(.invalidInput, "\(paths.joined(separator: ", ")): no judgments found.")
    }
    var leaderboard = try await pool.leaderboard()
    if report.invalid > 0 { leaderboard.warnings.append("\(report.invalid) lines with errors were left out.") }
    return ImportedLeaderboard(
      leaderboard: leaderboard.withholdingRanking(belowCoverage: options.coverageFloor),
      shortfall: try CoverageShortfall(of: leaderboard, floor: options.coverageFloor),
      diagnostics: report.diagnostics)
  }

  /// The method that was asked for, or the one that fits.
  private func method(for format: JudgmentFormat, options: ScoringOptions) throws -> LeaderboardMethod {
    let controls = !options.leaderboard.controls.isEmpty
    guard let name = options.method else {
      let named = try format.method.map { try registries.methods.element(named: $0) }
      guard let usual = named ?? registries.methods.usual(for: .pairsWithBaseline) else {
        throw CoreError(.invalidInput, "name \(registries.methods.noun): \(registries.methods.list).")
      }
      guard controls, !usual.takesControls else { return usual }
      return registries.methods.elements.first { $0.takesControls && !$0.needsBaseline } ?? usual
    }
    let method = try registries.methods.element(named: name)
    guard !controls || method.takesControls else {
      let takers = registries.methods.elements.filter(\.takesControls).map(\.name).joined(separator: " or ")
      throw CoreError(
        .invalidInput,
        "\(option: "control") works with \(option: "method") \(takers); '\(method.name)' cannot take style out.")
    }
    return method
  }
}
