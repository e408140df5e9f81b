internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging

/// A judge given by flags, for commands that judge without a run.
struct JudgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the judge is asked: a built-in template, a .yaml file, or Auto-J's constants_prompt.py.",
      valueName: "template"))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "Which answer is shown first, where two are compared: first, random or both.", valueName: "orders"))
  var orders = "both"

  @Option(help: ArgumentHelp("How often each judgment is repeated; grades are then means.", valueName: "count"))
  var repetitions = 1

  @Flag(help: "Show the judge the items' reference answers.")
  var reference = false

  @Option(
    help: ArgumentHelp(
      "Show the judge the criteria of the item's scenario: built-in, or a criteria file.", valueName: "criteria"))
  var criteria: String?

  @Flag(help: "Judge with and without the criteria and merge the two critiques.")
  var twoPass = false

  @Option(help: ArgumentHelp("The seed of everything random.", valueName: "seed"))
  var seed = 0

  @OptionGroup var model: ModelOptions

  /// Who judges.
  var source: JudgeSource { .model(ModelEntry(name: "judge", object: model.entry, path: "judge")) }

  /// How, over a benchmark's recipe.
  ///
  /// - Parameter fallback: The template when none was given.
  /// - Returns: What the flags say.
  func judging(template fallback: String) -> JudgingOverrides {
    var judging = JudgingOverrides(
      template: template ?? fallback, orders: orders, pairs: .all, repetitions: repetitions, showsReference: reference,
      settings: model.settings)
    judging.criteria = criteria
    if twoPass { judging.twoPass = true }
    return judging
  }
}
