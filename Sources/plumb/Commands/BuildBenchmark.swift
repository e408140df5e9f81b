internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation

/// `plumb benchmark build`.
struct BuildBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Make a benchmark from raw prompts in resumable steps. Rerun to resume.",
    discussion: """
      Example: plumb benchmark build build.yaml
      A spec:
        name: hard-mixed
        sources:
          - { path: conversations.jsonl, name: chat logs, licence: ODC-BY }
          - questions.csv
          - { benchmark: starter-en }         # a built-in one
        models:
          labeller: { provider: openai, model: gpt-4o-mini }
        budget: { usd: 5.00 }
      Recipes: \(Registry<BuildRecipe>.standard.elements.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")).
      Each step leaves its lines and a report in the workspace's builds/NAME; a step whose input is unchanged is skipped.
      """)

  @Argument(
    help: ArgumentHelp("The build's spec.", valueName: "spec.yaml"), completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Option(
    help: ArgumentHelp(
      "The recipe, over the spec's: \(Registry<BuildRecipe>.standard.list).", valueName: "name"))
  var recipe: String?

  @Flag(help: "Estimate requests, tokens and cost, and stop before the first call; steps that ask nothing are done.")
  var dryRun = false

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let spec = try BuildSpec(YAMLDocument(path: spec), recipe: recipe)
    try await BuildSession(spec: spec, workspace: workspace, output: output).run(dryRun: dryRun)
  }
}
