internal import ArgumentParser
internal import CAllocator
internal import Foundation
internal import PlumbClients
internal import PlumbCore
internal import PlumbWorkspace

/// The command `plumb`.
@main
struct Plumb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumb",
    abstract:
      "Measures how well language models do what people ask of them, and how far the measurement can be trusted.",
    discussion: """
      Start with `plumb doctor` to see what is installed, or run a first comparison without any key:
        plumb run Examples/first-run.yaml
      Every command takes --json (one JSON document on standard output, progress on standard error) and ends with 0 when \
      done, 1 when it failed, 2 for bad usage or a bad file, 3 when it finished below a floor, 130 when interrupted.
      """,
    version: Workspace.version,
    subcommands: [
      RunCommand.self, GenerateCommand.self, JudgeCommand.self, LeaderboardCommand.self, BenchmarkCommand.self,
      JudgeCertifyCommand.self, CompareCommand.self, CapacityCommand.self, PlanCommand.self, SelectCommand.self,
      ExportCommand.self,
      ServeCommand.self, ReportCommand.self, ScenarioCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    Console.prepare()
    // Files of several megabytes come one after the other: pages that go back to the system after each are faulted in
    // again for the next, a sixth of the time of reading them.
    callocator_keep(64 << 20)
    OpenFileLimit.raise()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Console.finishOutput()
    } catch {
      finish(with: error)
    }
  }

  /// Says what went wrong and ends with the exit code that the kind of error stands for.
  private static func finish(with error: any Error) -> Never {
    if let code = error as? ExitCode {
      Console.finishOutput()
      Foundation.exit(code.rawValue)
    }
    if let status = exitStatus(of: error) {
      Console.error("plumb: \(FlagNames.spelled("\(error)"))")
      Foundation.exit(status)
    }
    let code = exitCode(for: error)
    // Help and version requests come as errors with code 0; usage errors as 64, which is 2 here.
    let text = fullMessage(for: error)
    if code == .success {
      Console.output(text)
      Console.finishOutput()
    } else {
      Console.error(text)
    }
    Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
  }

  /// The exit status of our own errors; `nil` for those of the argument parser.
  private static func exitStatus(of error: any Error) -> Int32? {
    switch error {
    case is CoreError: 2
    case let error as EvaluationError: status(of: error.code)
    case let error as ClientError: error.code == .missingKey ? 1 : 2
    case is CancellationError: 130
    case is ValidationError, is CleanExit: nil
    default: "\(type(of: error))" == "CommandError" || "\(type(of: error))" == "ParserError" ? nil : 1
    }
  }

  private static func status(of code: EvaluationError.Code) -> Int32 {
    switch code {
    case .invalidInput: 2
    case .waiting: 3
    case .interrupted: 130
    default: 1
    }
  }
}
