internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbScoring

extension Workspace {
  /// Compares rated models with a reference model, by skill (the items' categories) and by difficulty (their field
  /// `difficulty`).
  ///
  /// - Parameters:
  ///   - paths: Files of Plumb's judgments that hold ratings.
  ///   - benchmark: The benchmark of the items: a built-in id or a path.
  ///   - reference: The model that stands for 100 percent.
  ///   - seed: The seed of the intervals.
  ///   - skipInvalid: Whether lines with errors are left out, instead of refusing the file.
  /// - Returns: The ratios of every other model.
  /// - Throws: `CoreError` when a file is bad or the reference has no rating; what the benchmark's reading throws.
  public func capacity(
    of paths: [String], benchmark: String, reference: String, seed: Int = 0, skipInvalid: Bool = false
  ) throws -> CapacityComparison {
    let items = try BenchmarkLibrary.benchmark(named: benchmark).items(skipInvalid: skipInvalid)
    var scores = CapacityScores()
    for path in paths {
      for judgment in try JSONLinesReader<Judgment>.load(path: path, skipInvalid: skipInvalid).records {
        scores.add(judgment)
      }
    }
    guard scores.models.contains(reference) else {
      throw CoreError(
        .invalidInput,
        "'\(reference)' has no rating in these files; rated are: \(scores.models.joined(separator: ", ")).")
    }
    let models = scores.models.filter { $0 != reference }.map { model in
      let (pairs, missing) = scores.pairs(of: model, to: reference, on: items)
      return CapacityComparison.Model(name: model, ratio: CapacityRatio(pairs, seed: seed), missing: missing)
    }
    return CapacityComparison(reference: reference, models: models, unusable: scores.unusable)
  }
}
