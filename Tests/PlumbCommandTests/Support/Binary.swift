import Foundation

/// The built command, run as a user would: arguments, files, standard streams, exit code.
enum Binary {
  /// What a run of the command left.
  struct Result: Sendable {
    var status: Int32
    var output: String
    var error: String
  }

  /// The command stands beside the test runner.
  static let url: URL = {
    let runner = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appending(path: "plumb")
  }()

  /// Runs the command to its end, or kills it after a time.
  ///
  /// - Parameters:
  ///   - arguments: The command's arguments.
  ///   - folder: The working folder.
  ///   - environment: Variables on top of PATH and HOME; nothing else is inherited.
  ///   - killedAfter: When to send SIGKILL.
  ///   - signal: What to send instead of SIGKILL.
  /// - Returns: What it printed and how it ended.
  /// - Throws: When it cannot be started.
  static func run(
    _ arguments: [String], in folder: Sandbox, environment: [String: String] = [:], killedAfter: Duration? = nil,
    signal: Int32 = SIGKILL
  ) async throws -> Result {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    let inherited = ProcessInfo.processInfo.environment
    var variables = environment
    for name in ["PATH", "HOME", "PLUMB_PYTHON", "LD_LIBRARY_PATH"] where variables[name] == nil {
      variables[name] = inherited[name]
    }
    process.environment = variables
    // Files instead of pipes: nothing blocks when a stream is long, and nothing is lost when the process is killed.
    let id = UUID().uuidString
    let (outputPath, errorPath) = ("\(folder.path)/.out-\(id)", "\(folder.path)/.err-\(id)")
    _ = FileManager.default.createFile(atPath: outputPath, contents: nil)
    _ = FileManager.default.createFile(atPath: errorPath, contents: nil)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    let pid = process.processIdentifier
    let killer = killedAfter.map { delay in
      Task {
        try await Task.sleep(for: delay)
        kill(pid, signal)
      }
    }
    for await _ in ended {}
    killer?.cancel()
    func text(_ path: String) -> String {
      defer { try? FileManager.default.removeItem(atPath: path) }
      return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    let status =
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    return Result(status: status, output: text(outputPath), error: text(errorPath))
  }
}

/// A folder of its own for one test, removed at its end.
final class Sandbox: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "plumb-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }
}
