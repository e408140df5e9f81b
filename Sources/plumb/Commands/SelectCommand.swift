internal import ArgumentParser

/// `plumb select`: a judge chooses among responses.
struct SelectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select", abstract: "Let a judge choose among several responses to each item.",
    discussion: """
      Example: plumb generate starter-en --temperature 0.8 --samples 4 --output candidates.jsonl
               plumb select best-of-n starter-en --responses candidates.jsonl --output best.jsonl --pairs dpo.jsonl
      """, subcommands: [SelectBestOfN.self])
}
