public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging

/// Which quality criteria the items of a benchmark meet, as a model says.
public struct LabelledCriteria: Sendable {
  /// The counts.
  public let tally: CriteriaTally
  /// The file of labels.
  public let labels: String
}

extension Workspace {
  /// What labels a benchmark's items by the seven quality criteria, for ``withBuild(of:isDryRun:_:)``.
  ///
  /// - Parameters:
  ///   - benchmark: A built-in benchmark's id or a path.
  ///   - labeller: The model that labels.
  ///   - limit: The most items, spread over the categories, ≥ 1; absent means all.
  ///   - budget: What may be spent.
  /// - Returns: The spec of a build named for the benchmark, so that labels are kept and asked for once.
  /// - Throws: `CoreError` when the benchmark's name cannot name a folder.
  public func criteriaSpec(
    of benchmark: String, labeller: ModelEntry, limit: Int? = nil, budget: BudgetLimits = BudgetLimits()
  ) throws(CoreError) -> BuildSpec {
    let id = benchmark.split(separator: "/").last.map(String.init) ?? benchmark
    var entry = labeller
    entry.name = "labeller"
    var keys: JSONObject = ["benchmark": .string(benchmark), "labeller": .string(entry.name)]
    keys["items"] = limit.map { ["limit": JSONValue($0)] }
    return try BuildSpec(name: "criteria-\(id)", recipe: .criteria, models: [entry], budget: budget, keys: keys)
  }

  /// Lets a model say which quality criteria a benchmark's items meet; what was labelled before is not asked again.
  ///
  /// - Parameters:
  ///   - benchmark: A built-in benchmark's id or a path.
  ///   - labeller: The model that labels.
  ///   - limit: The most items, spread over the categories, ≥ 1; absent means all.
  ///   - budget: What may be spent.
  /// - Returns: The counts, and where the labels are.
  /// - Throws: As ``build(_:)``.
  public func labelCriteria(
    of benchmark: String, labeller: ModelEntry, limit: Int? = nil, budget: BudgetLimits = BudgetLimits()
  ) async throws -> LabelledCriteria {
    try await build(criteriaSpec(of: benchmark, labeller: labeller, limit: limit, budget: budget)).labelledCriteria()
  }
}

extension FinishedBuild {
  /// The counts of a build of the recipe `criteria`.
  ///
  /// - Throws: `CoreError` when the file of labels is missing or damaged.
  public func labelledCriteria() throws(CoreError) -> LabelledCriteria {
    let path = file(of: "criteria")
    var tally = CriteriaTally()
    for label in try JSONLinesReader<CriteriaLabel>.load(path: path).records { tally.add(label) }
    return LabelledCriteria(tally: tally, labels: path)
  }
}
