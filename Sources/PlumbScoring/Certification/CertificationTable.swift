public import PlumbCore

/// Labels and judgments brought together, from which the judges' certificates are computed.
///
/// Labels and judgments meet when they are about the same item, turn and models, in whatever order the models were shown.
/// Add labels first: the order in which a comparison is first listed is its *listed order*. Memory grows with comparisons and
/// judgments, about a hundred bytes each.
public struct CertificationTable: Sendable {
  /// Two answers to one item.
  struct Comparison: Sendable {
    var item: Int
    var models: [String]
    var category: [String]
    var language: String?
    /// Unicode scalars of both answers, when known.
    var lengths: [Int]
    /// Whether each answer holds a list, when the answers are known.
    var lists: [Bool] = []
    /// What each label says: the preference for the first model, 0–1.
    var votes: [Double] = []
  }

  /// What one judge said about one comparison.
  struct Opinion: Sendable {
    var outcomes = OrderOutcomes()
    /// Preferences for the first model, in the order they came.
    var votes: [Double] = []
    /// Failed acts with the first model first, and with the second.
    var failed = (0, 0)
  }

  /// One answer that was graded.
  struct Answer: Sendable {
    var item: Int
    var model: String
    /// What people graded, on their scale.
    var votes: [Ratings] = []
  }

  /// What one judge said.
  struct Record: Sendable {
    var tally: JudgeTally
    var opinions: [Int: Opinion] = [:]
    var grades: [Int: [Ratings]] = [:]
  }

  private struct Key: Hashable {
    var item: String
    var turn: Int?
    var models: [String]
  }

  /// The model whose answers are better by construction, if there is one.
  public var knownBetter: String?
  /// The family of models that the judges are of; absent means that their names tell.
  public var judgeFamily: String?
  private(set) var comparisons: [Comparison] = []
  private(set) var answers: [Answer] = []
  private(set) var records: [Record] = []
  /// The judges, in the order they first came.
  public private(set) var judges: [String] = []
  /// Labels that were counted.
  public private(set) var labels = 0
  private var people: Set<String> = []
  private var items: [String: Int] = [:]
  private var pairs: [Key: Int] = [:]
  private var graded: [Key: Int] = [:]

  /// An empty table.
  ///
  /// - Parameters:
  ///   - knownBetter: The model whose answers are better by construction, such as references against answers to other
  ///     items.
  ///   - judgeFamily: The family of models that the judges are of, such as `qwen`; by default each one's name tells, as far
  ///     as it is known.
  public init(knownBetter: String? = nil, judgeFamily: String? = nil) {
    self.knownBetter = knownBetter
    self.judgeFamily = judgeFamily
  }

  /// How many people labelled.
  public var peopleCount: Int { people.count }

  /// Adds what a person said; a label without an outcome is passed over.
  ///
  /// - Parameters:
  ///   - label: A preference between two models, a ranking of two, or ratings of one.
  ///   - traits: What its answers are like, in the order of its models, when known.
  public mutating func add(_ label: Label, answers traits: [AnswerTraits] = []) {
    let judgment = Judgment(
      item: label.item, judge: "", models: label.models, outcome: label.outcome, turn: label.turn,
      category: label.category, language: label.language, lengths: label.lengths)
    if case .ratings(let ratings) = label.outcome, label.models.count == 1 {
      answers[answer(of: judgment)].votes.append(ratings)
    } else if let preference = judgment.pairPreference {
      let (index, isListed) = comparison(of: judgment, traits)
      comparisons[index].votes.append(isListed ? preference : 1 - preference)
    } else {
      return
    }
    labels += 1
    people.insert(label.person)
  }

  /// Adds what a judge said.
  ///
  /// - Parameters:
  ///   - judgment: A preference between two models, a ranking of two, ratings of one, or a failure.
  ///   - traits: What its answers are like, in the order of its models, when known.
  public mutating func add(_ judgment: Judgment, answers traits: [AnswerTraits] = []) {
    let judge = self.judge(judgment.judge)
    var tallied = judgment
    if let preference = judgment.pairPreference, judgment.outcome.preference == nil {
      tallied.outcome = .preference(Preference(first: preference))
    }
    records[judge].tally.add(tallied)
    if judgment.models.count == 2 {
      let (index, isListed) = comparison(of: judgment, traits)
      var opinion = records[judge].opinions[index] ?? Opinion()
      opinion.add(judgment, isListed: isListed)
      records[judge].opinions[index] = opinion
    } else if judgment.models.count == 1 {
      let index = answer(of: judgment)
      if case .ratings(let ratings) = judgment.outcome {
        records[judge].grades[index, default: []].append(ratings)
      } else {
        records[judge].grades[index, default: []] += []
      }
    }
  }

  private mutating func judge(_ name: String) -> Int {
    if let index = judges.firstIndex(of: name) { return index }
    judges.append(name)
    records.append(Record(tally: JudgeTally(judge: name)))
    return judges.count - 1
  }

  private mutating func itemIndex(_ id: String) -> Int {
    if let index = items[id] { return index }
    items[id] = items.count
    return items.count - 1
  }

  private mutating func answer(of judgment: Judgment) -> Int {
    let key = Key(item: judgment.item, turn: judgment.turn, models: judgment.models)
    if let index = graded[key] { return index }
    answers.append(Answer(item: itemIndex(judgment.item), model: judgment.models[0]))
    graded[key] = answers.count - 1
    return answers.count - 1
  }

  /// The comparison's index, and whether the judgment shows the models in the listed order.
  private mutating func comparison(of judgment: Judgment, _ traits: [AnswerTraits]) -> (index: Int, isListed: Bool) {
    let key = Key(item: judgment.item, turn: judgment.turn, models: judgment.models.sorted())
    let index = pairs[key] ?? comparisons.count
    if index == comparisons.count {
      pairs[key] = index
      comparisons.append(
        Comparison(
          item: itemIndex(judgment.item), models: judgment.models, category: judgment.category,
          language: judgment.language, lengths: []))
    }
    let isListed = comparisons[index].models == judgment.models
    if comparisons[index].category.isEmpty { comparisons[index].category = judgment.category }
    if comparisons[index].language == nil { comparisons[index].language = judgment.language }
    let lengths = traits.count == 2 ? traits.map(\.length) : judgment.lengths
    if comparisons[index].lengths.isEmpty, lengths.count == 2 {
      comparisons[index].lengths = isListed ? lengths : lengths.reversed()
    }
    if comparisons[index].lists.isEmpty, traits.count == 2 {
      let lists = traits.map(\.hasList)
      comparisons[index].lists = isListed ? lists : lists.reversed()
    }
    return (index, isListed)
  }
}

extension CertificationTable.Opinion {
  mutating func add(_ judgment: Judgment, isListed: Bool) {
    if judgment.basis == .identical { outcomes.isIdentical = true }
    guard let preference = judgment.pairPreference else {
      if judgment.outcome.failure != nil { if isListed { failed.0 += 1 } else { failed.1 += 1 } }
      return
    }
    let forFirst = isListed ? preference : 1 - preference
    votes.append(forFirst)
    if isListed { outcomes.aFirst.add(forFirst) } else { outcomes.bFirst.add(forFirst) }
  }

  /// The verdict in the listed order, of the mean of its repeats.
  var listed: PairVerdict? { outcomes.aFirst.mean.map(PairVerdict.init) }

  /// The verdict in the other order.
  var swapped: PairVerdict? { outcomes.bFirst.mean.map(PairVerdict.init) }

  /// The verdict over both orders: a tie when they differ; none when an order was lost.
  var combined: PairVerdict? {
    switch (listed, swapped) {
    case (let one?, let other?): one == other ? one : .tie
    case (let one?, nil): failed.1 > 0 ? nil : one
    case (nil, let other?): failed.0 > 0 ? nil : other
    case (nil, nil): nil
    }
  }

  /// The preference for the first model over both orders; none when an order was lost.
  var preference: Double? {
    switch (outcomes.aFirst.mean, outcomes.bFirst.mean) {
    case (let one?, let other?): (one + other) / 2
    case (let one?, nil): failed.1 > 0 ? nil : one
    case (nil, let other?): failed.0 > 0 ? nil : other
    case (nil, nil): nil
    }
  }
}

extension Judgment {
  /// The preference for the model shown first, of a preference or of a ranking of two; `nil` for anything else.
  var pairPreference: Double? {
    guard models.count == 2 else { return nil }
    switch outcome {
    case .preference(let preference): return preference.first
    case .ranking(let groups):
      guard let first = groups.firstIndex(where: { $0.contains(models[0]) }),
        let second = groups.firstIndex(where: { $0.contains(models[1]) })
      else { return nil }
      return first < second ? 1 : first > second ? 0 : 0.5
    case .ratings, .failed: return nil
    }
  }
}
