internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation

extension JudgeMaker {
  /// The judge of one model.
  func judge(by entry: ModelEntry, orders: OrderPolicy) async throws -> MadeJudge {
    let asked = try await desk.model(ModelSpec(entry, origin: origin))
    let voice = JudgeVoice(
      name: entry.name == "judge" ? asked.model : entry.name, asked: asked,
      templates: try templates(named: recipe.template), criteria: try criteria(named: recipe.criteria),
      settings: SamplingSettings(extra: asked.settings.extra).overridden(by: recipe.settings))
    return voice.templates.values.allSatisfy(desk.registries.ratingsParsers.reads)
      ? try grader(voice) : try comparer(voice, orders: orders)
  }

  private func grader(_ voice: JudgeVoice) throws -> MadeJudge {
    var own = recipe
    own.settings = voice.settings
    func grader(
      _ templates: [String: JudgeTemplate], _ criteria: ScenarioCriteria?,
      byCategory: [String: [String: JudgeTemplate]] = [:]
    ) throws -> LLMPointwiseJudge {
      try LLMPointwiseJudge(
        name: voice.name, client: voice.asked.client, price: voice.asked.client.usd, templates: templates,
        templatesByCategory: byCategory, recipe: own, seed: seed,
        guide: { [rubric = own.rubric] item in
          var guidance = rubric.guidance(for: item)
          if let criteria { guidance.slots.merge(criteria.slots(for: item)) { $1 } }
          return guidance
        }, parsers: desk.registries.ratingsParsers)
    }
    let judge = try grader(voice.templates, voice.criteria, byCategory: templatesByCategory())
    let (models, passes) = (task.modelCount, recipe.passes)
    let role = voice.role(recipe, answers: 1) { judge.judgmentCount(for: $0) * models * passes }
    let description =
      "\(voice.asked.model), template \(recipe.template), answers graded one by one" + recipe.criteriaWords
    guard recipe.twoPass else { return MadeJudge(.responses(judge), description: description, roles: [role]) }
    let both = TwoPassPointwiseJudge(
      guided: judge, free: try grader(voice.templates, nil),
      merging: try grader(templates(named: "single-merge"), voice.criteria))
    return MadeJudge(.responses(both), description: description, roles: [role])
  }

  private func comparer(_ voice: JudgeVoice, orders: OrderPolicy) throws -> MadeJudge {
    var own = recipe
    own.settings = voice.settings
    let baselines = try task.baselines(recipe)
    func comparer(
      _ templates: [String: JudgeTemplate], _ criteria: ScenarioCriteria?,
      byCategory: [String: [String: JudgeTemplate]] = [:]
    ) throws -> LLMJudge {
      try LLMJudge(
        name: voice.name, client: voice.asked.client, price: voice.asked.client.usd, templates: templates,
        templatesByCategory: byCategory, orders: orders, recipe: own, seed: seed,
        slots: { criteria?.slots(for: $0) ?? [:] }, parsers: desk.registries.verdictParsers)
    }
    let pairs = task.pairCount(baselines)
    let role = voice.role(recipe, answers: 2) { [recipe] item in
      orders.count * recipe.repetitions * pairs * recipe.turns.acts(for: item).count * recipe.passes
    }
    let judge = try comparer(voice.templates, voice.criteria, byCategory: templatesByCategory())
    let description =
      "\(voice.asked.model), template \(recipe.template), orders \(recipe.orders)" + recipe.criteriaWords
    guard recipe.twoPass else {
      return MadeJudge(.pairs(judge, baselines: baselines), description: description, roles: [role])
    }
    let both = TwoPassJudge(
      guided: judge, free: try comparer(voice.templates, nil),
      merging: try comparer(templates(named: "pairwise-merge"), voice.criteria))
    return MadeJudge(.pairs(both, baselines: baselines), description: description, roles: [role])
  }

  private func templatesByCategory() throws -> [String: [String: JudgeTemplate]] {
    var byCategory: [String: [String: JudgeTemplate]] = [:]
    for (category, exception) in recipe.byCategory {
      if let name = exception.template { byCategory[category] = try templates(named: name) }
    }
    return byCategory
  }

  private func templates(named name: String) throws -> [String: JudgeTemplate] {
    let templates = try judgeTemplates(named: name, relativeTo: baseFolder.path, registries: desk.registries)
    guard let language = recipe.language else { return templates }
    guard let chosen = templates[language] else {
      throw EvaluationError(.invalidInput, "judge.language: template '\(name)' has no '\(language)' version.")
    }
    return [language: chosen]
  }

  /// The criteria that the recipe names: the built-in scenarios, or the user's over them.
  private func criteria(named name: String?) throws -> ScenarioCriteria? {
    guard let name else { return nil }
    let builtIn = try ScenarioLibrary.builtIn()
    guard name != "built-in" else { return try ScenarioCriteria(builtIn) }
    let library = try ScenarioLibrary.read(path: baseFolder.resolve(name)).library.overlaying(builtIn)
    try library.checkInheritance()
    return try ScenarioCriteria(library)
  }
}

extension JudgingRecipe {
  /// How many requests one judgment takes.
  fileprivate var passes: Int { twoPass ? 3 : 1 }

  /// What a run's facts say about criteria.
  fileprivate var criteriaWords: String {
    guard let criteria else { return "" }
    return ", scenario criteria \(criteria)" + (twoPass ? " in two passes" : "")
  }
}
