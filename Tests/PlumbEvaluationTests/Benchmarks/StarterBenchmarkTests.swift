import PlumbCore
import PlumbJudging
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct StarterBenchmarkTests {
  private static let difficulties: Set = ["easy", "medium", "hard"]

  private func items(_ id: String) throws -> [Item] { try BenchmarkLibrary.benchmark(named: id).items() }

  @Test(arguments: [("starter-en", "en", 100), ("starter-zh", "zh", 80)])
  func `has enough items in eight categories, each with a reference for every turn`(
    id: String, language: String, count: Int
  ) throws {
    let items = try items(id)
    #expect(items.count >= count)
    #expect(Set(items.map(\.id)).count == items.count)
    let categories = Dictionary(grouping: items) { $0.topCategory ?? "" }
    #expect(categories.count == 8 && categories[""] == nil && categories.values.allSatisfy { $0.count >= 10 })
    for item in items {
      #expect(item.language == language, "\(item.id)")
      #expect(item.references.count == item.turns.count && item.references.allSatisfy { $0.count >= 1 }, "\(item.id)")
      #expect(item.turns.allSatisfy { !$0.isEmpty && $0 == $0.trimmed }, "\(item.id)")
      #expect(item.tags.count { Self.difficulties.contains($0) } == 1, "\(item.id)")
      #expect(item.tags.contains("two-turn") == (item.turns.count > 1), "\(item.id)")
      #expect(Set(item.tags).isSubset(of: Self.difficulties.union(["two-turn", "demo"])), "\(item.id): \(item.tags)")
      #expect(item.extra.isEmpty, "\(item.id)")
    }
    #expect(Set(items.map(\.turns)).count == items.count)
    #expect(items.count { $0.turns.count > 1 } >= 4)
  }

  @Test func `starter-en has three two-turn items in each category, none of them for the demonstration`() throws {
    let items = try items("starter-en").filter { $0.turns.count > 1 }
    #expect(
      Dictionary(grouping: items) { $0.topCategory ?? "" }.values.allSatisfy { $0.count >= 3 } && items.count >= 24)
    #expect(items.allSatisfy { !$0.tags.contains("demo") && $0.turns.count == 2 })
  }

  @Test(arguments: ["starter-en", "starter-zh"]) func `has at least 24 items for a demonstration`(id: String) throws {
    #expect(try items(id).count { $0.tags.contains("demo") } >= 24)
  }

  @Test func `the Chinese items are Chinese with full-width punctuation`() throws {
    for item in try items("starter-zh") {
      let text = item.turns.joined()
      #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(item.id)")
      #expect(text.firstMatch(of: /\p{Han}[,;?!]/) == nil, "\(item.id)")
    }
  }

  @Test func `the overview counts what is there`() throws {
    let benchmark = try BenchmarkLibrary.benchmark(named: "starter-en")
    let overview = try BenchmarkOverview(benchmark)
    let items = try items("starter-en")
    #expect(overview.itemCount == items.count && overview.withReference == items.count)
    #expect(overview.multiTurn == items.count { $0.turns.count > 1 })
    #expect(overview.categories.reduce(0) { $0 + $1.count } == items.count)
    #expect(overview.lengths.reduce(0) { $0 + $1.count } == items.count)
    #expect(overview.json["items"]?.int == items.count)
  }
}

@Suite struct BenchmarkLibraryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func message(_ name: String) -> String {
    do {
      return try "\(BenchmarkLibrary.benchmark(named: name, relativeTo: folder.path).id)"
    } catch {
      return error.description
    }
  }

  @Test func `a file or folder is a benchmark named for it`() throws {
    try folder.write(#"{"id":"a","turns":["q"]}"#, to: "items.jsonl")
    #expect(message("items.jsonl") == "items")
    #expect(message(folder.path) == folder.path.split(separator: "/").last.map(String.init))
    try folder.write(
      "id: mine\nsummary: S\nlicence: MIT\nrecipe: { judge: { orders: random }, generation: { max_tokens: 5 } }",
      to: "benchmark.yaml")
    let benchmark = try BenchmarkLibrary.benchmark(named: folder.path)
    #expect(benchmark.id == "mine" && benchmark.licence == "MIT" && benchmark.recipe.judging.orders == "random")
    #expect(benchmark.recipe.generation.settings.maxTokens == 5)
    #expect(try benchmark.items().map(\.id) == ["a"])
  }

  @Test func `what is nowhere is told with what there is`() {
    #expect(
      message("nothing")
        == "benchmark 'nothing': neither built in (starter-en, starter-zh) nor a file or folder at \(folder.path)/nothing."
    )
    #expect(message(folder.path) == "benchmark '\(folder.path)': the folder has no items.jsonl.")
  }

  @Test func `a card with a mistake is told with its line`() throws {
    try folder.write("", to: "items.jsonl")
    try folder.write("id: mine\nrecipe:\n  judge:\n    orders: third\n", to: "benchmark.yaml")
    #expect(
      message(folder.path)
        == "\(folder.path)/benchmark.yaml:4: field 'recipe.judge.orders': expected first, random or both, found 'third'"
    )
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
