internal import PlumbCore
public import PlumbStatistics

/// How models or sources are compared.
public struct ComparisonOptions: Sendable, Equatable {
  /// The opponent whose beating is compared; found when `nil`.
  public var baseline: String?
  /// What dependent items share: `item`, `category`, `language`, or a key of the items or judgments; `nil` when items are
  /// independent.
  public var cluster: String?
  /// Level, rounds and seed of tests and intervals.
  public var settings: PairedComparisonSettings
  /// Whether records of files with errors are left out, instead of refusing the file.
  public var skipInvalid: Bool

  /// Options.
  ///
  /// - Parameters:
  ///   - baseline: The opponent whose beating is compared.
  ///   - cluster: What dependent items share.
  ///   - settings: Level, rounds and seed.
  ///   - skipInvalid: Whether records of files with errors are left out.
  public init(
    baseline: String? = nil, cluster: String? = nil, settings: PairedComparisonSettings = PairedComparisonSettings(),
    skipInvalid: Bool = false
  ) {
    self.baseline = baseline
    self.cluster = cluster
    self.settings = settings
    self.skipInvalid = skipInvalid
  }

  /// Throws what no comparison can work with.
  func check() throws(CoreError) {
    guard settings.level > 0, settings.level < 1 else {
      throw CoreError(.invalidInput, "\(option: "level") takes a number between 0 and 1, such as 0.95.")
    }
    guard (1...1_000_000).contains(settings.bootstrapRounds), (1...100_000_000).contains(settings.permutations) else {
      throw CoreError(
        .invalidInput,
        "\(option: "bootstrap") and \(option: "permutations") take at least one round, and at most 1,000,000 and 100,000,000."
      )
    }
  }
}
