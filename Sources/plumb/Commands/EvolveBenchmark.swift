internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks

/// `plumb benchmark evolve`.
struct EvolveBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evolve", abstract: "Make harder items from given ones in rounds (Evol-Instruct). Rerun to resume.",
    discussion: """
      Example: plumb benchmark evolve evolve.yaml
      A spec:
        name: harder
        benchmark: starter-en             # built in, or a path
        items: { limit: 10 }
        rounds: 2
        operations: [\(EvolutionOperation.allCases.map(\.rawValue).joined(separator: ", "))]
        keep: last                        # or all
        models:
          strong: { provider: openai, model: gpt-4o-mini }
        evolver: strong                   # answerer, judge and rater are the same model unless named
      What a rule takes out and what fails goes back to the pool; round-N.jsonl of the workspace's builds/NAME says why.
      """)

  @Argument(
    help: ArgumentHelp("The evolution's spec.", valueName: "spec.yaml"), completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @OptionGroup var build: BuildFlags

  func run() async throws {
    try await build.run(BuildSpec(YAMLDocument(path: spec), recipe: "evolve"))
  }
}
