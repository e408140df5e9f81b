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

  /// A file of the AlpacaEval data.
  public static func alpacaEval(_ path: String) -> String { "\(folder ?? "")/reference/data/alpaca_eval/\(path)" }

  /// A file of the reference data, by its path below `reference/data`.
  public static func data(_ path: String) -> String { "\(folder ?? "")/reference/data/\(path)" }
}
