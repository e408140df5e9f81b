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

  @OptionGroup var build: BuildFlags

  func run() async throws {
    try await build.run(BuildSpec(YAMLDocument(path: spec), recipe: recipe))
  }
}
