import Foundation
import Testing

/// Texts that were reviewed once and must stay; `UPDATE_GOLDEN=1` writes them anew.
enum Golden {
  static func check(_ text: String, named name: String, file: String = #filePath) throws {
    var folder = URL(filePath: file).deletingLastPathComponent()
    if folder.lastPathComponent == "Support" { folder.deleteLastPathComponent() }
    let url = folder.appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: url)
      return
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    #expect(text == expected, "\(name) changed; review it, then rewrite it with UPDATE_GOLDEN=1")
  }
}
