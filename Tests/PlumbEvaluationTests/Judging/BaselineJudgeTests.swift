import PlumbCore
import PlumbJudging
import Testing

@Suite struct BaselineJudgeTests {
  private func firsts(_ rule: BaselineJudge.Rule, _ pair: Comparison, seed: Int = 0) async throws -> [Double?] {
    let found = try await BaselineJudge(name: "r", rule: rule, orders: .both, seed: seed).judgments(of: pair)
    #expect(found.map(\.models) == [["base", "new"], ["new", "base"]])
    return found.map { $0.outcome.preference?.first }
  }

  @Test func `the longer answer wins, in Unicode scalars`() async throws {
    #expect(try await firsts(.longest, comparison("aa", "b")) == [1, 0])
    #expect(try await firsts(.longest, comparison("é", "e\u{301}x")) == [0, 1])
    #expect(try await firsts(.longest, comparison("ab", "准绳")) == [0.5, 0.5])
  }

  @Test func `first takes the one shown first`() async throws {
    #expect(try await firsts(.first, comparison("aa", "b")) == [1, 1])
  }

  @Test func `random is fair, seeded, and the same next time`() async throws {
    var heads = 0
    var changed = 0
    for index in 0..<500 {
      let pair = comparison("a", "b", item: Item(id: "\(index)", turns: ["q"]))
      let drawn = try await firsts(.random, pair)
      #expect(try await firsts(.random, pair) == drawn)
      if drawn[0] == 1 { heads += 1 }
      if try await firsts(.random, pair, seed: 1) != drawn { changed += 1 }
    }
    #expect((190...310).contains(heads))
    #expect(changed > 250)
  }

  @Test func `equal and missing answers need no rule`() async throws {
    #expect(try await firsts(.first, comparison("a", "a")) == [0.5, 0.5])
    var pair = comparison("a", "b")
    pair.baseline.failure = Failure(.refused, "No.")
    let found = try await BaselineJudge(name: "r", rule: .first, orders: .first).judgments(of: pair)
    #expect(found.map(\.outcome.failure) == [Failure(.missingResponse, "base gave no answer: No.")])
  }

  @Test func `a pool lets the chosen judge judge, and an index outside is brought inside`() async throws {
    let judges = [BaselineJudge.Rule.first, .longest].map { BaselineJudge(name: $0.rawValue, rule: $0, orders: .first) }
    for (index, name) in [(0, "first"), (1, "longest"), (9, "longest"), (-1, "first")] {
      let pool = JudgePool(name: "pool", judges: judges) { _ in index }
      #expect(try await pool.judgments(of: comparison("a", "b")).map(\.judge) == [name])
      #expect(pool.judgmentsPerComparison == 1)
    }
  }
}
