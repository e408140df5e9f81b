internal import PlumbCore

/// What the judges of an MT-Bench leaderboard did: grades and their repeats, pairs and their swaps.
struct MTBenchJudges: Sendable {
  private var names: [String] = []
  private var tallies: [String: JudgeTally] = [:]
  private var outcomes: [Key: OrderOutcomes] = [:]
  private var table = RatingTable()

  private struct Key: Hashable {
    var item: String
    var turn: Int
    var models: [String]
    var judge: String
  }

  /// Takes a judgment of one answer or of a pair.
  mutating func add(_ judgment: Judgment) {
    if judgment.models.count == 1 {
      table.add(judgment)
      return
    }
    guard judgment.models.count == 2 else { return }
    if tallies[judgment.judge] == nil {
      tallies[judgment.judge] = JudgeTally(judge: judgment.judge)
      names.append(judgment.judge)
    }
    tallies[judgment.judge]?.add(judgment)
    guard let first = judgment.outcome.preference?.first else { return }
    let models = judgment.models.sorted()
    let key = Key(item: judgment.item, turn: judgment.turn ?? 1, models: models, judge: judgment.judge)
    var outcome = outcomes[key] ?? OrderOutcomes()
    if judgment.models[0] == models[0] { outcome.aFirst.add(first) } else { outcome.bFirst.add(1 - first) }
    if judgment.basis == .identical { outcome.isIdentical = true }
    outcomes[key] = outcome
  }

  /// How each judge behaved; of grades where there are some, since those are what is scored then.
  var behaviours: [JudgeBehaviour] {
    if !table.models.isEmpty { return table.judges }
    return names.compactMap { name in
      tallies[name]?.behaviour(of: outcomes.filter { $0.key.judge == name }.map(\.value))
    }
  }

  /// The unit of the grades.
  var gradeUnit: ScoreUnit { scoreUnit(table) }
}
