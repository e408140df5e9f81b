import Foundation
import PlumbTestSupport
import Testing

/// `Examples/Library`, run as its reader would, and the guides that show its sources.
@Suite struct ExampleProgramTests {
  @Test func `the example evaluates, certifies its judge, and scores with its own method`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(["out"], of: "PlumbExample", in: folder)
    #expect(result.status == 0 && result.error == "")
    let output = result.output
    // Four wins, one tie and one loss in six questions: 75 %; in both orders 8 wins less 2 losses. One person agrees on
    // five of six.
    for line in [
      "6 items, at most 12 requests", "Win rate against terse, in percent", "  thorough: 75.0 (",
      "  same verdict in both orders: 100 % of 6", "  agrees with people: 83 % of 6",
      "  thorough: 83.3 (", "Wins less losses\n  thorough: 6.0, 12 judgments, 0 failed\n  terse: -6.0, ",
    ] {
      #expect(output.contains(line), "missing: \(line)\n\(output)")
    }
    #expect(!output.contains("No ranking"))
    #expect(folder.text(of: "out/workspace/runs/longest/report.html")?.hasPrefix("<!doctype html>") == true)
    // The replies are kept: a second run says the same.
    let again = try await Binary.run(["out"], of: "PlumbExample", in: folder)
    #expect(again.output == output && again.status == 0)
  }

  @Test func `a folder that cannot be made ends the example with a sentence`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("not a folder", to: "file")
    let result = try await Binary.run(["file/out"], of: "PlumbExample", in: folder)
    #expect(result.status == 1 && result.error.hasPrefix("error: ") && result.output == "")
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let sources: [String] = {
    let folder = root.appending(path: "Examples/Library")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.compactMap {
      try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }()

  /// The Swift snippets of a page.
  private static func snippets(of path: String) throws -> [String] {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return text.components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "\n```")[0]
    }
  }

  @Test(
    arguments: ["EvaluateFromSwift", "ScoreJudgments", "AddAProvider", "AddALeaderboardMethod"].map {
      "Sources/PlumbWorkspace/Documentation.docc/\($0).md"
    } + ["README.md", "README.zh.md"])
  func `what a guide shows stands in the example as it is`(_ page: String) throws {
    let snippets = try Self.snippets(of: page).filter { !$0.hasPrefix(".package(") }
    #expect(!snippets.isEmpty)
    for snippet in snippets {
      #expect(Self.sources.contains { $0.contains(snippet) }, "\(page): the example does not hold\n\(snippet)")
    }
  }
}
