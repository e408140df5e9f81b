internal import ArgumentParser
internal import PlumbEvaluation
internal import PlumbWorkspace

/// `plumb export judge-sft`: runs' judgments as training data for a judge.
struct ExportJudgeSFT: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge-sft", abstract: "Write runs' judgments as chats from which a model learns to judge.",
    discussion: """
      Example: plumb export judge-sft first-run second-run --labels labels.jsonl --per-scenario 50 --output sft.jsonl
      Each line is {"messages": [prompt…, the judge's text], "kind": "pairwise" or "single", …}. Judgments that people's labels \
      contradict are left out; prompts are written without scenario criteria, whatever the judge was shown; pairs get a second \
      copy with the answers and the text's names for them exchanged.
      """)

  @Argument(help: ArgumentHelp("The runs' names or folders.", valueName: "run"))
  var names: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("People's labels.", valueName: "path"), completion: .file())
  var labels: String?

  @Flag(help: "Leave out judgments that no person has labelled.")
  var requireLabel = false

  @Option(help: ArgumentHelp("A grade agrees with people's mean grade within this distance.", valueName: "distance"))
  var gradeTolerance = 1.0

  @Option(
    help: ArgumentHelp("At most this many judgments of each scenario (the items' category).", valueName: "count"))
  var perScenario: Int?

  @Flag(inversion: .prefixedNo, help: "Add the swapped copies of pairs.")
  var swapped = true

  @Option(help: ArgumentHelp("The template of prompts that compare two answers.", valueName: "template"))
  var pairTemplate = "pairwise-critique"

  @Option(help: ArgumentHelp("The template of prompts that grade one answer.", valueName: "template"))
  var gradeTemplate = "single-critique"

  @Flag(help: "Show reference answers in the prompts.")
  var reference = false

  @Option(help: ArgumentHelp("The seed of the draw and of marker codes.", valueName: "seed"))
  var seed = 0

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if json, output == "-" { throw ValidationError("--json and --output - both write to standard output; choose one.") }
  }

  func run() throws {
    let export = try workspace.make().exportJudgeTraining(
      JudgeTrainingRequest(
        runs: names, labels: labels, pairTemplate: pairTemplate, gradeTemplate: gradeTemplate,
        showsReference: reference,
        selection: .init(
          perScenario: perScenario, includesSwapped: swapped, requiresLabel: requireLabel,
          gradeTolerance: gradeTolerance, seed: seed)), to: output)
    if json { return Console.output(json: export.json) }
    let tally = export.tally
    Console.error(
      """
      \(export.lines) lines written to \(output): \(tally.kept) judgments and their swapped copies.
      Left out of \(tally.judgments): \(tally.failed) failed, \(tally.withoutCritique) without a text, \(tally.disagreeing) \
      against people's labels, \(tally.unlabelled) without a label, \(tally.surplus) beyond the number a scenario may have. \
      \(tally.unsureSwaps) have no swapped copy because the rewrite would be unsure.
      """)
  }
}
