import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct MarkdownCountsTests {
  private static let golden = "\(SharedData.folder ?? "")/reference/data/arena_hard/markdown_golden.jsonl"

  @Test(.needsSharedData)
  func `the counts stored with Arena-Hard's answers come out in all 250 of 250`() throws {
    let lines = try String(contentsOfFile: Self.golden, encoding: .utf8).utf8.split(separator: UInt8(ascii: "\n"))
    var equal = 0
    for line in lines {
      let record = try JSONValue.parse(line)
      let metadata = try #require(record["metadata"])
      let counts = MarkdownCounts(of: try #require(record["answer"]?.string))
      let headers = (1...6).map { metadata["header_count"]?["h\($0)"]?.int ?? -1 }
      let lists = ["ordered", "unordered"].map { metadata["list_count"]?[$0]?.int ?? -1 }
      let bold = ["**", "__"].map { metadata["bold_count"]?[$0]?.int ?? -1 }
      if counts.headers == headers, [counts.ordered, counts.unordered] == lists,
        [counts.asterisks, counts.underscores] == bold
      {
        equal += 1
      }
    }
    #expect(lines.count == 250)
    #expect(equal == 250)
  }

  @Test(arguments: [
    ("# a\n## b\n###### c\n####### d\n#e", [1, 1, 0, 0, 0, 1]),
    ("#\nx", [1, 0, 0, 0, 0, 0]),
    (" # a", [0, 0, 0, 0, 0, 0]),
    ("#\u{3000}中文", [1, 0, 0, 0, 0, 0]),
    ("#\u{2028}x", [1, 0, 0, 0, 0, 0]),
    ("a\u{2028}# b", [0, 0, 0, 0, 0, 0]),
    ("", [0, 0, 0, 0, 0, 0]),
    ("#", [0, 0, 0, 0, 0, 0]),
  ])
  func `headers are one to six signs at a line's start, then whitespace`(text: String, headers: [Int]) {
    #expect(MarkdownCounts(of: text).headers == headers)
  }

  @Test(arguments: [
    ("1. a\n2. b\n 10. c", 3, 0), ("1.a", 0, 0), ("- a\n* b\n+ c\n-d", 0, 3), ("\n\n  1. a", 1, 0),
    ("1.\n2. b", 2, 0), ("-\n\n- x", 0, 2), ("- - x", 0, 1), ("一\n１. 全角数字", 1, 0), ("x 1. y - z", 0, 0),
    ("- a\r\n- b\r\n", 0, 2),
  ])
  func `entries of lists may follow blank lines but no text`(text: String, ordered: Int, unordered: Int) {
    let counts = MarkdownCounts(of: text)
    #expect(counts.ordered == ordered)
    #expect(counts.unordered == unordered)
  }

  @Test(arguments: [
    ("**a** __b__", 1, 1), ("***a***", 1, 0), ("**a*b**", 0, 0), ("**a\nb**", 0, 0), ("****", 0, 0),
    ("**a****b**", 2, 0), ("**a** b **", 1, 0),
  ])
  func `bold stands between two marks on one line`(text: String, asterisks: Int, underscores: Int) {
    let counts = MarkdownCounts(of: text)
    #expect(counts.asterisks == asterisks)
    #expect(counts.underscores == underscores)
  }

  @Test func `fenced text is taken out wherever it stands`() {
    #expect(MarkdownCounts(of: "```\n# a\n- b\n```\n# c").headers == [1, 0, 0, 0, 0, 0])
    // The block's text, "- x", is removed from the list below it too.
    #expect(MarkdownCounts(of: "```- x```\n- x\n- y").unordered == 1)
    #expect(MarkdownCounts(of: "```a`b``` # c").headers == [0, 0, 0, 0, 0, 0])
  }

  @Test func `many blank lines and list lines take linear time`() {
    let text = String(repeating: "\n", count: 50_000) + String(repeating: "- x\n", count: 50_000)
    #expect(MarkdownCounts(of: text).unordered == 50_000)
  }

  @Test func `a style survives writing and reading`() throws {
    let style = AnswerStyle(of: "# 标题\n- **a**", tokens: 7)
    #expect(style == AnswerStyle(tokens: 7, characters: 12, headers: 1, lists: 1, bold: 1))
    var judgment = Judgment(
      item: "1", judge: "j", models: ["a", "b"], outcome: .preference(Preference(first: 1, strength: .strong)))
    judgment.styles = [style, AnswerStyle(characters: 3, headers: 0, lists: 0, bold: 0)]
    judgment.baseline = "b"
    var fields = FieldReader(judgment.json, location: Location(file: "f", line: 1))
    #expect(Judgment(from: &fields) == judgment)
  }
}
