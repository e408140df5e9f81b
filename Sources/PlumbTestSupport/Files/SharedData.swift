internal import Foundation

/// The reference data beside the repository: `../shared`, or what the environment variable `PLUMB_SHARED` names.
public enum SharedData {
  /// Its path; `nil` when it is not there.
  public static let folder: String? = {
    let manager = FileManager.default
    if let named = ProcessInfo.processInfo.environment["PLUMB_SHARED"] {
      return manager.fileExists(atPath: named) ? named : nil
    }
    var candidates: [String] = []
    for start in [URL(fileURLWithPath: #filePath).resolvingSymlinksInPath(), URL(fileURLWithPath: #filePath)] {
      var url = start
      while url.path != "/" {
        url.deleteLastPathComponent()
        candidates.append(url.appendingPathComponent("shared").path)
      }
    }
    return candidates.first { manager.fileExists(atPath: "\($0)/reference/data/alpaca_eval") }
  }()

  /// Whether it is there; tests that need it are skipped otherwise.
  public static var isThere: Bool { folder != nil }

  /// The path of a file of the AlpacaEval data.
  public static func alpacaEval(_ path: String) -> String { data("alpaca_eval/\(path)") }

  /// The path of a file of the reference data, by its path below `reference/data`.
  public static func data(_ path: String) -> String { "\(folder ?? "")/reference/data/\(path)" }

  /// The text of a file of the reference data.
  public static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: data(path))), as: UTF8.self)
  }

  /// The rows of a CSV file without quotes, by column name.
  public static func csv(_ path: String) throws -> [[String: String]] {
    PlainTable.rows(try text(path), separator: ",")
  }
}
