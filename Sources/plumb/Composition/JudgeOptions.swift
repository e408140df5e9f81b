internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

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

  /// A run's spec with this judge and no models of its own, so that it is composed as any run's judge is.
  ///
  /// - Parameters:
  ///   - name: The run's name, under which the judge's cost is kept.
  ///   - benchmark: The items.
  ///   - fallback: The template when none was given.
  ///   - limit: At most this many items.
  /// - Returns: The spec.
  /// - Throws: `CoreError` when a flag does not fit.
  func spec(name: String, benchmark: String, template fallback: String, limit: Int? = nil) throws -> RunSpec {
    var judge: JSONObject = [
      "template": .string(template ?? fallback), "orders": .string(orders), "repetitions": JSONValue(repetitions),
      "reference": .bool(reference), "pairs": "all",
    ]
    judge["criteria"] = criteria.map(JSONValue.string)
    if twoPass { judge["two_pass"] = true }
    judge.append(missingFrom: model.entry)
    var object: JSONObject = [
      "name": .string(name), "benchmark": .string(benchmark), "judge": .object(judge), "seed": JSONValue(seed),
      "models": ["first": ["provider": "reference"], "second": ["provider": "reference"]],
    ]
    object["items"] = limit.map { ["limit": JSONValue($0)] }
    return try StageSpecs.spec(object, origin: "command line")
  }
}
