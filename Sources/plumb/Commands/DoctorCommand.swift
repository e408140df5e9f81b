internal import ArgumentParser
internal import PlumbCore

/// `plumb doctor`: what is installed, which endpoints answer, what is missing and how to get it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check what is installed, which endpoints answer, and what is missing.",
    discussion: """
      Example: plumb doctor
               plumb doctor spec.yaml     # also asks the endpoints of a spec's models
      """)

  @Argument(help: ArgumentHelp("A run spec whose models are checked.", valueName: "spec.yaml"), completion: .file())
  var spec: String?

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let findings = try await Checkup(workspace: workspace, spec: spec).findings()
    if output.json {
      Console.output(JSONValue.object(["findings": .array(findings.map { .object($0.json) })]).text(.pretty))
    } else {
      for finding in findings { Console.output(finding.line) }
    }
    if findings.contains(where: { $0.state == .missing }) { throw ExitCode(1) }
  }
}
