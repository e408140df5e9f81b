internal import ArgumentParser
internal import PlumbCore
internal import PlumbWorkspace

/// `plumb report`: the HTML report of a finished run.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report of a finished run: one HTML file that needs no network.",
    discussion: "Example: plumb report first-run --language zh --output report.html")

  @Argument(help: ArgumentHelp("The run's name or folder.", valueName: "run"))
  var name: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "path"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("en or zh; the run's own when left out.", valueName: "language"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "People's labels for the judge's certificate; the run's own labels.jsonl when left out.", valueName: "path"),
    completion: .file())
  var labels: [String] = []

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if let language, !["en", "zh"].contains(language) {
      throw ValidationError("--language takes en or zh, not '\(language)'.")
    }
  }

  func run() async throws {
    var finished = try await workspace.make().finishedRun(name)
    try finished.certify(by: labels)
    let path = try finished.writeReport(language: language.map { $0 == "zh" ? .chinese : .english }, to: output)
    if json { Console.output(json: ["report": .string(path)]) } else { Console.output("Report: \(path)") }
  }
}
