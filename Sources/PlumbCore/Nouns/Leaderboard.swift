/// One row a model, and what is known of the judgments the rows rest on.
public struct Leaderboard: Sendable, Equatable {
  /// How scores were computed: `win-rate`, `length-controlled`, `bradley-terry` and so on.
  public var method: String
  /// The model every other one was compared with, where the method has one.
  public var baseline: String?
  /// The seed of everything random in it.
  public var seed: Int?
  /// The rows, best first.
  public var rows: [Row]
  /// The same rows within parts of the items: by category, by language.
  public var breakdowns: [Breakdown]
  /// What is known of each judge; at least how it behaved.
  public var certificates: [Certificate]
  /// What the reader should know before believing it.
  public var warnings: [String]

  /// A leaderboard; what is known of its judges from their judgments alone becomes their certificates.
  public init(
    method: String, baseline: String? = nil, seed: Int? = nil, rows: [Row] = [], breakdowns: [Breakdown] = [],
    judges: [JudgeBehaviour] = [], warnings: [String] = []
  ) {
    self.method = method
    self.baseline = baseline
    self.seed = seed
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
    /// The lower end of the score's 95 % interval.
    public var low: Double?
    /// The upper end of the score's 95 % interval.
    public var high: Double?
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
    /// The method's own columns under their published names, such as `n_wins`.
    public var columns: JSONObject

    /// A row.
    public init(
      model: String, score: Double? = nil, low: Double? = nil, high: Double? = nil, judgments: Int = 0,
      failed: Int = 0, coverage: Double? = nil, scoreIfFailuresLost: Double? = nil, scoreIfFailuresWon: Double? = nil,
      columns: JSONObject = [:]
    ) {
      self.model = model
      self.score = score
      self.low = low
      self.high = high
      self.judgments = judgments
      self.failed = failed
      self.coverage = coverage
      self.scoreIfFailuresLost = scoreIfFailuresLost
      self.scoreIfFailuresWon = scoreIfFailuresWon
      self.columns = columns
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
    object["rows"] = .array(rows.map { .object($0.json) })
    for dimension in Set(breakdowns.map(\.dimension)).sorted() {
      let parts = breakdowns.filter { $0.dimension == dimension }
      object["by_\(dimension)"] = .object(
        JSONObject(parts.map { .init(key: $0.value, value: .array($0.rows.map { .object($0.json) })) }))
    }
    if !certificates.isEmpty { object["certificates"] = .array(certificates.map { .object($0.json) }) }
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
    object.append(missingFrom: columns)
    return object
  }
}
