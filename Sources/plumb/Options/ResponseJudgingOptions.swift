internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging

/// How files of responses are judged, and by whom.
struct ResponseJudgingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How the judge is asked.", valueName: "template"))
  var template = "pairwise"

  @Option(
    help: ArgumentHelp(
      "Which answer is shown first: first (the baseline), random or both; both, or what --config says, when left out.",
      valueName: "orders"))
  var orders: String?

  @Option(
    help: ArgumentHelp("Judge a conversation as a whole or turn by turn: whole or each.", valueName: "turns"))
  var turns = "whole"

  @Flag(help: "Show the judge the item's reference answer.")
  var reference = false

  @Flag(help: "Show the judge the item's evidence.")
  var evidence = false

  @Option(
    help: ArgumentHelp("Judge by a rule instead of a model: longest, random or first.", valueName: "rule"),
    transform: choice)
  var rule: BaselineJudge.Rule?

  @Option(
    help: ArgumentHelp("A judge's folder in the layout of AlpacaEval's evaluators_configs.", valueName: "folder"),
    completion: .directory)
  var config: String?

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  @OptionGroup var model: ModelOptions

  func validate() throws { let _: JudgedTurns = try choice(turns) }

  /// Who judges.
  var source: JudgeSource {
    if let rule { return .rule(rule) }
    if let config {
      var keys = model.given
      keys["orders"] = orders.map(JSONValue.string)
      return .alpacaEvalConfig(path: config, entry: keys)
    }
    return .model(ModelEntry(name: "judge", object: model.entry, path: "judge"))
  }

  /// How, over the benchmark's recipe.
  var overrides: JudgingOverrides {
    JudgingOverrides(
      template: template, orders: orders ?? "both", turns: JudgedTurns(rawValue: turns), showsReference: reference ? true : nil,
      showsEvidence: evidence ? true : nil, settings: model.settings)
  }
}
