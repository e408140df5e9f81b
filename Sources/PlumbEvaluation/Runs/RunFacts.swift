public import PlumbCore

/// What was run, when and by which version: the content of `run.json`.
public struct RunFacts: Sendable, Equatable {
  /// The run's name.
  public var name: String
  /// Plumb's version.
  public var version: String
  /// The benchmark's id.
  public var benchmark: String
  /// How many items.
  public var items: Int
  /// The model the others are compared with; absent when every model met every other, or answers were graded one by one.
  public var baseline: String?
  /// The baselines of single top categories.
  public var baselineByCategory: [String: String] = [:]
  /// All baselines; `nil` when every model met every other, or answers were graded one by one.
  public var baselines: RunBaselines? {
    let all = RunBaselines(general: baseline, byCategory: baselineByCategory)
    return all.isEmpty ? nil : all
  }
  /// Whether pairs of answers were judged, not single answers.
  public var judgesPairs = true
  /// How judgments became scores: a leaderboard method's name.
  public var score = "win-rate"
  /// The share of comparisons that must have an outcome, 0–1; below it the leaderboard has no ranking.
  public var coverageFloor = Leaderboard.standardCoverageFloor
  /// The models, baseline included.
  public var models: [String]
  /// The judge's name.
  public var judge: String
  /// The judge's model, template and orders.
  public var judgeDescription: JudgeDescription
  /// The seed.
  public var seed: Int
  /// The report's language.
  public var language: Language
  /// The spec as it was read.
  public var spec: JSONValue
  /// When the last session began and ended, as ISO 8601 in UTC.
  public var started: String?
  /// When the last session ended.
  public var finished: String?
  /// What was spent over all sessions.
  public var spend: Spend?
  /// Whether all prices are known.
  public var isPriced: Bool

  /// Facts.
  public init(
    name: String, version: String, benchmark: String, items: Int, baseline: String?, models: [String], judge: String,
    judgeDescription: JudgeDescription, seed: Int, language: Language, spec: JSONValue, started: String? = nil,
    finished: String? = nil, spend: Spend? = nil, isPriced: Bool = true
  ) {
    self.name = name
    self.version = version
    self.benchmark = benchmark
    self.items = items
    self.baseline = baseline
    self.models = models
    self.judge = judge
    self.judgeDescription = judgeDescription
    self.seed = seed
    self.language = language
    self.spec = spec
    self.started = started
    self.finished = finished
    self.spend = spend
    self.isPriced = isPriced
  }
}

extension RunFacts: JSONRecord {
  /// Reads `run.json`.
  public init?(from fields: inout FieldReader) {
    guard let name = fields.required("name", .nonEmptyString),
      let benchmark = fields.required("benchmark", .nonEmptyString),
      let models = fields.required("models", .strings), let judge = fields.required("judge", .string)
    else { return nil }
    var spend: Spend?
    if let usage = fields.record("usage", as: TokenUsage.self) {
      spend = Spend(
        requests: fields.optional("requests", .integer(in: 0...TokenUsage.limit)) ?? 0,
        usd: fields.optional("usd", .number(in: 0...1e15)) ?? 0, usage: usage,
        estimated: fields.optional("estimated_requests", .integer(in: 0...TokenUsage.limit)) ?? 0)
    }
    self.init(
      name: name, version: fields.optional("version", .string) ?? "", benchmark: benchmark,
      items: fields.optional("items", .integer) ?? 0, baseline: fields.optional("baseline", .nonEmptyString),
      models: models, judge: judge,
      judgeDescription: fields.record("judge_details", as: JudgeDescription.self)
        ?? JudgeDescription(.words(fields.optional("judge_description", .string) ?? "")),
      seed: fields.optional("seed", .integer) ?? 0,
      language: fields.language(), spec: fields.value("spec") ?? .null,
      started: fields.optional("started", .string), finished: fields.optional("finished", .string), spend: spend,
      isPriced: fields.optional("priced", .bool) ?? true)
    for entry in (fields.optional("baseline_by_category", .object) ?? [:]).entries {
      baselineByCategory[entry.key] = entry.value.string
    }
    judgesPairs = fields.optional("judges_pairs", .bool) ?? true
    score = fields.optional("score", .nonEmptyString) ?? score
    coverageFloor = fields.optional("coverage_floor", .number(in: 0...1)) ?? coverageFloor
  }

  /// Everything known.
  public var json: JSONObject {
    var object: JSONObject = [
      "name": .string(name), "version": .string(version), "benchmark": .string(benchmark), "items": JSONValue(items),
      "baseline": baseline.map(JSONValue.string) ?? .null, "judges_pairs": .bool(judgesPairs), "score": .string(score),
      "models": .array(models.map(JSONValue.string)), "judge": .string(judge),
      "judge_description": .string(judgeDescription.text(in: .english)), "seed": JSONValue(seed),
      "language": .string(language.rawValue),
      "coverage_floor": .number(coverageFloor),
    ]
    if !baselineByCategory.isEmpty {
      object["baseline_by_category"] = .object(
        JSONObject(
          baselineByCategory.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) }))
    }
    let details = judgeDescription.json
    if !details.isEmpty { object["judge_details"] = .object(details) }
    object["started"] = started.map(JSONValue.string)
    object["finished"] = finished.map(JSONValue.string)
    if let spend {
      object["requests"] = JSONValue(spend.requests)
      object["usd"] = .number(spend.usd)
      object["usage"] = .object(spend.usage.json)
      if spend.estimated > 0 { object["estimated_requests"] = JSONValue(spend.estimated) }
      object["priced"] = .bool(isPriced)
    }
    object["spec"] = spec
    return object
  }
}
