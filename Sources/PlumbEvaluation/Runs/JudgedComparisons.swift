public import PlumbCore

/// The comparisons of a finished run with their judgments, read side by side from its files, one at a time.
public struct JudgedComparisons: Sequence, IteratorProtocol {
  private var comparisons: Comparisons
  private var judgments: ValidRecords<Judgment>
  private var upcoming: Judgment?

  /// Opens a run's files.
  ///
  /// - Parameters:
  ///   - folder: The run's files.
  ///   - models: The models in the order they were judged, without the baseline.
  ///   - baseline: The baseline's name.
  /// - Throws: `CoreError` when a file is missing.
  public init(folder: RunFolder, models: [String], baseline: String) throws(CoreError) {
    comparisons = try Comparisons(models: models, baseline: baseline, folder: folder)
    judgments = try ValidRecords(path: folder.judgments)
    upcoming = judgments.next()
  }

  /// The next comparison with its judgments.
  public mutating func next() -> (comparison: Comparison, judgments: [Judgment])? {
    guard let comparison = comparisons.next() else { return nil }
    var own: [Judgment] = []
    while let judgment = upcoming, judgment.item == comparison.item.id, judgment.models.contains(comparison.model.model)
    {
      own.append(judgment)
      upcoming = judgments.next()
    }
    return (comparison, own)
  }
}
