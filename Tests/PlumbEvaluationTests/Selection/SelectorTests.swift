import PlumbCore
import Testing

@testable import PlumbEvaluation
@testable import PlumbJudging

/// Grades and compares by the number an answer says; “?” cannot be judged.
private struct NumberJudge: Judge, PointwiseJudge {
  let name = "numbers"
  let judgmentsPerComparison = 2

  func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    [true, false].map { baselineFirst in
      let (first, second) = comparison.shown(baselineFirst: baselineFirst)
      let outcome: Outcome
      if let left = Double(first.turns[0]), let right = Double(second.turns[0]) {
        // Leans to the first place, so that only both orders together are right.
        outcome = .preference(Preference(first: left > right ? 1 : left < right ? 0.2 : 0.6))
      } else {
        outcome = .failed(Failure(.noVerdict, "no number"))
      }
      return comparison.judgment(by: name, baselineFirst: baselineFirst, outcome: outcome)
    }
  }

  func judgmentCount(for item: Item) -> Int { 1 }

  func judgments(of response: Response, to item: Item) async throws(ModelError) -> [Judgment] {
    let grade = Double(response.turns[0])
    let outcome: Outcome =
      grade.map { .ratings(Ratings(overall: $0, scale: 1...10)) } ?? .failed(Failure(.noVerdict, "no number"))
    return [Judgment(item: item.id, judge: name, models: [response.model], outcome: outcome)]
  }
}

@Suite struct SelectorTests {
  private let item = Item(id: "i", turns: ["q"])

  private func set(_ answers: String...) -> CandidateSet {
    CandidateSet(
      item: item,
      candidates: answers.enumerated().map { index, answer in
        Response(
          item: "i", model: "m", sample: index, turns: answer == "-" ? [] : [answer],
          failure: answer == "-" ? Failure(.refused, "no") : nil)
      })
  }

  private func selection(_ set: CandidateSet, _ method: SelectionMethod) async throws -> Selection {
    let judge = NumberJudge()
    let selector: Selector = method == .pointwise ? .grading(judge) : .comparing(judge, method)
    return try await selector.selection(from: set)
  }

  @Test(arguments: SelectionMethod.allCases)
  func `every method finds the best candidate and asks as often as stated`(method: SelectionMethod) async throws {
    for best in 0..<5 {
      var answers = ["3", "1", "4", "2", "5"]
      answers.swapAt(best, 4)
      let set = set(answers[0], answers[1], answers[2], answers[3], answers[4])
      let found = try await selection(set, method)
      #expect(found.chosen == best)
      #expect(found.tied == 1)
      #expect(found.judgments.count == method.acts(for: 5) * (method == .pointwise ? 1 : 2))
    }
  }

  @Test func `a round robin scores the mean probability to win, position bias cancelled`() async throws {
    let found = try await selection(set("1", "2", "3"), .roundRobin)
    // A decided match is seen as 1 and as 0.2 for the loser's side: 0.9 for the winner.
    let values = found.scores.map { $0.value ?? -1 }
    for (value, expected) in zip(values, [0.1, 0.5, 0.9]) { #expect(abs(value - expected) < 1e-12) }
    #expect(found.matches.count == 3)
  }

  @Test(arguments: SelectionMethod.allCases)
  func `what fails is counted and never chosen`(method: SelectionMethod) async throws {
    let found = try await selection(set("-", "?", "2", "7"), method)
    #expect(found.chosen == 3)
    #expect(found.scores[0].value == nil)
    #expect(found.failed > 0)
    #expect(found.scores[1].value == nil)
  }

  @Test func `without any outcome nothing is chosen`() async throws {
    for method in SelectionMethod.allCases {
      let found = try await selection(set("?", "?"), method)
      #expect(found.chosen == nil)
      #expect(found.tied == 0)
      #expect(found.json["chosen"] == .null)
    }
    #expect(try await selection(set("-"), .knockout).chosen == nil)
  }

  @Test func `equals are told, and the earliest is taken`() async throws {
    let found = try await selection(set("1", "6", "6"), .pointwise)
    #expect(found.chosen == 1)
    #expect(found.tied == 2)
  }

  @Test func `pairs have a positive margin, the largest first`() async throws {
    let candidates = set("3", "9", "3", "?", "6")
    let found = try await selection(candidates, .pointwise)
    let best = found.pairs(of: candidates, policy: .bestWorst, minimumMargin: 0)
    #expect(best.map(\.margin) == [6])
    #expect(best[0].chosen.sample == 1)
    #expect(found.pairs(of: candidates, policy: .all, minimumMargin: 0).map(\.margin) == [6, 6, 3, 3, 3])
    #expect(found.pairs(of: candidates, policy: .all, minimumMargin: 4).count == 2)
    let knockout = try await selection(candidates, .knockout)
    let matches = knockout.pairs(of: candidates, policy: .all, minimumMargin: 0)
    #expect(matches.allSatisfy { $0.chosen.turns[0] > $0.rejected.turns[0] && $0.margin > 0 })
  }

  @Test func `a pair is a line for a trainer, in both layouts`() throws {
    let item = Item(id: "i", turns: ["问"], system: "S")
    let pair = PreferencePair(
      item: item, chosen: Response(item: "i", model: "m", sample: 2, turns: ["好"]),
      rejected: Response(item: "i", model: "m", turns: ["差"]), margin: 0.5, judge: "j")
    let line = try #require(pair.json(.standard))
    #expect(line["prompt"] == "问" && line["chosen"] == "好" && line["rejected"] == "差" && line["margin"] == 0.5)
    #expect(line["chosen_sample"] == 2)
    let messages = try #require(pair.json(.conversational))
    #expect(messages["prompt"]?.array?.count == 2)
    #expect(messages["chosen"]?.array?.first?["content"] == "好")
  }

  @Test func `conversations that part early are no pair`() {
    let item = Item(id: "i", turns: ["a", "b"])
    func pair(_ first: String) -> PreferencePair {
      PreferencePair(
        item: item, chosen: Response(item: "i", model: "m", turns: ["x", "good"]),
        rejected: Response(item: "i", model: "n", turns: [first, "bad"]), margin: 1, judge: "j")
    }
    #expect(pair("y").json(.conversational) == nil)
    #expect(pair("x").json(.standard) == nil)
    #expect(pair("x").json(.conversational)?["prompt"]?.array?.count == 3)
  }

  @Test func `candidates are grouped by item, equal lines once, unnumbered samples numbered`() {
    let items = [Item(id: "a", turns: ["q"]), Item(id: "b", turns: ["q"]), Item(id: "c", turns: ["q"])]
    func response(_ item: String, _ text: String, sample: Int = 0) -> Response {
      Response(item: item, model: "m", sample: sample, turns: [text])
    }
    let (sets, stray) = CandidateSet.grouping(
      items,
      responses: [
        response("b", "1"), response("a", "1"), response("a", "2"), response("a", "2", sample: 1), response("x", "1"),
        response("a", "3"),
      ])
    #expect(sets.map(\.item.id) == ["a", "b"])
    #expect(sets[0].candidates.map(\.sample) == [0, 1, 2])
    #expect(sets[0].candidates.map { $0.turns[0] } == ["1", "2", "3"])
    #expect(stray == 1)
  }

  @Test func `a lost order leaves no probability`() {
    func judgment(_ models: [String], _ first: Double?) -> Judgment {
      Judgment(
        item: "i", judge: "j", models: models,
        outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "")))
    }
    #expect(winProbability(of: "a", in: [judgment(["a", "b"], 1), judgment(["b", "a"], 0.5)]) == 0.75)
    #expect(winProbability(of: "a", in: [judgment(["a", "b"], 1), judgment(["b", "a"], nil)]) == nil)
    #expect(winProbability(of: "a", in: [judgment(["a", "b"], 1), judgment(["a", "b"], 0)]) == 0.5)
    #expect(winProbability(of: "a", in: []) == nil)
  }
}
