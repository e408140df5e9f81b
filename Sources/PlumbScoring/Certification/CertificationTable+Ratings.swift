internal import PlumbCore
internal import PlumbStatistics

extension CertificationTable {
  /// Agreement of one judge's grades with people's; `nil` when no answer is graded by people.
  func ratingAgreement(of record: Record) -> RatingAgreement? {
    let labelled = answers.indices.filter { !answers[$0].votes.isEmpty }
    guard !labelled.isEmpty else { return nil }
    var pairs: [(judge: Double, people: Double, item: Int)] = []
    for index in labelled {
      guard let (judge, people) = grades(of: index, by: record) else { continue }
      pairs.append((judge, people, answers[index].item))
    }
    var agreement = RatingAgreement(
      people: peopleCount, answers: pairs.count, unjudged: labelled.count - pairs.count)
    agreement.pearson = correlationEstimate(pairs.map(\.judge), pairs.map(\.people), .pearson)
    agreement.spearman = correlationEstimate(pairs.map(\.judge), pairs.map(\.people), .spearman)
    agreement.kendall = correlationEstimate(pairs.map(\.judge), pairs.map(\.people), .kendall)
    agreement.meanAbsoluteError = clusteredEstimate(pairs.map { (abs($0.judge - $0.people), $0.item) })
    agreement.meanDifference = clusteredEstimate(pairs.map { ($0.judge - $0.people, $0.item) })
    agreement.pairwise = clusteredShare(Self.orderedPairs(pairs))
    return agreement
  }

  /// The mean grades of an answer by a judge and by people, on the judge's scale; `nil` when the judge has none.
  func grades(of index: Int, by record: Record) -> (judge: Double, people: Double)? {
    guard let own = record.grades[index], let scale = own.first?.scale,
      let judge = Moments(own.map(\.overall)).mean,
      let people = Moments(answers[index].votes.map { Self.rescaled($0, to: scale) }).mean
    else { return nil }
    return (judge, people)
  }

  private static func rescaled(_ ratings: Ratings, to scale: ClosedRange<Double>) -> Double {
    guard ratings.scale != scale else { return ratings.overall }
    let share =
      (ratings.overall - ratings.scale.lowerBound) / (ratings.scale.upperBound - ratings.scale.lowerBound)
    return scale.lowerBound + share * (scale.upperBound - scale.lowerBound)
  }

  /// Pairs of answers to one item that people grade differently: 1 when the judge orders them so, a half for equal grades.
  private static func orderedPairs(
    _ graded: [(judge: Double, people: Double, item: Int)]
  ) -> [(value: Double, item: Int)] {
    var cases: [(value: Double, item: Int)] = []
    for (_, group) in Dictionary(grouping: graded, by: \.item).sorted(by: { $0.key < $1.key }) {
      for (index, one) in group.enumerated() {
        for other in group[..<index] where one.people != other.people {
          let isSame = one.judge == other.judge
          let agrees = (one.judge > other.judge) == (one.people > other.people)
          cases.append((isSame ? 0.5 : agrees ? 1 : 0, one.item))
        }
      }
    }
    return cases
  }
}

extension CertificationTable {
  /// Agreement of the ranking of models: by mean preference over labelled comparisons, or by mean grade of labelled answers;
  /// `nil` with fewer than three models.
  ///
  /// A model that is part of every comparison, such as a baseline, has no score of its own and is left out.
  func systemAgreement(of record: Record) -> SystemAgreement? {
    var order: [String] = []
    var judge: [String: ScoreSum] = [:]
    var people: [String: ScoreSum] = [:]
    func add(_ model: String, _ one: Double, _ other: Double) {
      if judge[model] == nil { order.append(model) }
      judge[model, default: ScoreSum()].add(one)
      people[model, default: ScoreSum()].add(other)
    }
    let pairs = record.sortedOpinions.filter { !comparisons[$0.0].votes.isEmpty && $0.1.preference != nil }
    let everywhere = pairs.reduce(into: Set(pairs.first.map { comparisons[$0.0].models } ?? [])) {
      $0.formIntersection(comparisons[$1.0].models)
    }
    for (index, opinion) in pairs {
      let comparison = comparisons[index]
      guard let preference = opinion.preference else { continue }
      let votes = comparison.votes.reduce(0, +) / Double(comparison.votes.count)
      if everywhere != [comparison.models[0]] { add(comparison.models[0], preference, votes) }
      if everywhere != [comparison.models[1]] { add(comparison.models[1], 1 - preference, 1 - votes) }
    }
    if pairs.isEmpty {
      for index in answers.indices where !answers[index].votes.isEmpty {
        if let grades = grades(of: index, by: record) { add(answers[index].model, grades.judge, grades.people) }
      }
    }
    let scores = order.compactMap { model -> SystemAgreement.Score? in
      guard let one = judge[model]?.mean, let other = people[model]?.mean else { return nil }
      return .init(model: model, judge: one, people: other)
    }
    return scores.count >= 3 ? PlumbScoring.systemAgreement(of: scores) : nil
  }
}
