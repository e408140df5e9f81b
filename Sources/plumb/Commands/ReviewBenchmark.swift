internal import ArgumentParser
internal import Foundation
internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbWorkspace

/// `plumb benchmark review`.
struct ReviewBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Decide about a build's questions: accept, edit or reject each one.",
    discussion: """
      Example: plumb benchmark review build.yaml
               plumb benchmark review build.yaml --json > queue.json
               plumb benchmark review build.yaml --apply decisions.jsonl
      A spec of recipe alignbench:
        name: mine
        recipe: alignbench
        sources: [questions.jsonl]
        material: known.jsonl              # category, reference, evidences by id or question
        models: { strong: { provider: openai, model: gpt-4.1 } }
        classifier: strong
        drafter: strong
        pilot: { models: [strong], judge: strong, limit: 8 }
        version: "1.0"
      On a terminal, one question after the other is shown. Each decision is appended to the spec's decisions file at once: \
      {"item": "p-…", "decision": "accept"}, {"item": "p-…", "decision": "edit", "references": ["…"]}, {"item": "p-…", \
      "decision": "reject", "reason": "…"}. The last line about a question counts. Ends with 3 while questions wait.
      """)

  @Argument(
    help: ArgumentHelp("The build's spec.", valueName: "spec.yaml"), completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Option(help: ArgumentHelp("Take over the decisions of a file.", valueName: "path"), completion: .file())
  var apply: String?

  @Option(help: ArgumentHelp("Your name, kept with each decision.", valueName: "name"))
  var reviewer: String?

  @Flag(name: .long, help: "List the questions with their state instead of asking.")
  var list = false

  @Option(
    help: ArgumentHelp("The recipe, over the spec's.", valueName: "name"))
  var recipe: String?

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(name: .long, help: "Print the queue as one JSON document on standard output.")
  var json = false

  func run() async throws {
    let spec = try BuildSpec(YAMLDocument(path: spec), recipe: recipe)
    let desk = try workspace.make().reviewDesk(of: spec)
    if let apply {
      let count = try desk.apply(apply, reviewer: reviewer, time: Date.now.formatted(.iso8601))
      Console.error("\(count) decisions appended to \(desk.decisions).")
    } else if !json, !list, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      try ReviewTerminal(desk: desk, reviewer: reviewer).run()
    }
    let queue = try desk.queue()
    Console.report(queue.diagnostics)
    if json {
      Console.output(json: queue.json)
    } else {
      Console.output(list || apply == nil && isatty(STDOUT_FILENO) == 0 ? reviewTable(queue) : reviewSummary(queue))
    }
    if !queue.waiting.isEmpty { throw ExitCode(3) }
  }
}
