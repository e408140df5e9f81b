import PlumbCore
import PlumbScoring
import PlumbTestSupport
import Testing

@Suite struct JuryTests {
  private func act(
    _ judge: String, _ first: Double?, item: String = "1", models: [String] = ["b", "m"], repetition: Int = 0
  ) -> Judgment {
    Judgment(
      item: item, judge: judge, models: models,
      outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "")),
      repetition: repetition)
  }

  private func preferences(_ rule: JuryRule, _ judgments: [Judgment]) throws -> [Double?] {
    try Jury(rule).verdicts(of: judgments).judgments.map { $0.outcome.preference?.first }
  }

  @Test(
    arguments: [
      ([1.0, 1, 0], 1.0), ([1, 0, 0.5], 0.5), ([0.9, 0.6, 0.1], 1), ([0.5, 0.5, 1], 0.5), ([0, 1], 0.5),
      ([0, 0.5, 0], 0),
    ] as [([Double], Double)])
  func `a majority of verdicts decides, and without one it is a tie`(votes: [Double], verdict: Double) throws {
    #expect(try preferences(.majority, votes.enumerated().map { act("j\($0.offset)", $0.element) }) == [verdict])
  }

  @Test func `the mean keeps how sure the judges are`() throws {
    #expect(try preferences(.mean, [act("a", 1), act("b", 0.5), act("c", 0)]) == [0.5])
    #expect(try preferences(.mean, [act("a", 1), act("b", 0.75)]) == [0.875])
  }

  @Test func `every order and repeat has a judgment of its own, whatever place the models had`() throws {
    let judgments = ["a", "b", "c"].flatMap { judge in
      [
        act(judge, 1), act(judge, 1, models: ["m", "b"]), act(judge, 0, repetition: 1),
        act(judge, 0, models: ["m", "b"], repetition: 1),
      ]
    }
    let found = try Jury(.majority, name: "all").verdicts(of: judgments)
    #expect(found.members == ["a", "b", "c"] && found.judgments.count == 4)
    #expect(found.judgments.allSatisfy { $0.judge == "all" })
    #expect(found.judgments.map { $0.outcome.preference?.first } == [1, 1, 0, 0])
    #expect(found.judgments.map(\.repetition) == [0, 0, 1, 1])
    #expect(found.judgments.map(\.models) == [["b", "m"], ["m", "b"], ["b", "m"], ["m", "b"]])
  }

  @Test func `a member that lost an order abstains in the other one too`() throws {
    let judgments = [
      act("a", 1), act("a", nil, models: ["m", "b"]), act("b", 0), act("b", 1, models: ["m", "b"]), act("c", 0),
      act("c", 1, models: ["m", "b"]), act("a", 1, repetition: 1), act("b", 1, repetition: 1),
    ]
    let found = try Jury(.mean).verdicts(of: judgments).judgments
    // Without a: 0 and 1. The second repeat has a and b, who both say 1.
    #expect(found.map { $0.outcome.preference?.first } == [0, 1, 1])
  }

  @Test func `without more than half of the members there is no verdict`() throws {
    let found = try Jury(.majority).verdicts(of: [act("a", 1), act("b", nil)]).judgments
    #expect(found.map { $0.outcome.failure?.code } == [.noQuorum])
    #expect(found[0].outcome.failure?.message == "1 of 2 judges have an opinion in every order.")
    // Three were asked, one failed: two of three are more than half.
    #expect(try preferences(.majority, [act("a", 1), act("b", nil), act("c", 1)]) == [1])
  }

  @Test func `equal answers stay a tie that nobody was asked about`() throws {
    var judgments = [act("a", 0.5), act("b", 0.5)]
    for index in judgments.indices { judgments[index].basis = .identical }
    #expect(try Jury(.majority).verdicts(of: judgments).judgments.map(\.basis) == [.identical])
  }

  @Test func `one judge is no jury`() {
    #expect(
      throws: EvaluationError(
        .invalidInput, "a jury needs the judgments of several judges; found those of 'a' alone.")
    ) { try Jury(.majority).verdicts(of: [act("a", 1)]) }
  }

  // Two judges always choose the answer shown first, one is right 9 times in 10: a majority follows the place, Dawid–Skene
  // sees that those two contradict themselves when the answers change places.
  @Test func `dawid-skene sees through a majority that follows the place`() throws {
    var generator = SeededGenerator(seed: 2)
    var judgments: [Judgment] = []
    var truths: [Bool] = []
    for index in 0..<120 {
      let isModelBetter = generator.coin()
      truths.append(isModelBetter)
      for models in [["b", "m"], ["m", "b"]] {
        let betterIsFirst = (models[0] == "m") == isModelBetter
        judgments.append(act("place1", 1, item: "\(index)", models: models))
        judgments.append(act("place2", 1, item: "\(index)", models: models))
        let isRight = generator.int(0...9) < 9
        judgments.append(act("good", betterIsFirst == isRight ? 1 : 0, item: "\(index)", models: models))
      }
    }
    func rightShare(_ rule: JuryRule) throws -> Double {
      let found = try Jury(rule).verdicts(of: judgments).judgments
      let right = found.count { judgment in
        guard let index = Int(judgment.item), let first = judgment.outcome.preference?.first else { return false }
        let isModelFirst = judgment.models[0] == "m"
        return first != 0.5 && (first > 0.5) == (truths[index] == isModelFirst)
      }
      return Double(right) / Double(found.count)
    }
    #expect(try rightShare(.majority) == 0.5)
    #expect(try rightShare(.dawidSkene) > 0.85)
    let accuracies = try #require(try Jury(.dawidSkene).verdicts(of: judgments).accuracies)
    #expect(accuracies[2] > 0.8 && accuracies[0] < 0.6 && accuracies[1] < 0.6)
  }

  @Test func `exchanging the places of everything mirrors the verdicts`() throws {
    var generator = SeededGenerator(seed: 9)
    let judgments = (0..<40).flatMap { item in
      ["a", "b", "c"].map { act($0, Double(generator.int(0...2)) / 2, item: "\(item)") }
    }
    let mirrored = judgments.map { judgment in
      var other = judgment
      other.models.reverse()
      other.outcome = .preference(Preference(first: 1 - (judgment.outcome.preference?.first ?? 0)))
      return other
    }
    for rule in JuryRule.allCases {
      let (one, other) = (try preferences(rule, judgments), try preferences(rule, mirrored))
      for (a, b) in zip(one, other) { #expect(abs((a ?? 9) + (b ?? 9) - 1) < 1e-9) }
    }
  }

  @Test func `grades are averaged, or their median taken, dimension by dimension`() throws {
    let judgments = [("a", 4.0), ("b", 5), ("c", 9)].map { judge, grade in
      Judgment(
        item: "1", judge: judge, models: ["m"],
        outcome: .ratings(Ratings(overall: grade, dimensions: ["clarity": grade - 1], scale: 1...10)))
    }
    func grade(_ rule: JuryRule) throws -> Ratings? {
      guard case .ratings(let ratings) = try Jury(rule).verdicts(of: judgments).judgments[0].outcome else { return nil }
      return ratings
    }
    #expect(try grade(.mean) == Ratings(overall: 6, dimensions: ["clarity": 5], scale: 1...10))
    #expect(try grade(.majority) == Ratings(overall: 5, dimensions: ["clarity": 4], scale: 1...10))
    #expect(throws: EvaluationError.self) { try grade(.dawidSkene) }
  }
}
