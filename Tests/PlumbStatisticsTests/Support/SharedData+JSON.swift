import Foundation
import PlumbTestSupport

extension SharedData {
  /// A JSON file's object.
  static func object(_ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text(path).utf8)) as? [String: Any] ?? [:]
  }

  /// A JSON file's array of objects, or the objects of a JSON Lines file.
  static func objects(_ path: String) throws -> [[String: Any]] {
    if path.hasSuffix(".json") {
      return try JSONSerialization.jsonObject(with: Data(text(path).utf8)) as? [[String: Any]] ?? []
    }
    return try text(path).split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}
