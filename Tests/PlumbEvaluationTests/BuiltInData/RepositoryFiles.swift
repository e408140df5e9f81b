import Foundation
import PlumbCore

/// The repository's own files, found from this file.
enum RepositoryFiles {
  /// The repository's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized.path

  /// Whether the neutral files lie beside the sources.
  static var haveData: Bool { FileManager.default.fileExists(atPath: "\(root)/Data") }

  /// Whether scripts can be run.
  static let havePython = (try? run("-c", "import sys; sys.exit(sys.version_info < (3, 10))"))?.status == 0

  /// The text of a file of `Data`.
  static func data(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(root)/Data/\(name)"), encoding: .utf8)
  }

  /// Runs Python to its end.
  ///
  /// - Parameter arguments: A script's path and its arguments.
  /// - Returns: How it ended and what it said on standard error.
  /// - Throws: When it cannot be started.
  static func run(_ arguments: String...) throws -> (status: Int32, error: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + arguments
    let error = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = error
    try process.run()
    let bytes = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
