internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbWorkspace

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
    let findings = try await workspace.make().checkup(spec.map { try RunSpec(YAMLDocument(path: $0)) })
    if output.json {
      Console.output(json: ["findings": .array(findings.map { .object($0.json) })])
    } else {
      for finding in findings { Console.output(line(of: finding)) }
    }
    if findings.contains(where: { $0.state == .missing }) { throw ExitCode(1) }
  }

  private func line(of finding: Finding) -> String {
    let mark = finding.state == .good ? "✓" : finding.state == .note ? "·" : "✗"
    return "\(mark) \(TextTable.printable(finding.subject)): \(TextTable.printable(finding.text))"
  }
}
