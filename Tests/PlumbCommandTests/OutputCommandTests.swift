import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// What becomes of a command whose output nobody can take.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
struct OutputCommandTests {
  /// Runs a line of shell in which `plumb` is the command; prints `$?` of what `pipefail` and `PIPESTATUS` say.
  private func shell(_ line: String, in folder: TemporaryFolder) throws -> (
    status: Int32, output: String, error: String
  ) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "plumb() { \"$PLUMB\" \"$@\"; }; \(line)"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin", "PLUMB": Binary.path]
    let (output, error) = ("\(folder.path)/.out", "\(folder.path)/.err")
    for path in [output, error] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: error)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.read(".out"), try folder.read(".err"))
  }

  private func writeGames(_ count: Int, in folder: TemporaryFolder) throws {
    let lines = (0..<count).map { index in
      let models = ["m\(index % 40)", "m\((index * 7 + 1 + index % 40) % 41)"]
      return
        #"{"item":"i\#(index)","judge":"j","models":["\#(models[0])","\#(models[1])"],"outcome":{"preference":\#(index % 3 == 0 ? 1 : 0)}}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "judgments.jsonl")
    let items = (0..<2_000).map {
      #"{"id":"i\#($0)","turns":["Question \#($0)? \#(String(repeating: "x", count: 80))"]}"#
    }
    try folder.write(items.joined(separator: "\n"), to: "items.jsonl")
    // A space in an id is a finding of its own for each item.
    try folder.write(items.joined(separator: "\n").replacing("\"i", with: "\"i "), to: "spaced.jsonl")
  }

  @Test(arguments: [
    "plumb --help", "plumb --version", "plumb benchmark list", "plumb benchmark list --json",
    "plumb scenario show planning", "plumb benchmark show items.jsonl --items 2000",
    "plumb benchmark lint items.jsonl --json",
    "plumb leaderboard judgments.jsonl --method bradley-terry --json", "plumb doctor",
  ])
  func `a full disk ends a command with 1 and a sentence`(command: String) throws {
    let folder = try TemporaryFolder()
    try writeGames(200, in: folder)
    let result = try shell("\(command) > /dev/full", in: folder)
    #expect(result.status == 1, "\(result)")
    #expect(result.error.contains("plumb: standard output cannot be written (No space left on device)."), "\(result)")
  }

  @Test func `an output that was closed is an error, and nothing lands in another file`() throws {
    let folder = try TemporaryFolder()
    try writeGames(10, in: folder)
    let closed = try shell("plumb scenario import . --to out.yaml >&-", in: folder)
    #expect(closed.status != 0)
    let list = try shell("plumb benchmark list >&-", in: folder)
    #expect(list.status == 1 && list.error.contains("standard output cannot be written"), "\(list)")
  }

  @Test(arguments: ["plumb benchmark show items.jsonl --items 2000", "plumb benchmark lint spaced.jsonl --json"])
  func `a reader that has read enough ends a command quietly`(command: String) throws {
    let folder = try TemporaryFolder()
    try writeGames(10, in: folder)
    let result = try shell("\(command) | head -1; echo \"${PIPESTATUS[0]}\"", in: folder)
    #expect(result.error.isEmpty, "\(result.error)")
    // 141 is 128 and SIGPIPE, as for any Unix tool.
    #expect(result.output.split(separator: "\n").last == "141", "\(result.output)")
  }

  @Test func `a progress that nobody reads does not stop the work`() throws {
    let folder = try TemporaryFolder()
    try writeGames(10, in: folder)
    for end in ["2> /dev/full", "2>&-", "2> >(true)"] {
      let result = try shell("plumb benchmark lint items.jsonl --json \(end)", in: folder)
      #expect(result.status == 0, "\(end): \(result)")
      #expect(try JSONValue.parse(result.output)["items"]?.int == 2_000)
    }
  }
}
