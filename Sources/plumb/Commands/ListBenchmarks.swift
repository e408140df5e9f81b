internal import ArgumentParser
internal import PlumbCore
internal import PlumbBenchmarks

/// `plumb benchmark list`.
struct ListBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the built-in benchmarks.", discussion: "Example: plumb benchmark list")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let overviews = try BenchmarkLibrary.builtIn.map { try BenchmarkOverview($0) }
    if output.json {
      Console.output(json: overviews.map { .object($0.json) })
      return
    }
    var table = TextTable([
      .init(title: "id"), .init(title: "items", isNumber: true), .init(title: "languages"), .init(title: "licence"),
      .init(title: "what it is"),
    ])
    for overview in overviews {
      table.add([
        overview.id, "\(overview.itemCount)", overview.languages.map(\.name).joined(separator: ", "),
        overview.licence ?? "—", overview.summary,
      ])
    }
    Console.output(table.text)
  }
}
