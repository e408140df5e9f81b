import PlumbCore
import Testing

@testable import PlumbEvaluation

@Suite struct JudgeTrainingSetTests {
  private func judgment(
    _ item: String, _ outcome: Outcome, raw: String? = "Answer A is right. VERDICT: A", basis: Judgment.Basis? = nil,
    models: [String] = ["a", "b"]
  ) -> Judgment {
    Judgment(
      item: item, judge: "j", models: models, outcome: outcome, basis: basis, critique: raw.map { _ in "right" },
      raw: raw)
  }

  private func label(_ item: String, _ outcome: Outcome, models: [String] = ["a", "b"]) -> Label {
    Label(item: item, person: "p", models: models, outcome: outcome)
  }

  private func prompt(_ swapped: Bool) -> [Message] { [Message(.user, swapped ? "b, a?" : "a, b?")] }

  private func first(_ value: Double) -> Outcome { .preference(Preference(first: value)) }

  @Test func `a pair has a swapped copy whose text and prompt fit`() {
    var set = JudgeTrainingSet(options: .init())
    set.add(judgment("i", first(1)), scenario: "s", prompt: prompt)
    let examples = set.examples()
    #expect(examples.map(\.isSwapped) == [false, true])
    #expect(examples[0].messages == [Message(.user, "a, b?"), Message(.assistant, "Answer A is right. VERDICT: A")])
    #expect(examples[1].messages == [Message(.user, "b, a?"), Message(.assistant, "Answer B is right. VERDICT: B")])
    #expect(examples[0].json["messages"]?.array?.last?["role"] == "assistant")
    #expect(examples[0].json["agrees_with_people"] == .null)
  }

  @Test func `an unsure rewrite gives no copy, and grades have none`() {
    var set = JudgeTrainingSet(options: .init())
    set.add(
      judgment("i", first(0), raw: "B is short. A longer text would help. VERDICT: B"), scenario: "s", prompt: prompt)
    set.add(
      judgment("k", .ratings(Ratings(overall: 7, scale: 1...10)), raw: "Fine. [[7]]", models: ["a"]), scenario: "s",
      prompt: prompt)
    let examples = set.examples()
    #expect(examples.map(\.kind) == [.pairwise, .single])
    #expect(set.tally.unsureSwaps == 1)
    #expect(set.tally.kept == 2)
  }

  @Test func `what people contradict is left out, and so is what says nothing`() {
    var labels = PeopleLabels()
    labels.add(label("agree", first(0), models: ["b", "a"]))
    labels.add(label("contradict", first(0)))
    labels.add(label("tie", first(1)))
    labels.add(label("tie", first(0)))
    labels.add(label("grade", .ratings(Ratings(overall: 5, scale: 1...10)), models: ["a"]))
    var set = JudgeTrainingSet(options: .init(includesSwapped: false, requiresLabel: true), labels: labels)
    set.add(judgment("agree", first(0.9)), scenario: "s", prompt: prompt)
    set.add(judgment("contradict", first(1)), scenario: "s", prompt: prompt)
    set.add(judgment("tie", first(0.5)), scenario: "s", prompt: prompt)
    set.add(judgment("nobody", first(1)), scenario: "s", prompt: prompt)
    set.add(judgment("agree", .failed(Failure(.noVerdict, ""))), scenario: "s", prompt: prompt)
    set.add(judgment("agree", first(0.5), raw: nil, basis: .identical), scenario: "s", prompt: prompt)
    for (grade, name) in [(6.0, "near"), (7, "far")] {
      set.add(
        judgment("grade", .ratings(Ratings(overall: grade, scale: 1...10)), raw: name, models: ["a"]), scenario: "s",
        prompt: prompt)
    }
    #expect(
      set.examples().map { $0.messages.last?.content } == [
        "Answer A is right. VERDICT: A", "Answer A is right. VERDICT: A", "near",
      ])
    #expect(
      set.tally.json == [
        "judgments": 8, "failed": 1, "without_critique": 1, "disagreeing": 2, "unlabelled": 1, "surplus": 0, "kept": 3,
        "unsure_swaps": 0,
      ])
  }

  @Test func `scenarios are balanced by the seed, whatever the order of the judgments`() {
    func kept(_ items: [Int], seed: Int = 1) -> (Set<String>, JudgeTrainingSet.Tally) {
      var set = JudgeTrainingSet(options: .init(perScenario: 5, includesSwapped: false, seed: seed))
      for item in items {
        set.add(judgment("\(item)", first(1)), scenario: item % 10 == 0 ? "rare" : "common", prompt: prompt)
      }
      let examples = set.examples()
      #expect(examples.count { $0.scenario == "common" } == 5)
      #expect(examples.count { $0.scenario == "rare" } == 5)
      return (Set(examples.map(\.item)), set.tally)
    }
    let (forward, tally) = kept(Array(0..<100))
    #expect(tally.surplus == 90)
    #expect(kept((0..<100).reversed()).0 == forward)
    #expect(kept(Array(0..<100), seed: 2).0 != forward)
  }
}
