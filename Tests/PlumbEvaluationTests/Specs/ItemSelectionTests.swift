import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbBenchmarks

@Suite struct ItemSelectionTests {
  private let item = Item(id: "a", turns: ["q"], category: ["math", "sums"], language: "en", tags: ["easy", "demo"])

  @Test func `every condition must hold, and one of its words is enough`() {
    #expect(ItemSelection().admits(item))
    #expect(ItemSelection(tags: ["hard", "demo"], categories: ["math"], languages: ["en", "zh"]).admits(item))
    #expect(!ItemSelection(tags: ["hard"]).admits(item))
    #expect(!ItemSelection(categories: ["sums"]).admits(item))
    #expect(!ItemSelection(tags: ["demo"], languages: ["zh"]).admits(item))
    #expect(!ItemSelection(categories: ["math"]).admits(Item(id: "b", turns: ["q"])))
    #expect(!ItemSelection(languages: ["en"]).admits(Item(id: "b", turns: ["q"])))
  }

  private func items(_ random: inout SeededGenerator) -> [(id: String, category: String)] {
    (0..<random.int(1...60)).map { ("id-\($0)", random.pick(["a", "b", "c", "d", ""])) }
  }

  @Test(arguments: 0..<150) func `a draw is spread evenly, ascending, repeatable, and grows by adding`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let items = items(&random)
    var before: [Int] = []
    for limit in 1...items.count {
      let drawn = stratifiedDraw(items, limit: limit, seed: seed)
      #expect(drawn.count == limit && drawn == Set(drawn).sorted(), "seed \(seed)")
      #expect(drawn == stratifiedDraw(items, limit: limit, seed: seed))
      #expect(Set(before).isSubset(of: drawn), "seed \(seed), limit \(limit)")
      before = drawn
      // No category has two more than another one that still has items left.
      let counts = Dictionary(grouping: drawn) { items[$0].category }.mapValues(\.count)
      for category in Set(items.map(\.category)) {
        let total = items.count { $0.category == category }
        let own = counts[category] ?? 0
        if own < total { #expect(counts.values.allSatisfy { $0 <= own + 1 }, "seed \(seed), limit \(limit)") }
      }
    }
    #expect(before == Array(items.indices))
  }

  @Test func `the draw does not depend on the order of the items within a category`() {
    let items = (0..<30).map { (id: "id-\($0)", category: "c") }
    let one = Set(stratifiedDraw(items, limit: 7, seed: 1).map { items[$0].id })
    let turned = Array(items.reversed())
    #expect(one == Set(stratifiedDraw(turned, limit: 7, seed: 1).map { turned[$0].id }))
    #expect(one != Set(stratifiedDraw(items, limit: 7, seed: 2).map { items[$0].id }))
  }
}
