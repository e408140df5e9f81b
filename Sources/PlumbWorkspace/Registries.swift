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
  public var providers: Registry<Provider> = .standard
  /// Models that answer without being asked over a network: `provider:` of a model's entry too.
  public var modelSources: Registry<ModelSource> = .standard
  /// How judges are asked: `judge.template`.
  public var templates: Registry<TemplateFamily> = .standard
  /// How verdicts are read from judges' texts: `parser:` of a template that compares two answers.
  public var verdictParsers: Registry<VerdictParserKind> = .standard
  /// How grades are read from judges' texts: `parser:` of a template that grades one answer.
  public var ratingsParsers: Registry<RatingsParserKind> = .standard
  /// How benchmarks are run: `recipe:` of a run's spec or a benchmark's card.
  public var recipes: Registry<NamedRecipe> = .standard
  /// The ways from judgments to scores: `score:` of a run's spec.
  public var methods: Registry<LeaderboardMethod> = .standard
  /// Files of judgments.
  public var judgmentFormats: Registry<JudgmentFormat> = .standard
  /// Files of people's labels.
  public var labelFormats: Registry<LabelFormat> = .standard
  /// Benchmarks of other systems.
  public var benchmarkFormats: Registry<BenchmarkFormat> = .standard
  /// Layouts of other systems that runs can be written in.
  public var exporters: Registry<Exporter> = .standard
  /// How benchmarks are built: `recipe:` of a build's spec.
  public var buildRecipes: Registry<BuildRecipe> = .standard
  /// What a finished build leaves for people to read, by the name of its recipe.
  public var buildPages: Registry<BuildPage> = .standard
  /// The checks of benchmarks that need nothing but the items.
  public var lintRules: Registry<LintRule> = .standard

  /// What comes with Plumb.
  public static let standard = Registries()

  /// What comes with Plumb.
  public init() {}
}
