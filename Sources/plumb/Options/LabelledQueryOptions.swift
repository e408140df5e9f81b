internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks

/// The labelled queries of a command.
struct LabelledQueryOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Labelled queries, one JSON object a line: query (or instruction and input), scenario (or category).",
      valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var input: InputOptions

  /// The queries that have a scenario.
  func queries() throws -> [LabelledQuery] {
    let loaded = try JSONLinesReader<LabelledQuery>.load(path: file, skipInvalid: input.skipInvalid)
    Console.report(Array(loaded.diagnostics.prefix(20)))
    let labelled = loaded.records.filter { $0.scenario != nil }
    if labelled.count < loaded.records.count {
      Console.error("warning: \(loaded.records.count - labelled.count) queries have no scenario and are left out.")
    }
    return labelled
  }
}
