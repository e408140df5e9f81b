import PlumbTestSupport
import Testing

@testable import plumb

@Suite struct TextTableTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("准绳", 4), ("ａ１", 4), ("e\u{301}", 1), ("한글", 4), ("かな", 4), ("a准b", 4), ("「引」", 6), ("—", 1),
    ("😀", 2), ("𠀀", 2),
  ])
  func `a wide character takes two columns, a combining mark none`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  private func table(_ rows: [[String]]) -> [Substring] {
    var table = TextTable([.init(title: "model"), .init(title: "score", isNumber: true), .init(title: "note")])
    for row in rows { table.add(row) }
    return table.text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `columns are as wide as their widest cell, numbers to the right, the last one without blanks at its end`()
  {
    #expect(
      table([["通义千问", "7.5", "x"], ["gpt", "10.25", ""]]) == [
        "model     score  note",
        "────────  ─────  ────",
        "通义千问    7.5  x",
        "gpt       10.25  ",
      ])
  }

  @Test(arguments: 0..<200) func `every column begins at the same place in every line`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    func cell() -> String {
      (0..<generator.int(0...9)).map { _ in generator.pick(["a", "准", "e\u{301}", "Ａ", "-", "한"]) }.joined()
    }
    let rows = (0..<generator.int(1...5)).map { _ in [cell(), cell(), "end"] }
    let lines = table(rows)
    let rule = lines[1].split(separator: " ").map(\.count)
    for line in lines.dropFirst(2) {
      let start = displayWidth(String(line)) - 3
      #expect(line.hasSuffix("end") && start == rule[0] + 2 + rule[1] + 2, "seed \(seed): \(line)")
    }
    #expect(rule[0] == max(5, rows.map { displayWidth($0[0]) }.max() ?? 0), "seed \(seed)")
    #expect(rule[1] == max(5, rows.map { displayWidth($0[1]) }.max() ?? 0), "seed \(seed)")
  }

  @Test func `control and direction marks of a name never reach the terminal`() {
    let shown = TextTable.printable("a\u{1B}[31m\u{202E}b\u{200D}\u{2028}\n准")
    #expect(shown == "a\u{FFFD}[31m\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}准")
    #expect(table([["a\nb", "1", ""]]).count == 3)
  }
}

@Suite struct WrappedTextTests {
  @Test(arguments: [
    ("one two three", 7, ["one two ", "three"]), ("准绳量短长", 4, ["准绳", "量短", "长"]), ("a准绳", 3, ["a准", "绳"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]), ("", 4, [""]), ("a\n\nb", 4, ["a", "", "b"]),
  ])
  func `lines break between words and wide characters`(text: String, width: Int, lines: [String]) {
    #expect(wrapped(text, width: width).map { $0.trimmed } == lines.map(\.trimmed))
  }

  @Test(arguments: 0..<300) func `no line is too wide, and nothing but blanks is lost`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<generator.int(0...60)).map { _ in
      generator.pick(["a", "bc", " ", "准", "绳", "，", "longer", "\n", "e\u{301}", "Ａ"])
    }.joined()
    let width = generator.int(2...20)
    let lines = wrapped(text, width: width)
    for line in lines { #expect(displayWidth(line.trimmed) <= width, "seed \(seed): \(line.debugDescription)") }
    func solid(_ text: some StringProtocol) -> String {
      text.filter { $0 != " " && $0 != "\n" }.map(String.init).joined()
    }
    #expect(solid(lines.joined()) == solid(text), "seed \(seed)")
  }
}

extension String {
  /// Without blanks at its end, which nobody sees.
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
