import Foundation
import Testing

/// Compares a text with the file of that name under `Golden/`, or rewrites it when `UPDATE_GOLDEN` is 1.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
  let golden = try String(contentsOf: url, encoding: .utf8)
  let actual = text.components(separatedBy: "\n")
  let expected = golden.components(separatedBy: "\n")
  for (index, line) in actual.enumerated() where index >= expected.count || expected[index] != line {
    Issue.record("\(name):\(index + 1): \(line)", sourceLocation: sourceLocation)
  }
  #expect(actual.count == expected.count, sourceLocation: sourceLocation)
}
