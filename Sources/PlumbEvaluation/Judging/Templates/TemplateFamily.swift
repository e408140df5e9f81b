public import PlumbCore

/// One way of asking a judge, in every language it has.
public struct TemplateFamily: Named, Sendable {
  /// The name that specs use.
  public let name: String
  /// What the judge does, in a line of help.
  public let summary: String
  /// The template by language, such as `en` and `zh`.
  public let templates: [String: JudgeTemplate]

  /// A way of asking.
  public init(name: String, summary: String, templates: [String: JudgeTemplate]) {
    self.name = name
    self.summary = summary
    self.templates = templates
  }
}

extension Registry where Element == TemplateFamily {
  /// The ways of asking a judge: one file and one line each.
  ///
  /// Each exists in English and Chinese.
  public static var standard: Registry {
    Registry(
      "a judge template",
      [
        .pairwisePlain, .pairwiseChainOfThought, .pairwiseLogprob, .pairwiseJSON, .pairwiseRanking, .pairwiseCritique,
        .autoJPairwise, .arenaHard, .arenaHardDirect, .rating, .ratingShort, .alignBench, .mtBench, .singleCritique,
        .autoJSingle, .critiqueComparison, .pairwiseMerge, .singleMerge,
      ], advice: "A path to a .yaml file also works.")
  }
}
