import Foundation
import PlumbCore
import Testing

/// One line of a class: a situation that users met, and what a careful tool does with it.
struct UserCase: Sendable, CustomTestStringConvertible {
  /// The class: its folder's name.
  var group: String
  /// The line.
  var json: JSONValue

  var id: String { json["id"]?.string ?? "?" }
  var kind: String { json["kind"]?.string ?? "?" }
  var input: JSONValue { json["input"] ?? .null }
  var expected: JSONValue { json["expected"] ?? .null }
  var testDescription: String { "\(group) \(id)" }

  /// The lines of kinds `steps` and `answer` in a file; none when it cannot be read.
  static func read(_ path: String, group: String) -> [UserCase] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let json = try? JSONValue.parse(Array(line)) else { return nil }
      let found = UserCase(group: group, json: json)
      return ["steps", "answer"].contains(found.kind) ? found : nil
    }
  }
}

/// Whether a pattern, written for Python, is found in a text; letters' case counts for nothing.
func finds(_ pattern: String, in text: String) -> Bool {
  guard let expression = try? NSRegularExpression(pattern: pattern, options: [.caseInsensitive]) else {
    Issue.record("'\(pattern)' is no regular expression")
    return false
  }
  return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
}
