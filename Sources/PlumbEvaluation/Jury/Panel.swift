internal import PlumbCore

/// What the members of a jury said about one comparison or one answer.
struct Panel: Sendable {
  /// The same comparison has the same key, in whatever order the answers were shown.
  struct Key: Hashable {
    var item: String
    var turn: Int?
    var models: [String]

    init(_ judgment: Judgment) {
      item = judgment.item
      turn = judgment.turn
      models = judgment.models.sorted()
    }
  }

  /// One order and repeat that some members were asked in.
  struct Act: Sendable {
    var isListed: Bool
    var repetition: Int
    /// A judgment of it, for everything that is the same in all.
    var template: Judgment
    var failures: [Failure] = []
    var isIdentical = true
    var usage: TokenUsage?
    var usd: Double?
    /// The longest of the members' times: they can be asked at once.
    var latency: Double?
  }

  /// A usable outcome of one member in one act.
  struct Voice: Sendable {
    var member: Int
    var act: Int
    var outcome: Outcome
    /// The preference for the answer shown first; 0.5 for grades.
    var preference: Double
  }

  /// The models in the listed order: that of the first judgment.
  var models: [String]
  /// In the order they first came.
  private(set) var acts: [Act] = []
  private var spoken: [Voice] = []
  private var lost: Set<[Int]> = []
  private var members: [Int: Set<Int>] = [:]

  init(models: [String]) { self.models = models }

  mutating func add(_ judgment: Judgment, by member: Int) {
    let isListed = judgment.models == models
    var index = acts.firstIndex { $0.isListed == isListed && $0.repetition == judgment.repetition }
    if index == nil {
      acts.append(Act(isListed: isListed, repetition: judgment.repetition, template: judgment))
      index = acts.count - 1
    }
    guard let index else { return }
    members[judgment.repetition, default: []].insert(member)
    acts[index].usage = TokenUsage.sum(acts[index].usage, judgment.usage)
    acts[index].usd = judgment.usd.map { (acts[index].usd ?? 0) + $0 } ?? acts[index].usd
    acts[index].latency = judgment.latency.map { max(acts[index].latency ?? 0, $0) } ?? acts[index].latency
    if judgment.basis != "identical" { acts[index].isIdentical = false }
    if let preference = judgment.pairPreference {
      spoken.append(Voice(member: member, act: index, outcome: judgment.outcome, preference: preference))
    } else if case .ratings = judgment.outcome {
      spoken.append(Voice(member: member, act: index, outcome: judgment.outcome, preference: 0.5))
    } else {
      lost.insert([member, judgment.repetition])
      if let failure = judgment.outcome.failure { acts[index].failures.append(failure) }
    }
  }

  /// How many members were asked in a repeat.
  func asked(in act: Act) -> Int { members[act.repetition]?.count ?? 0 }

  /// The members that take part in an act: they have an outcome in it and lost none of the repeat's other orders.
  func voices(in act: Act) -> [Voice] {
    spoken.filter { voice in
      let own = acts[voice.act]
      return own.isListed == act.isListed && own.repetition == act.repetition
        && !lost.contains([voice.member, act.repetition])
    }
  }

  /// All verdicts of members that take part, for the listed order.
  var listedVerdicts: [(member: Int, verdict: PairVerdict)] {
    acts.flatMap { act in
      voices(in: act).map { voice in
        (voice.member, PairVerdict(act.isListed ? voice.preference : 1 - voice.preference))
      }
    }
  }
}
