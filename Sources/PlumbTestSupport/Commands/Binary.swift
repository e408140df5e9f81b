internal import Foundation

/// The built command, run as a user would: arguments, files, standard streams, exit code.
public enum Binary {
  /// What a run of the command left.
  public struct Result: Sendable {
    /// The exit code; 128 and the signal's number when a signal ended it.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var error: String
  }

  /// A signal that reaches the command while it works.
  public struct Ending: Sendable {
    let signal: Int32
    let moment: @Sendable () async throws -> Void

    /// SIGKILL after a time.
    public static func killed(after delay: Duration) -> Self {
      Self(signal: SIGKILL) { try await Task.sleep(for: delay) }
    }

    /// SIGKILL once a condition holds: the same amount of work is done on a slow machine as on a fast one.
    public static func killed(when condition: @escaping @Sendable () -> Bool) -> Self {
      Self(signal: SIGKILL) { try await hold(condition) }
    }

    /// SIGINT once a condition holds.
    public static func interrupted(when condition: @escaping @Sendable () -> Bool) -> Self {
      Self(signal: SIGINT) { try await hold(condition) }
    }

    private static func hold(_ condition: @Sendable () -> Bool) async throws {
      while !condition() { try await Task.sleep(for: .milliseconds(2)) }
    }
  }

  /// The command's path: it is beside the test runner.
  public static let path: String = {
    let runner = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appending(path: "plumb").path
  }()

  // More processes than processors only make each of them slower, and tests wait for them with time limits.
  private static let turns = Turns(max(1, ProcessInfo.processInfo.activeProcessorCount))

  /// Runs the command to its end, or kills it after a time.
  ///
  /// - Parameters:
  ///   - arguments: The command's arguments.
  ///   - folder: The working folder.
  ///   - environment: Variables on top of PATH and HOME; nothing else is inherited.
  ///   - ending: When and how to end it from outside; `nil` to let it end.
  ///   - output: A file or device that gets its standard output; `nil` returns it.
  /// - Returns: What it printed and how it ended.
  /// - Throws: When it cannot be started.
  public static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    ending: Ending? = nil, output: String? = nil
  ) async throws -> Result {
    try await turns.take {
      let process = Process()
      process.executableURL = URL(filePath: path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(filePath: folder.path)
      let inherited = ProcessInfo.processInfo.environment
      var variables = environment
      for name in ["PATH", "HOME", "PLUMB_PYTHON", "LD_LIBRARY_PATH"] where variables[name] == nil {
        variables[name] = inherited[name]
      }
      process.environment = variables
      // Files instead of pipes: nothing blocks when a stream is long, and nothing is lost when the process is killed.
      let streams = try TemporaryFolder()
      let (outputPath, errorPath) = (try streams.write("", to: "out"), try streams.write("", to: "err"))
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle(forWritingAtPath: output ?? outputPath)
      process.standardError = FileHandle(forWritingAtPath: errorPath)
      let (ended, end) = AsyncStream.makeStream(of: Void.self)
      process.terminationHandler = { _ in end.finish() }
      try process.run()
      let pid = process.processIdentifier
      let killer = ending.map { ending in
        Task {
          try await ending.moment()
          kill(pid, ending.signal)
        }
      }
      for await _ in ended {}
      killer?.cancel()
      let status =
        process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
      return Result(status: status, output: try streams.read("out"), error: try streams.read("err"))
    }
  }
}
