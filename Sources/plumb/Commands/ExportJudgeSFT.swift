internal import ArgumentParser
internal import PlumbCore
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
    if let perScenario, perScenario < 1 { throw ValidationError("--per-scenario \(perScenario): expected at least 1.") }
    if requireLabel, labels == nil { throw ValidationError("--require-label needs --labels.") }
    if gradeTolerance < 0 { throw ValidationError("--grade-tolerance \(gradeTolerance): expected 0 or more.") }
  }

  func run() throws {
    var known = PeopleLabels()
    if let labels {
      for line in try JSONLinesReader<Label>(path: labels) {
        switch line {
        case .record(let label, _): known.add(label)
        case .invalid(let problems): throw CoreError(problems, advice: "Fix these lines.")
        }
      }
    }
    let prompts = try JudgePrompts(
      pairs: judgeTemplates(named: pairTemplate, relativeTo: "."),
      grades: judgeTemplates(named: gradeTemplate, relativeTo: "."),
      recipe: JudgingRecipe(showsReference: reference), seed: seed)
    var set = JudgeTrainingSet(
      options: .init(
        perScenario: perScenario, includesSwapped: swapped, requiresLabel: requireLabel, gradeTolerance: gradeTolerance,
        seed: seed), labels: known)
    for name in names {
      let run = try StoredRun(name, workspace: workspace.workspace)
      for (act, judgments) in try JudgedActs(folder: run.folder, facts: run.facts) {
        for judgment in judgments {
          set.add(judgment, scenario: act.item.category.joined(separator: "/")) { swapped in
            prompts.messages(for: act, judgment, swapped: swapped)
          }
        }
      }
    }
    let writer = try JSONLinesWriter(path: output)
    for example in set.examples() { try writer.write(.object(example.json)) }
    try writer.finish()
    report(set.tally, lines: writer.count)
  }

  private func report(_ tally: JudgeTrainingSet.Tally, lines: Int) {
    if json {
      var object = tally.json
      object["lines"] = JSONValue(lines)
      object["path"] = .string(output)
      return Console.output(JSONValue.object(object).text(.pretty))
    }
    Console.error(
      """
      \(lines) lines written to \(output): \(tally.kept) judgments and their swapped copies.
      Left out of \(tally.judgments): \(tally.failed) failed, \(tally.withoutCritique) without a text, \(tally.disagreeing) \
      against people's labels, \(tally.unlabelled) without a label, \(tally.surplus) beyond the number a scenario may have. \
      \(tally.unsureSwaps) have no swapped copy because the rewrite would be unsure.
      """)
  }
}
