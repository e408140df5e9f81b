internal import ArgumentParser
internal import PlumbWorkspace

/// `plumb capacity`: how much of a reference model's score others reach, by skill and difficulty.
struct CapacityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "Compare rated models with a reference model by skill and difficulty.",
    discussion: """
      Example: plumb capacity .plumb/runs/wizard/judgments.jsonl --benchmark wizardlm-test --reference gpt-3.5-turbo
      Two ratios in percent, which differ: of the totals, and the mean of the items' own. Skills are the items' categories, \
      difficulties their field 'difficulty'.
      """)

  @Argument(help: ArgumentHelp("Files with judgments that hold ratings.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("The benchmark of the items: a built-in id or a path.", valueName: "benchmark"))
  var benchmark: String

  @Option(help: ArgumentHelp("The model that stands for 100 percent.", valueName: "model"))
  var reference: String

  @Option(help: ArgumentHelp("The seed of the intervals.", valueName: "number"))
  var seed = 0

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let result = try Workspace().capacity(
      of: paths, benchmark: benchmark, reference: reference, seed: seed, skipInvalid: input.skipInvalid)
    if result.unusable > 0 { Console.error("\(result.unusable) judgments hold no rating and are left out.") }
    if output.json { return Console.output(json: result.json) }
    for model in result.models { Console.output(capacityText(model, reference: reference)) }
  }
}
