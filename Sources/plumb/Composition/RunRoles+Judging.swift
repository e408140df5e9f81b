internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

extension RunRoles {
  /// Who judges what: the template tells whether answers are compared or graded one by one.
  mutating func judging(recipe: Recipe) async throws -> RunJudging {
    let found = try await noiseless(recipe: recipe)
    let rate = recipe.judging.labelFlip
    guard rate > 0 else { return found }
    guard case .pairs(let judge, let baselines) = found,
      let orders = OrderPolicy.named(recipe.judging.orders, seed: composer.spec.seed)
    else {
      throw EvaluationError(.invalidInput, "judge.label_flip: only verdicts between two answers can be turned round.")
    }
    judgeDescription += ", \(formatDecimal(100 * rate, 0)) % of verdicts turned round"
    return .pairs(
      LabelNoise(judge, orders: orders, flipRate: rate, seed: composer.spec.seed), baselines: baselines)
  }

  private mutating func noiseless(recipe: Recipe) async throws -> RunJudging {
    let judging = recipe.judging
    let spec = composer.spec
    guard let orders = OrderPolicy.named(judging.orders, seed: spec.seed) else {
      throw EvaluationError(.invalidInput, "judge.orders: expected first, random or both, found '\(judging.orders)'.")
    }
    switch spec.judge {
    case .rule(let rule):
      judgeDescription = "rule \(rule.rawValue), orders \(judging.orders)"
      return .pairs(
        BaselineJudge(name: rule.rawValue, rule: rule, orders: orders, seed: spec.seed),
        baselines: try neededBaselines(judging))
    case .model(let model): return try await self.judging(by: model, recipe: judging, orders: orders)
    case .jury(let members, let rule): return try await jury(members, rule: rule, recipe: judging, orders: orders)
    case .pool(let members):
      var judges: [any Judge] = []
      var common: RunBaselines?
      for member in members {
        guard
          case .pairs(let judge, let baselines) = try await self.judging(by: member, recipe: judging, orders: orders)
        else {
          throw EvaluationError(.invalidInput, "judge.pool: needs a template that compares two answers.")
        }
        judges.append(judge)
        common = baselines
      }
      judgeDescription = "one of \(judges.map(\.name).joined(separator: ", ")) an item, template \(judging.template)"
      return .pairs(JudgePool(name: "pool", judges: judges, seed: spec.seed), baselines: common)
    case .alpacaEvalConfig(let path):
      return .pairs(
        try await alpacaEvalJudge(path, models: spec.models.count - 1), baselines: try neededBaselines(judging))
    }
  }

  /// All members of a jury judge the same way; the template tells what.
  private mutating func jury(
    _ models: [ModelEntry], rule: JuryRule, recipe judging: JudgingRecipe, orders: OrderPolicy
  )
    async throws -> RunJudging
  {
    var pairs: [any Judge] = []
    var responses: [any PointwiseJudge] = []
    var baselines: RunBaselines?
    var descriptions: [String] = []
    for model in models {
      switch try await self.judging(by: model, recipe: judging, orders: orders) {
      case .pairs(let judge, let common):
        pairs.append(judge)
        baselines = common
      case .responses(let judge): responses.append(judge)
      }
      descriptions.append(judgeDescription)
    }
    judgeDescription = "jury by \(rule.rawValue) of \(descriptions.joined(separator: "; "))"
    let name = Jury(rule).name
    return responses.isEmpty
      ? .pairs(JuryJudge(name: name, members: pairs), baselines: baselines)
      : .responses(PointwiseJury(name: name, members: responses))
  }

  private mutating func judging(by model: ModelEntry, recipe judging: JudgingRecipe, orders: OrderPolicy)
    async throws -> RunJudging
  {
    let spec = composer.spec
    let asked = try await asked(modelSpec(model))
    let templates = try templates(named: judging.template, judging)
    var byCategory: [String: [String: JudgeTemplate]] = [:]
    for (category, exception) in judging.byCategory {
      if let name = exception.template { byCategory[category] = try self.templates(named: name, judging) }
    }
    var own = judging
    own.settings = SamplingSettings(extra: asked.settings.extra).overridden(by: judging.settings)
    let name = model.name == "judge" ? asked.model : model.name
    let template = templates["en"] ?? templates.values.first
    let criteria = try criteria(named: judging.criteria)
    if templates.values.allSatisfy(Registry<RatingsParserKind>.standard.reads) {
      judgeDescription =
        "\(asked.model), template \(judging.template), answers graded one by one" + judging.criteriaWords
      func grader(_ templates: [String: JudgeTemplate], _ criteria: ScenarioCriteria?) throws -> LLMPointwiseJudge {
        try LLMPointwiseJudge(
          name: name, client: asked.client, templates: templates, templatesByCategory: byCategory, recipe: own,
          seed: spec.seed
        ) { [rubric = own.rubric] item in
          var guidance = rubric.guidance(for: item)
          if let criteria { guidance.slots.merge(criteria.slots(for: item)) { $1 } }
          return guidance
        }
      }
      let judge = try grader(templates, criteria)
      addJudgeEstimate(name, asked, template: template, judging, answers: 1) {
        judge.judgmentCount(for: $0) * spec.models.count * judging.passes
      }
      guard judging.twoPass else { return .responses(judge) }
      byCategory = [:]
      return .responses(
        TwoPassPointwiseJudge(
          guided: judge, free: try grader(templates, nil),
          merging: try grader(self.templates(named: "single-merge", judging), criteria)))
    }
    let baselines = try neededBaselines(judging)
    judgeDescription = "\(asked.model), template \(judging.template), orders \(judging.orders)" + judging.criteriaWords
    let models = spec.models.count
    let pairs = baselines == nil ? models * (models - 1) / 2 : models - 1
    addJudgeEstimate(name, asked, template: template, judging, answers: 2) { item in
      orders.count * judging.repetitions * pairs * judging.turns.acts(for: item).count * judging.passes
    }
    func comparer(_ templates: [String: JudgeTemplate], _ criteria: ScenarioCriteria?) throws -> LLMJudge {
      try LLMJudge(
        name: name, client: asked.client, templates: templates, templatesByCategory: byCategory, orders: orders,
        recipe: own, seed: spec.seed, slots: { criteria?.slots(for: $0) ?? [:] })
    }
    let judge = try comparer(templates, criteria)
    guard judging.twoPass else { return .pairs(judge, baselines: baselines) }
    byCategory = [:]
    return .pairs(
      TwoPassJudge(
        guided: judge, free: try comparer(templates, nil),
        merging: try comparer(self.templates(named: "pairwise-merge", judging), criteria)), baselines: baselines)
  }

  /// The criteria that the recipe names: the built-in scenarios, or the user's over them.
  private func criteria(named name: String?) throws -> ScenarioCriteria? {
    guard let name else { return nil }
    let builtIn = try ScenarioLibrary.builtIn()
    guard name != "built-in" else { return try ScenarioCriteria(builtIn) }
    let library = try ScenarioLibrary.read(path: context.resolve(name)).library.overlaying(builtIn)
    try library.checkInheritance()
    return try ScenarioCriteria(library)
  }

  /// The baselines that pairs need; `nil` where every model meets every other.
  private func neededBaselines(_ judging: JudgingRecipe) throws(EvaluationError) -> RunBaselines? {
    let spec = composer.spec
    if spec.models.count < 2 {
      throw EvaluationError(.invalidInput, "models: answers are compared, so at least two models are needed.")
    }
    if judging.pairs == .all { return nil }
    guard !spec.baselines.isEmpty else {
      throw EvaluationError(
        .invalidInput,
        "baseline: missing; answers are compared with a baseline's. Name one of the models, or say judge.pairs: all, or take a template that grades answers one by one, such as rating."
      )
    }
    return spec.baselines
  }

  private func templates(named name: String, _ judging: JudgingRecipe) throws -> [String: JudgeTemplate] {
    let templates = try judgeTemplates(named: name, relativeTo: baseFolder)
    guard let language = judging.language else { return templates }
    guard let chosen = templates[language] else {
      throw EvaluationError(.invalidInput, "judge.language: template '\(name)' has no '\(language)' version.")
    }
    return [language: chosen]
  }

  /// The judge of a folder in AlpacaEval's layout, with AlpacaEval's own order and pool rules.
  private mutating func alpacaEvalJudge(_ path: String, models: Int) async throws -> any Judge {
    let config = try AlpacaEvalJudgeConfig.load(path: context.resolve(path))
    diagnostics += config.diagnostics
    let seed = composer.spec.seed
    var judges: [any Judge] = []
    for annotator in config.annotators {
      var object = composer.spec.judgeFields.rest
      for key in RunComposer.judgeKeys { object[key] = nil }
      object["provider"] = object["provider"] ?? .string(annotator.provider)
      object["model"] = object["model"] ?? .string(annotator.model)
      let asked = try await asked(modelSpec(ModelEntry(name: annotator.name, object: object, path: "judge")))
      let orders =
        annotator.randomizesOrder
        ? OrderPolicy(count: 1) { item in
          [!AlpacaEval.isSwitched(instruction: item.turns.last ?? "", seed: seed)]
        } : .first
      addJudgeEstimate(annotator.name, asked, template: annotator.template, JudgingRecipe(), answers: 2) { _ in models }
      judges.append(
        try LLMJudge(
          name: annotator.name, client: asked.client, templates: ["en": annotator.template], orders: orders,
          settings: SamplingSettings(extra: asked.settings.extra), seed: seed))
    }
    judgeDescription = "AlpacaEval config \(config.name)"
    if judges.count == 1 { return judges[0] }
    let count = judges.count
    return JudgePool(name: config.name, judges: judges) { item in
      AlpacaEval.annotatorIndex(instruction: item.turns.last ?? "", count: count, seed: seed)
    }
  }

  private mutating func addJudgeEstimate(
    _ name: String, _ asked: Asked, template: JudgeTemplate?, _ judging: JudgingRecipe, answers: Int,
    count: @escaping @Sendable (Item) -> Int
  ) {
    let text = template?.messages.map(\.content).joined() ?? ""
    let fixed = estimatedTokens(in: text)
    let completion = judging.settings.maxTokens ?? template?.settings.maxTokens ?? 400
    estimates.append(
      EstimatedRole(name: "judge \(name)", price: asked.price) { item in
        let question = item.turns.reduce(0) { $0 + estimatedTokens(in: $1) }
        let answer = item.references.isEmpty ? 400 : item.references.reduce(0) { $0 + estimatedTokens(in: $1) }
        return (count(item), TokenUsage(prompt: fixed + question + answers * answer, completion: completion))
      })
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
