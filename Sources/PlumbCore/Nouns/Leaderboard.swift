/// One row a model, and what is known of the judgments the rows rest on.
public struct Leaderboard: Sendable, Equatable {
  /// How scores were computed: `win-rate`, `length-controlled`, `bradley-terry` and so on.
  public var method: String
  /// The model every other one was compared with, where the method has one.
  public var baseline: String?
  /// The seed of everything random in it.
  public var seed: Int?
  /// The nominal coverage of the rows' intervals, strictly between 0 and 1.
  public var level: Double
  /// How the intervals were found, in words: `bootstrap over prompts, 200 rounds`.
  public var interval: String?
  /// The style features whose effect was taken out: `length`, `headers`, `lists`, `bold`.
  public var control: [String]
  /// What a score is measured in.
  public var unit: ScoreUnit
  /// What one question weighs in the score, where it was asked for and differs by category.
  public var questionWeights: [QuestionWeight] = []
  /// The effects of style that were taken out.
  public var styleEffects: [StyleEffect] = []
  /// The method's own figures that belong to no row and that only its users read, such as a log-likelihood.
  public var details: JSONObject
  /// Whether the rows are in no order of merit, because too much failed.
  public var isRankingWithheld = false
  /// What a score is in words and which of the method's columns a table shows; not part of the document.
  public var display: Display
  /// The rows, best first.
  public var rows: [Row]
  /// The same rows within parts of the items: by category, by language.
  public var breakdowns: [Breakdown]
  /// What is known of each judge; at least how it behaved.
  public var certificates: [Certificate]
  /// What became of each model's answers, baselines included, where they were counted.
  public var answers: [AnswerCounts] = []
  /// What the reader should know before believing it.
  public var warnings: [String]

  /// A leaderboard; what is known of its judges from their judgments alone becomes their certificates.
  public init(
    method: String, unit: ScoreUnit = .number, baseline: String? = nil, seed: Int? = nil, level: Double = 0.95,
    interval: String? = nil,
    control: [String] = [], details: JSONObject = [:], rows: [Row] = [], breakdowns: [Breakdown] = [],
    judges: [JudgeBehaviour] = [], warnings: [String] = [], display: Display = .init()
  ) {
    self.method = method
    self.unit = unit
    self.baseline = baseline
    self.seed = seed
    self.level = level
    self.interval = interval
    self.control = control
    self.details = details
    self.display = display
    self.rows = rows
    self.breakdowns = breakdowns
    certificates = judges.map { Certificate(behaviour: $0) }
    self.warnings = warnings
  }

  /// One model's line.
  public struct Row: Sendable, Equatable {
    /// The model's name.
    public var model: String
    /// The score in the method's unit (win rates: percent); absent when undefined.
    public var score: Double?
    /// The lower end of the score's interval, at the leaderboard's level.
    public var low: Double?
    /// The upper end of the score's interval, at the leaderboard's level.
    public var high: Double?
    /// The row's rank with the ranks that its interval leaves open, where the method gives them.
    public var rank: RankRange?
    /// Judgments with an outcome that the score rests on.
    public var judgments: Int
    /// Judgments that failed.
    public var failed: Int
    /// The share of planned comparisons that have an outcome, 0–1.
    public var coverage: Double?
    /// The score if every missing comparison had gone against the model.
    public var scoreIfFailuresLost: Double?
    /// The score if every missing comparison had gone for the model.
    public var scoreIfFailuresWon: Double?
    /// How its comparisons with the baseline ended, where they were counted.
    public var counts: WinCounts?
    /// How many comparisons or answers the score is the mean of, where it is one.
    public var scored: Int?
    /// The mean length of its answers, in Unicode scalars, when known.
    public var meanLength: Double?
    /// The method's own columns under their published names, such as `n_wins`.
    public var columns: JSONObject

    /// A row.
    public init(
      model: String, score: Double? = nil, low: Double? = nil, high: Double? = nil, rank: RankRange? = nil,
      judgments: Int = 0, failed: Int = 0, coverage: Double? = nil, scoreIfFailuresLost: Double? = nil,
      scoreIfFailuresWon: Double? = nil, counts: WinCounts? = nil, scored: Int? = nil, meanLength: Double? = nil,
      columns: JSONObject = [:]
    ) {
      self.model = model
      self.score = score
      self.low = low
      self.high = high
      self.rank = rank
      self.judgments = judgments
      self.failed = failed
      self.coverage = coverage
      self.scoreIfFailuresLost = scoreIfFailuresLost
      self.scoreIfFailuresWon = scoreIfFailuresWon
      self.counts = counts
      self.scored = scored
      self.meanLength = meanLength
      self.columns = columns
    }
  }

  /// A rank, 1 being the best, and the ranks that uncertainty leaves open.
  public struct RankRange: Sendable, Equatable {
    /// 1 + the number of models with a higher score.
    public var rank: Int
    /// The best rank left open.
    public var low: Int
    /// The worst rank left open.
    public var high: Int

    /// A rank.
    public init(rank: Int, low: Int, high: Int) {
      self.rank = rank
      self.low = low
      self.high = high
    }
  }

  /// How a table shows a leaderboard.
  public struct Display: Sendable, Equatable {
    /// What a score is, as a title: `Win rate against base, in percent`.
    public var title: String?
    /// The method's own columns that a table shows, in order.
    public var columns: [Column]
    /// Whether a table shows how many comparisons were won, tied and lost.
    public var showsCounts: Bool

    /// One of the method's columns.
    public struct Column: Sendable, Equatable {
      /// Its key in a row's columns.
      public var key: String
      /// Its title in a table.
      public var title: String
      /// Decimals shown.
      public var decimals: Int

      /// A column.
      public init(_ key: String, title: String, decimals: Int = 0) {
        self.key = key
        self.title = title
        self.decimals = decimals
      }
    }

    /// How a table shows a leaderboard.
    public init(title: String? = nil, columns: [Column] = [], showsCounts: Bool = false) {
      self.title = title
      self.columns = columns
      self.showsCounts = showsCounts
    }
  }

  /// The rows within one part of the items.
  public struct Breakdown: Sendable, Equatable {
    /// What the items were parted by: `category` or `language`.
    public var dimension: String
    /// The part: `writing`, `zh`.
    public var value: String
    /// The rows, in the order of the whole leaderboard.
    public var rows: [Row]

    /// A part.
    public init(dimension: String, value: String, rows: [Row]) {
      self.dimension = dimension
      self.value = value
      self.rows = rows
    }
  }
}

extension Leaderboard {
  /// How each judge behaved.
  public var judges: [JudgeBehaviour] { certificates.map(\.behaviour) }

  /// The document that `--json` prints.
  public var json: JSONObject {
    var object: JSONObject = ["method": .string(method)]
    object["baseline"] = baseline.map(JSONValue.string) ?? .null
    object["seed"] = seed.map { JSONValue($0) } ?? .null
    object["level"] = .number(level)
    object["interval"] = interval.map(JSONValue.string)
    if !control.isEmpty { object["control"] = .array(control.map(JSONValue.string)) }
    if let scale = unit.gradeScale { object["scale"] = [.number(scale.lowerBound), .number(scale.upperBound)] }
    if !questionWeights.isEmpty {
      object["question_weights"] = .object(
        JSONObject(questionWeights.map { .init(key: $0.category, value: .number($0.weight)) }))
    }
    if !styleEffects.isEmpty {
      object["coefficients"] = .object(
        JSONObject(styleEffects.map { .init(key: $0.feature, value: .object($0.json)) }))
    }
    object.append(missingFrom: details)
    if isRankingWithheld { object["ranking_withheld"] = true }
    object["rows"] = .array(rows.map { .object($0.json) })
    for dimension in Set(breakdowns.map(\.dimension)).sorted() {
      let parts = breakdowns.filter { $0.dimension == dimension }
      object["by_\(dimension)"] = .object(
        JSONObject(parts.map { .init(key: $0.value, value: .array($0.rows.map { .object($0.json) })) }))
    }
    if !certificates.isEmpty { object["certificates"] = .array(certificates.map { .object($0.json) }) }
    if !answers.isEmpty {
      object["answers"] = .object(JSONObject(answers.map { .init(key: $0.model, value: .object($0.json)) }))
    }
    object["warnings"] = .array(warnings.map(JSONValue.string))
    return object
  }
}

extension Leaderboard.Row {
  /// The row with the method's own columns at the end; what is undefined is `null`.
  public var json: JSONObject {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    var object: JSONObject = [
      "model": .string(model), "score": number(score), "low": number(low), "high": number(high),
      "judgments": JSONValue(judgments), "failed": JSONValue(failed), "coverage": number(coverage),
      "score_if_failures_lost": number(scoreIfFailuresLost), "score_if_failures_won": number(scoreIfFailuresWon),
    ]
    if let rank {
      object["rank"] = JSONValue(rank.rank)
      object["rank_low"] = JSONValue(rank.low)
      object["rank_high"] = JSONValue(rank.high)
    }
    object.append(missingFrom: columns)
    return object
  }
}
