public import PlumbClients
public import PlumbCore
public import PlumbEvaluation
public import PlumbFormats
public import PlumbReport

/// The parts that specs and options choose by name.
///
/// Each is a `Registry`; a program adds its own to a copy of ``standard`` and hands it to ``Workspace``.
public struct Registries: Sendable {
  /// Who answers: `provider:` of a model's entry.
  public var providers = ProviderRegistry.standard
  /// Models that answer without being asked over a network.
  public var modelSources = Registry("a model source", ModelSource.standard)
  /// Files of judgments.
  public var judgmentFormats = Registry("a format that judgments can be read from", FormatRegistry.judgmentFormats)
  /// Files of people's labels.
  public var labelFormats = Registry("a format that labels can be read from", FormatRegistry.labelFormats)
  /// Benchmarks of other systems.
  public var benchmarkFormats = Registry("a format of benchmarks", BenchmarkFormatRegistry.formats)
  /// The ways from judgments to scores.
  public var methods = Registry("a leaderboard method", LeaderboardMethodRegistry.methods)
  /// What a finished build leaves for people to read, by the name of its recipe.
  public var buildPages = BuildPage.standard

  /// What comes with Plumb.
  public static let standard = Registries()

  /// What comes with Plumb.
  public init() {}
}
