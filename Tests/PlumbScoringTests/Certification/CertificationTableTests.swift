import PlumbCore
import PlumbScoring
import PlumbTestSupport
import Testing

@Suite struct CertificationTableTests {
  private func judgment(
    _ item: String, _ models: [String], _ first: Double?, repetition: Int = 0, lengths: [Int] = [],
    category: [String] = []
  ) -> Judgment {
    Judgment(
      item: item, judge: "j", models: models,
      outcome: first.map { .preference(Preference(first: $0)) } ?? .failed(Failure(.noVerdict, "")),
      repetition: repetition, category: category, lengths: lengths)
  }

  private func label(_ item: String, _ models: [String], _ first: Double, person: String = "p") -> Label {
    Label(item: item, person: person, models: models, outcome: .preference(Preference(first: first)))
  }

  private func certificate(
    _ labels: [Label], _ judgments: [Judgment], knownBetter: String? = nil, family: String? = nil
  ) throws -> Certificate {
    var table = CertificationTable(knownBetter: knownBetter, judgeFamily: family)
    for label in labels { table.add(label) }
    for judgment in judgments { table.add(judgment) }
    return try #require(table.certificates().first)
  }

  // 1: both orders right. 2: right as listed, wrong swapped (a tie over both). 3: people tie, the judge differs between
  // orders (a tie, right). 4: the swapped order failed (no verdict over both). 5: not judged.
  @Test func `agreement by hand, with the order that was lost and the comparison that was not judged`() throws {
    let labels = [
      label("1", ["a", "b"], 1), label("2", ["a", "b"], 0), label("3", ["a", "b"], 0.5), label("4", ["a", "b"], 1),
      label("5", ["a", "b"], 1),
    ]
    let found = try certificate(
      labels,
      [
        judgment("1", ["a", "b"], 1), judgment("1", ["b", "a"], 0), judgment("2", ["a", "b"], 0),
        judgment("2", ["b", "a"], 0), judgment("3", ["a", "b"], 1), judgment("3", ["b", "a"], 1),
        judgment("4", ["a", "b"], 1), judgment("4", ["b", "a"], nil),
      ])
    let agreement = try #require(found.agreement)
    #expect(agreement.people == 1 && agreement.labels == 5 && agreement.comparisons == 4 && agreement.unjudged == 1)
    #expect(agreement.bothOrders?.value == 1.0 / 3 && agreement.bothOrders?.count == 3)
    #expect(agreement.listedOrder?.value == 0.75 && agreement.listedOrder?.count == 4)
    #expect(agreement.swappedOrder?.value == 1.0 / 3)
    #expect(agreement.combined?.value == 2.0 / 3 && agreement.combined?.count == 3)
    #expect(agreement.combinedTable == [[1, 0, 0], [0, 0, 1], [0, 0, 1]])
    #expect(agreement.listedOrderTable == [[2, 0, 0], [0, 1, 0], [1, 0, 0]])
    #expect(agreement.combinedTieRecall?.value == 1 && agreement.tieRecall?.value == 0)
    #expect(agreement.commonestVerdict == 0.5 && agreement.longestAnswer == nil)
    #expect(found.behaviour.inconsistency == .init(firstBoth: 1, secondBoth: 1))
  }

  @Test func `a majority decides for people, and without one it is a tie; one left out is compared with the others`()
    throws
  {
    let labels = [
      label("1", ["a", "b"], 1, person: "p"), label("1", ["a", "b"], 1, person: "q"),
      label("1", ["b", "a"], 1, person: "r"), label("2", ["a", "b"], 1, person: "p"),
      label("2", ["a", "b"], 0, person: "q"),
    ]
    let found = try certificate(labels, [judgment("1", ["a", "b"], 1), judgment("2", ["a", "b"], 0.5)])
    let agreement = try #require(found.agreement)
    #expect(agreement.people == 3 && agreement.combined?.value == 1)
    // Item 1: the judge says a. Left out p or q: the others are split, a tie. Left out r: a. Item 2: left out one: the other.
    #expect(agreement.leaveOneOut?.value == 1.0 / 5)
    // People: p against {q, r} split: no. q: no. r against {p, q}: no. Item 2: p against q: no, q against p: no.
    #expect(agreement.peopleLeaveOneOut?.value == 0)
    #expect(agreement.onePerson?.value == 2.0 / 5 && agreement.onePerson?.count == 5)
  }

  // The judge chooses the longer answer always; people find quality unrelated to length.
  @Test func `a judge that follows length is told from people who do not`() throws {
    var generator = SeededGenerator(seed: 7)
    var labels: [Label] = []
    var judgments: [Judgment] = []
    for index in 0..<400 {
      let isFirstLonger = generator.coin()
      let isFirstBetter = generator.coin()
      let followsLength = generator.int(0...9) < 8
      labels.append(label("\(index)", ["a", "b"], isFirstBetter ? 1 : 0))
      judgments.append(
        judgment(
          "\(index)", ["a", "b"], followsLength ? (isFirstLonger ? 1 : 0) : (isFirstBetter ? 1 : 0),
          lengths: isFirstLonger ? [200, 100] : [100, 200]))
    }
    let found = try certificate(labels, judgments)
    let length = try #require(found.biases.first { $0.kind == .length })
    let people = try #require(length.people)
    #expect(people.low < 0.5 && people.high > 0.5)
    #expect(length.judge.value > 0.8)
    let chance = try #require(length.controlled)
    #expect(chance.value > 0.85 && (chance.low ?? 0) > 0.8)
    #expect(found.trust.reasons.contains { $0.kind == .length && $0.verdict == .untrustworthy })
  }

  @Test func `a judge that is as good as people but likes length as they do has no bias left`() throws {
    var generator = SeededGenerator(seed: 11)
    var labels: [Label] = []
    var judgments: [Judgment] = []
    for index in 0..<1000 {
      let isFirstLonger = generator.coin()
      let isFirstBetter = generator.int(0...9) < 7 ? isFirstLonger : !isFirstLonger
      let isRight = generator.int(0...9) < 8
      labels.append(label("\(index)", ["a", "b"], isFirstBetter ? 1 : 0))
      judgments.append(
        judgment(
          "\(index)", ["a", "b"], isFirstBetter == isRight ? 1 : 0, lengths: isFirstLonger ? [200, 100] : [100, 200]))
    }
    let found = try certificate(labels, judgments)
    let length = try #require(found.biases.first { $0.kind == .length })
    #expect((length.people?.value ?? 0) > 0.65 && length.judge.value > 0.55)
    let chance = try #require(length.controlled)
    #expect((chance.low ?? 1) < 0.5 && (chance.high ?? 0) > 0.5)
  }

  @Test func `one order alone shows position bias only where labels tell quality`() throws {
    var generator = SeededGenerator(seed: 3)
    var labels: [Label] = []
    var judgments: [Judgment] = []
    for index in 0..<300 {
      let better = generator.coin()
      labels.append(label("\(index)", ["a", "b"], better ? 1 : 0))
      judgments.append(judgment("\(index)", ["a", "b"], better || generator.int(0...9) < 6 ? 1 : 0))
    }
    #expect(try certificate([], judgments).biases.allSatisfy { $0.kind != .position })
    let position = try #require(try certificate(labels, judgments).biases.first { $0.kind == .position })
    // It chooses the first when that is better, and in six of ten cases when it is not.
    #expect(position.judge.value > 0.7 && position.people == nil)
    #expect((position.controlled?.low ?? 0) > 0.6)
  }

  @Test func `the better answer by construction must be chosen, a tie is no choice`() throws {
    let found = try certificate(
      [],
      [
        judgment("1", ["ref", "x"], 1), judgment("1", ["x", "ref"], 0), judgment("2", ["ref", "x"], 0.5),
        judgment("2", ["x", "ref"], 0), judgment("3", ["ref", "x"], 0), judgment("3", ["x", "ref"], nil),
        judgment("4", ["y", "x"], 1),
      ], knownBetter: "ref")
    #expect(found.knownBetter?.value == 0.5 && found.knownBetter?.count == 2)
    #expect(found.agreement == nil)
  }

  @Test func `a judge's own family is preferred or not by names`() throws {
    let judgments = (0..<10).map { judgment("\($0)", ["qwen2.5-7b", "llama-3-8b"], $0 < 8 ? 1 : 0) }
    let found = try certificate([], judgments, family: "qwen")
    let bias = try #require(found.biases.first { $0.kind == .selfFamily })
    #expect(bias.judge.value == 0.8 && bias.judge.count == 10 && bias.people == nil)
    #expect(try certificate([], judgments).biases.allSatisfy { $0.kind != .selfFamily })
  }

  @Test func `models are ranked by both, a baseline that is everywhere left out`() throws {
    var labels: [Label] = []
    var judgments: [Judgment] = []
    for (model, wins) in [("a", 4), ("b", 2), ("c", 1)] {
      for index in 0..<4 {
        labels.append(label("\(index)", ["base", model], index < wins ? 0 : 1))
        judgments.append(judgment("\(index)", [model, "base"], index < wins ? 1 : 0.5))
      }
    }
    let system = try #require(try certificate(labels, judgments).system)
    #expect(system.scores.map(\.model) == ["a", "b", "c"])
    #expect(system.scores.map(\.people) == [1, 0.5, 0.25] && system.scores.map(\.judge) == [1, 0.75, 0.625])
    #expect(system.spearman?.value == 1 && system.largestRankShift == 0)
  }

  @Test func `parts are shown where there are several`() throws {
    let labels = (0..<4).map { label("\($0)", ["a", "b"], 1) }
    let judgments = (0..<4).map { judgment("\($0)", ["a", "b"], $0 < 3 ? 1 : 0, category: [$0 < 2 ? "x" : "y", "z"]) }
    let parts = try certificate(labels, judgments).parts
    #expect(parts.map { "\($0.dimension)=\($0.value)" } == ["category=x", "category=y"])
    #expect(parts.map { $0.listedOrder?.value } == [1, 0.5])
  }

  @Test func `grades agree by correlation and distance, people's grades taken to the judge's scale`() throws {
    var table = CertificationTable()
    let people: [Double] = [1, 2, 3, 4, 5]
    let judge: [Double] = [2, 4, 7, 7, 10]
    for index in 0..<5 {
      table.add(
        Label(
          item: "\(index / 2)", person: "p", models: ["m\(index)"],
          outcome: .ratings(Ratings(overall: people[index], scale: 1...5))))
      for repetition in 0..<2 {
        table.add(
          Judgment(
            item: "\(index / 2)", judge: "g", models: ["m\(index)"],
            outcome: .ratings(Ratings(overall: judge[index], scale: 1...10)), repetition: repetition))
      }
    }
    table.add(
      Judgment(item: "9", judge: "g", models: ["m9"], outcome: .failed(Failure(.noVerdict, ""))))
    let found = try #require(table.certificates().first)
    let ratings = try #require(found.ratings)
    #expect(ratings.answers == 5 && ratings.unjudged == 0 && ratings.people == 1)
    // People on 1–10: 1, 3.25, 5.5, 7.75, 10.
    #expect(abs((ratings.meanAbsoluteError?.value ?? 0) - (1 + 0.75 + 1.5 + 0.75 + 0) / 5) < 1e-12)
    #expect(abs((ratings.meanDifference?.value ?? 0) - (1 + 0.75 + 1.5 - 0.75 + 0) / 5) < 1e-12)
    #expect(abs((ratings.spearman?.value ?? 0) - 0.974679434480896) < 1e-12)
    // Items 0 (m0 < m1, right) and 1 (m2 against m3, equal grades: a half).
    #expect(ratings.pairwise?.value == 0.75 && ratings.pairwise?.count == 2)
    #expect(found.behaviour.repeatConsistency?.value == 1 && found.behaviour.repeatVariance == 0)
    #expect(found.behaviour.failureRate?.count == 11 && found.agreement == nil)
    #expect(found.trust.reasons.allSatisfy { $0.kind != .oneOrder })
  }

  @Test func `labels that meet nothing are told`() {
    var table = CertificationTable()
    table.add(label("1", ["a", "b"], 1))
    table.add(judgment("1", ["a", "c"], 1))
    #expect(
      table.warnings == [
        "None of the 1 labelled comparisons and answers was judged; labels and judgments meet when item, turn and models are the same."
      ])
  }

  @Test func `the order in which judgments come does not matter`() throws {
    var generator = SeededGenerator(seed: 5)
    var labels: [Label] = []
    var judgments: [Judgment] = []
    for index in 0..<60 {
      labels.append(label("\(index)", ["a", "b"], Double(generator.int(0...2)) / 2))
      for models in [["a", "b"], ["b", "a"]] {
        judgments.append(
          judgment(
            "\(index)", models, Double(generator.int(0...2)) / 2,
            lengths: models[0] == "a" ? [index, 60 - index] : [60 - index, index]))
      }
    }
    let one = try certificate(labels, judgments)
    var shuffled = judgments
    shuffled.shuffle(using: &generator)
    let other = try certificate(labels, shuffled)
    #expect(one.agreement == other.agreement && one.behaviour == other.behaviour)
  }
}
