import Foundation

/// The reference data beside the repository: `../shared`, or `PLUMB_SHARED`.
enum SharedData {
  /// The folder with the reference data; `nil` when it is not there.
  static let folder: URL? = {
    let source = URL(filePath: #filePath).resolvingSymlinksInPath()
    let named = ProcessInfo.processInfo.environment["PLUMB_SHARED"].map { URL(filePath: $0) }
    // Support, PlumbStatisticsTests, Tests, the repository, and the folder that holds both.
    let beside = (0..<5).reduce(source) { path, _ in path.deletingLastPathComponent() }
    let candidates = [named ?? beside.appending(path: "shared")]
    return candidates.map { $0.appending(path: "reference/data") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static var isPresent: Bool { folder != nil }

  static func data(_ path: String) throws -> Data {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: folder.appending(path: path))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  /// The lines of a file, without empty ones.
  static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n")
  }

  /// The rows of a CSV file without quotes, by column name.
  static func csv(_ path: String) throws -> [[String: String]] {
    let rows = try text(path).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let names = rows.first else { return [] }
    return rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(names.map(String.init), row.map(String.init)))
    }
  }

  /// A JSON file's object.
  static func object(_ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: data(path)) as? [String: Any] ?? [:]
  }

  /// A JSON Lines file's objects.
  static func objects(_ path: String) throws -> [[String: Any]] {
    try lines(path).compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}
