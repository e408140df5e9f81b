public import PlumbCore
public import PlumbScoring
internal import PlumbFormats

extension Workspace {
  /// Measures how well benchmarks tell models apart, and how far they agree with a truth.
  ///
  /// - Parameter request: Their tables of scores: Arena-Hard's bootstrap files, CSV tables, or leaderboards as Plumb writes
  ///   them.
  /// - Returns: One quality a table, and what was found in the files.
  /// - Throws: `CoreError` when a file is bad or the request impossible; `EvaluationError` when a table shares too few
  ///   models with the truth.
  public func quality(of request: QualityRequest) throws -> (
    benchmarks: [BenchmarkQuality], diagnostics: [Diagnostic]
  ) {
    try request.check()
    let options = ReadOptions(skipInvalid: request.skipInvalid)
    var diagnostics: [Diagnostic] = []
    func table(_ path: String, column: String?) throws -> ScoreTable {
      let read = try ScoreTableFile.read(path: path, column: column, options: options)
      diagnostics += read.diagnostics
      return read.table
    }
    let truth = try request.truth.map { try table($0, column: nil) }
    let benchmarks = try request.scores.enumerated().map { index, path in
      var scores = try table(path, column: request.column)
      if let map = request.nameMap(index) {
        scores = try scores.renamed(by: NameMapFile.read(path: map), towards: truth?.rows.map(\.model) ?? [])
      }
      return try BenchmarkQuality(
        scores, truth: truth, levels: request.levels, statedLevel: request.statedLevel)
    }
    return (benchmarks, diagnostics)
  }

  /// Tests which part of the items separates models, by paired t tests of every pair.
  ///
  /// - Parameters:
  ///   - source: The models' judgments.
  ///   - part: What parts the items: `category`, `language`, or a key of the items.
  ///   - equalSize: Whether each part is cut to the smallest part's number of items.
  ///   - seed: The seed of that draw.
  ///   - skipInvalid: Whether records of files with errors are left out, instead of refusing the file.
  /// - Returns: All items first, then parts by name, and what was found in the files.
  /// - Throws: `CoreError` for a bad file or an unknown run, `EvaluationError` when fewer than two models have scores.
  public func separation(
    in source: JudgmentSource, by part: String = "category", equalSize: Bool = false, seed: UInt64 = 0,
    skipInvalid: Bool = false
  ) throws -> (parts: [SubsetQuality], diagnostics: [Diagnostic]) {
    let scores = try scores(of: source, cluster: part, skipInvalid: skipInvalid)
    return (try SubsetQuality.measured(scores.table, equalSize: equalSize, seed: seed), scores.diagnostics)
  }
}
