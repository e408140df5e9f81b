public import PlumbCore
public import PlumbJudging
public import PlumbScoring

extension RunSpec {
  /// Everything that is wrong in a spec that a program made; a spec that was read has none of it.
  ///
  /// - Parameter methods: The methods that ``score`` can name.
  /// - Throws: `CoreError` with a sentence a field.
  public func check(methods: Registry<LeaderboardMethod> = .standard) throws(CoreError) {
    var found: [Diagnostic] = []
    func report(_ field: String, _ message: String) {
      found.append(Diagnostic(.error, message, at: origin.location(of: field)))
    }
    if let problem = problem(ofSpecName: name) { report("name", problem) }
    if models.isEmpty { report("models", "expected at least one model") }
    for model in models {
      if let problem = Self.modelNameProblem(model.name) { report("models.\(model.name)", problem) }
    }
    if let twice = Self.twice(models.map(\.name)) { report("models", "two are called '\(twice)'; rename one") }
    for problem in Self.problems(of: baselines, models: models) { report("baseline", problem) }
    switch judge {
    case .jury(let members, _), .pool(let members):
      for problem in Self.problems(ofMembers: members.map(\.name)) { report("judge.judges", problem) }
      if members.count < 2 {
        report("judge.judges", "a jury or a pool has at least two judges; found \(members.count)")
      }
    case .model, .rule, .alpacaEvalConfig: break
    }
    if let score, methods[score] == nil { report("score", methods.problem(ofName: score)) }
    if !(0...1).contains(answerFloor) { report("answer_floor", "expected a number from 0.0 to 1.0") }
    if !(0...1).contains(coverageFloor) { report("coverage_floor", "expected a number from 0.0 to 1.0") }
    if !found.isEmpty { throw CoreError(found, advice: origin.file == nil ? nil : "Fix the spec.") }
  }

  /// The recipe of a benchmark with what the spec says over it.
  ///
  /// - Parameter benchmark: The benchmark's own recipe.
  /// - Returns: The recipe that is run.
  /// - Throws: `CoreError` with each field that does not fit.
  public func recipe(over benchmark: Recipe) throws(CoreError) -> Recipe {
    var recipe = recipe ?? benchmark
    recipe.generation.override(by: generation)
    recipe.judging = try recipe.judging.overridden(by: judging, origin: origin)
    recipe.score = score ?? recipe.score
    return recipe
  }

  static func modelNameProblem(_ name: String) -> String? {
    isFileName(name) ? nil : "the name must be usable as a file's; put the endpoint's name in 'model'"
  }

  static func problems(of baselines: RunBaselines, models: [ModelEntry]) -> [String] {
    baselines.all.filter { name in !models.contains { $0.name == name } }.map { isNone($0, of: models) }
  }

  static func problems(ofMembers names: [String]) -> [String] {
    twice(names).map { ["two are called '\($0)'; give one a 'name' of its own"] } ?? []
  }

  static func isNone(_ name: String, of models: [ModelEntry]) -> String {
    "'\(name)' is none of the models (\(models.map(\.name).joined(separator: ", ")))"
  }

  private static func twice(_ names: [String]) -> String? {
    names.enumerated().first { names[..<$0.offset].contains($0.element) }?.element
  }
}
