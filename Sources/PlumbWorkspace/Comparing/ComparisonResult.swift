public import PlumbCore
public import PlumbScoring
public import PlumbStatistics

/// Comparisons of models, and what was found while reading their judgments.
public struct ComparisonResult: Sendable {
  /// One comparison a pair; p-values are adjusted over all of them by Holm's method.
  public var comparisons: [ModelComparison]
  /// Level, rounds and seed of tests and intervals.
  public var settings: PairedComparisonSettings
  /// Warnings about the files, and the errors of records that were left out.
  public var diagnostics: [Diagnostic]

  /// Settings and comparisons.
  public var json: JSONObject {
    [
      "level": .number(settings.level), "seed": JSONValue(Int(clamping: settings.seed)),
      "bootstrap_rounds": JSONValue(settings.bootstrapRounds), "permutations": JSONValue(settings.permutations),
      "comparisons": .array(comparisons.map { .object($0.json) }),
    ]
  }
}
