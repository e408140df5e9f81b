internal import Foundation
public import PlumbCore

/// The files of one build, in `.plumb/builds/NAME`.
///
/// Each step has `NN-NAME.jsonl`, its lines, and `NN-NAME.report.json`, its report.
public struct BuildFolder: Sendable, Equatable {
  /// The folder.
  public let path: String

  /// The folder of a build; created when missing.
  ///
  /// - Throws: `CoreError` when it cannot be created.
  public init(path: String) throws(CoreError) {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CoreError(.file, "\(path): the build's folder cannot be created (\(error.localizedDescription)).")
    }
  }

  /// The path of a step's lines, given all steps' names in order.
  package func file(of step: String, among names: [String]) -> String { "\(path)/\(number(step, names))-\(step).jsonl" }

  /// The report of a step.
  func report(of step: String, among names: [String]) -> String {
    "\(path)/\(number(step, names))-\(step).report.json"
  }

  /// Writes a file in one step, so that it is never half there.
  ///
  /// - Throws: `CoreError` when it cannot be written.
  public func write(_ text: String, to name: String) throws(CoreError) {
    try OutputFile.write(text, to: "\(path)/\(name)")
  }

  private func number(_ step: String, _ names: [String]) -> String {
    let index = (names.firstIndex(of: step) ?? names.count) + 1
    return index < 10 ? "0\(index)" : "\(index)"
  }
}

/// The digest of a file's content, read in pieces of 8 MiB: the SHA-256 of the pieces' SHA-256 digests, in hexadecimal.
///
/// - Throws: `CoreError` when the file cannot be read.
func contentDigest(of path: String) throws(CoreError) -> String {
  guard let handle = FileHandle(forReadingAtPath: path) else {
    throw CoreError(.file, "\(path): cannot be opened. Check the path.")
  }
  defer { try? handle.close() }
  var digests: [UInt8] = []
  do {
    while let piece = try handle.read(upToCount: 8 << 20), !piece.isEmpty { digests += sha256(Array(piece)) }
  } catch {
    throw CoreError(.file, "\(path): cannot be read (\(error.localizedDescription)).")
  }
  return hexadecimal(sha256(digests))
}

/// The digest of items that are in no file: the SHA-256 of their canonical lines, in hexadecimal.
func itemsDigest(_ items: [Item]) -> String {
  let lines = items.map { JSONValue.object($0.json).text(.canonical) }.joined(separator: "\n")
  return hexadecimal(sha256(Array(lines.utf8)))
}
