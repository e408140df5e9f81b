internal import PlumbCore
internal import PlumbJudging

extension BuildRecipe {
  /// Harder items from given ones, round by round, with the whole lineage kept.
  ///
  /// After Xu et al. 2023, “WizardLM”, section 3, with departures: rules that cost nothing come first, near-duplicates are a
  /// rule, a check that could not be made is a failure and not a pass.
  static let evolution = BuildRecipe(
    name: "evolve", summary: "harder items from given ones: Evol-Instruct in rounds, with lineage"
  ) { fields, environment in
    let items = try startingItems(&fields, environment)
    let rounds = fields.optional("rounds", .integer(atLeast: 1)) ?? 4
    let words = fields.optional("operations", .strings) ?? EvolutionOperation.allCases.map(\.rawValue)
    var operations: [EvolutionOperation] = []
    for word in words {
      if let operation = EvolutionOperation(rawValue: word) {
        operations.append(operation)
      } else {
        let known = EvolutionOperation.allCases.map(\.rawValue).joined(separator: ", ")
        fields.report("operations", "'\(word)' is none of \(known)")
      }
    }
    let keep = fields.optional("keep", .nonEmptyString) ?? "last"
    if !["last", "all"].contains(keep) { fields.report("keep", "expected last or all, found '\(keep)'") }
    func role(_ key: String, or other: BuildEnvironment.Asked? = nil) -> BuildEnvironment.Asked? {
      if let model = environment.model(key, from: &fields) ?? other { return model }
      if environment.models.count == 1 { return environment.models.values.first }
      if fields.isValid { fields.report(key, "missing; expected one of the models") }
      return nil
    }
    let writer = role("evolver")
    let answerer = role("answerer", or: writer)
    let judge = role("judge", or: writer)
    let rater = role("rater", or: judge)
    guard fields.isValid, !operations.isEmpty, let writer, let answerer, let judge, let rater else { return [] }
    let evolver = Evolver(
      writer: writer, answerer: answerer, judge: judge, operations: operations, seed: environment.spec.seed)
    let models: JSONObject = [
      "evolver": .object(writer.json), "answerer": .object(answerer.json), "judge": .object(judge.json),
    ]
    let steps: [any BuildStep] = [PoolStep(benchmark: items.name, items: items.items, omitted: items.omitted)]
    return steps + (1...rounds).map { RoundStep(round: $0, evolver: evolver, modelSettings: models) }
      + [
        DifficultyStep(rounds: rounds, rater: rater, modelSettings: ["rater": .object(rater.json)]),
        EvolvedItemsStep(rounds: rounds, keepsAll: keep == "all"),
      ]
  }

  private static func startingItems(_ fields: inout FieldReader, _ environment: BuildEnvironment) throws -> (
    name: String, items: [Item], omitted: Int
  ) {
    guard let name = fields.required("benchmark", .nonEmptyString) else { return ("", [], 0) }
    var selection = ItemSelection()
    fields.section("items") { selection = ItemSelection(from: &$0) }
    let isBuiltIn = BenchmarkLibrary.builtIn.contains { $0.id == name }
    let benchmark = try BenchmarkLibrary.benchmark(named: isBuiltIn ? name : environment.resolve(name))
    let all = try benchmark.items()
    let admitted = all.filter(selection.admits)
    let single = admitted.filter { $0.turns.count == 1 }
    if single.isEmpty { fields.report("items", "no item of '\(name)' with one turn passes the selection") }
    let chosen = stratifiedDraw(
      single.map { ($0.id, $0.topCategory ?? "") }, limit: selection.limit ?? max(1, single.count),
      seed: environment.spec.seed)
    return (name, chosen.map { single[$0] }, admitted.count - single.count)
  }
}

extension BuildEnvironment.Asked {
  /// What tells this model from others, for a step's settings.
  var json: JSONObject {
    var object: JSONObject = [
      "provider": .string(client.identity.provider), "model": .string(client.identity.model),
      "settings": .object(settings.json),
    ]
    object["address"] = client.identity.address.map(JSONValue.string)
    return object
  }
}
