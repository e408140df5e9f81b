public import PlumbCore
internal import PlumbBenchmarks
internal import PlumbJudging

extension RunSpec {
  /// The spec as `run.json` keeps it: the document it was read from, else the keys that would say the same.
  ///
  /// A recipe that a program put together has no key; what it says is in the benchmark's.
  public var json: JSONValue {
    if let document { return document }
    var object: JSONObject = ["name": .string(name)]
    if let benchmarkImport {
      object["benchmark"] = [
        "import": .string(benchmarkImport.format), "path": .string(benchmarkImport.path), "else": .string(benchmark),
      ]
    } else {
      object["benchmark"] = .string(benchmark)
    }
    if selection != ItemSelection() { object["items"] = .object(selection.json) }
    object["models"] = .object(JSONObject(models.map { .init(key: $0.name, value: .object($0.object)) }))
    if let baseline = baselines.single {
      object["baseline"] = .string(baseline)
    } else if !baselines.isEmpty {
      var names = baselines.byCategory
      names["default"] = baselines.general
      object["baseline"] = .object(
        JSONObject(names.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) }))
    }
    var judge = judge.json(models: models)
    judge.append(missingFrom: judging.json)
    object["judge"] = .object(judge)
    if generation != GenerationOverrides() { object["generation"] = .object(generation.json) }
    object["score"] = score.map(JSONValue.string)
    if budget != BudgetLimits() {
      var limits: JSONObject = [:]
      limits["usd"] = budget.usd.map(JSONValue.number)
      limits["requests"] = budget.requests.map { JSONValue($0) }
      if budget.allowsUnpriced { limits["allow_unpriced"] = true }
      object["budget"] = .object(limits)
    }
    object["seed"] = JSONValue(seed)
    object["coverage_floor"] = .number(coverageFloor)
    object["language"] = .string(language.rawValue)
    return .object(object)
  }
}

extension ItemSelection {
  /// The keys that say something, as a spec's `items`.
  var json: JSONObject {
    var object: JSONObject = [:]
    object["limit"] = limit.map { JSONValue($0) }
    for (key, values) in [("tags", tags), ("categories", categories), ("languages", languages)] where !values.isEmpty {
      object[key] = .array(values.map(JSONValue.string))
    }
    return object
  }
}
