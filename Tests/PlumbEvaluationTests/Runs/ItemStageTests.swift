import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks
@testable import PlumbEvaluation

@Suite struct ItemStageTests {
  let folder: TemporaryFolder
  var source: String { folder.file("source.jsonl") }

  init() throws { folder = try TemporaryFolder() }

  private func choose(
    _ text: String, selection: ItemSelection = ItemSelection(), skipInvalid: Bool = false, seed: Int = 0
  ) throws -> ChosenItems {
    try folder.write(text, to: "source.jsonl")
    return try chooseItems(
      of: Benchmark(id: "b", summary: "s", source: .file(source)), selection: selection, seed: seed,
      skipInvalid: skipInvalid,
      to: folder.file("items.jsonl"))
  }

  private func ids() throws -> [String] {
    try JSONLinesReader<Item>.load(path: folder.file("items.jsonl")).records.map(\.id)
  }

  private func line(_ id: String, _ category: String = "c") -> String {
    #"{"id":"\#(id)","turns":["q"],"category":"\#(category)","mine":1}"# + "\n"
  }

  @Test func `all items are written in their order, unknown keys too`() throws {
    #expect(try choose(line("b") + line("a")) == ChosenItems(count: 2, diagnostics: []))
    #expect(folder.text(of: "items.jsonl")?.hasPrefix(#"{"id":"b","turns":["q"],"category":"c","mine":1}"#) == true)
    #expect(try ids() == ["b", "a"])
  }

  @Test func `an id that stands twice is told with its line`() throws {
    #expect(
      throws: CoreError(
        .invalidInput,
        "\(source):3: field 'id': the id 'a' stands twice; ids must be unique\nFix these lines or pass the option 'skip-invalid'."
      )
    ) {
      try choose(line("a") + line("b") + line("a"))
    }
  }

  @Test func `with bad lines left out, the first of two items with one id stays`() throws {
    let chosen = try choose(line("a", "x") + "{\n" + line("a", "y") + line("b"), skipInvalid: true)
    #expect(chosen.count == 2 && chosen.diagnostics.map(\.location.line) == [2, 3])
    #expect(try JSONLinesReader<Item>.load(path: folder.file("items.jsonl")).records.map(\.category) == [["x"], ["c"]])
  }

  @Test func `every bad line is told, and nothing is written`() throws {
    #expect {
      _ = try choose(line("a") + "5\n{}\n")
    } throws: { error in
      "\(error)" == """
        \(source):2: expected an object, found a number
        \(source):3: field 'id': missing; expected a string that is not empty
        Fix these lines or pass the option 'skip-invalid'.
        """
    }
    #expect(folder.text(of: "items.jsonl") == nil)
  }

  @Test func `a benchmark without items, or without chosen ones, is refused`() throws {
    #expect(throws: CoreError(.invalidInput, "\(source): has no items.")) { try choose("\n") }
    #expect(throws: CoreError(.invalidInput, "\(source): none of its 2 items passes the spec's 'items'.")) {
      try choose(line("a") + line("b"), selection: ItemSelection(tags: ["none"]))
    }
  }

  @Test func `a limit draws the same items every time`() throws {
    let text = (0..<40).map { line("\($0)", "c\($0 % 4)") }.joined()
    #expect(try choose(text, selection: ItemSelection(limit: 8), seed: 3).count == 8)
    let first = try ids()
    _ = try choose(text, selection: ItemSelection(limit: 8), seed: 3)
    #expect(try ids() == first)
    #expect(Dictionary(grouping: first) { (Int($0) ?? 0) % 4 }.values.allSatisfy { $0.count == 2 })
  }

  @Test func `a category with a slash in a part reaches the run as it is`() throws {
    _ = try choose(#"{"id":"a","turns":["q"],"category":["TCP/IP","x"]}"#)
    #expect(try JSONLinesReader<Item>.load(path: folder.file("items.jsonl")).records.first?.topCategory == "TCP/IP")
  }
}
