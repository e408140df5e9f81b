internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// MT-Bench's scores: mean grades by turn, or conservative win rates of pairs.
  static let mtBench = LeaderboardMethod(
    name: "mt-bench", summary: "MT-Bench's scores: mean grade by turn, or win rates over pairs won in both orders",
    usualFor: .pairsOfAll
  ) { options in
    MTBenchScorer(options: options)
  }
}

/// Scores models as MT-Bench does.
///
/// With grades, the score is the mean over all of them, turns pooled. With pairs, a model wins a comparison only when it
/// wins it in both orders; the score is the adjusted win rate (ties count half) in percent.
struct MTBenchScorer: LeaderboardScorer {
  let options: LeaderboardOptions
  private var grades = MTBenchGrades()
  private var votes = PairVotes()
  private var judges = MTBenchJudges()
  private var passedOver = 0
  private var judgments = 0

  init(options: LeaderboardOptions) { self.options = options }

  mutating func add(_ judgment: Judgment) throws {
    judgments += 1
    guard options.includes(judgment) else { return }
    judges.add(judgment)
    switch judgment.models.count {
    case 1: if !grades.add(judgment) { passedOver += 1 }
    case 2: votes.add(judgment)
    default: passedOver += 1
    }
  }

  func leaderboard() async throws -> Leaderboard {
    let pairs = MTBenchPairs(votes, baseline: options.baseline)
    guard !grades.isEmpty || !pairs.isEmpty else {
      throw EvaluationError(
        .invalidInput,
        judgments == 0
          ? "no judgments found." : "none of the \(judgments) judgments is a grade or a preference that counts.")
    }
    var leaderboard =
      grades.isEmpty
      ? pairs.leaderboard(level: options.resolvedLevel) : grades.leaderboard(level: options.resolvedLevel)
    leaderboard.seed = options.seed
    leaderboard.certificates = judges.behaviours.map { Certificate(behaviour: $0) }
    leaderboard.details.append(missingFrom: judges.details)
    if !grades.isEmpty, !pairs.isEmpty {
      leaderboard.warnings.append("the scores are of grades; \(pairs.count) pairs among the judgments are not in them.")
    }
    if passedOver > 0 {
      leaderboard.warnings.append("\(passedOver) judgments are neither grades nor preferences and were passed over.")
    }
    return leaderboard
  }
}

/// The interval of a mean whose values share items; `nil` when its standard error is undefined or 0.
func meanInterval(_ values: [Double], items: [String], level: Double) -> Interval? {
  var numbers: [String: Int] = [:]
  let clusters = items.map { item in
    let number = numbers[item] ?? numbers.count
    numbers[item] = number
    return number
  }
  guard let mean = try? clusteredMean(values, clusters: clusters), mean.standardError > 0 else { return nil }
  return mean.interval(level: level)
}
