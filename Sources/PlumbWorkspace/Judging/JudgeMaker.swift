internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbScoring

/// Makes a judge from what a spec says of it: the template tells whether answers are compared or graded one by one.
struct JudgeMaker {
  /// Makes the models.
  let desk: ModelDesk
  /// Who judges.
  let source: JudgeSource
  /// How.
  let recipe: JudgingRecipe
  /// What it will judge.
  let task: JudgingTask
  /// The seed of everything random.
  let seed: Int
  /// The folder that paths start from.
  let baseFolder: BaseFolder
  /// Where the keys were written, for messages.
  let origin: SpecOrigin

  /// Makes the judge; nothing is asked of it.
  ///
  /// - Throws: `EvaluationError` and `CoreError` for a template, criteria or keys that do not fit, `ClientError` for a
  ///   missing key.
  func judge() async throws -> MadeJudge {
    guard let orders = OrderPolicy.named(recipe.orders, seed: seed) else {
      throw EvaluationError(.invalidInput, "judge.orders: expected first, random or both, found '\(recipe.orders)'.")
    }
    var made = try await noiseless(orders)
    guard recipe.labelFlip > 0 else { return made }
    guard case .pairs(let judge, let baselines) = made.judging else {
      throw EvaluationError(.invalidInput, "judge.label_flip: only verdicts between two answers can be turned round.")
    }
    made.judging = .pairs(
      LabelNoise(judge, orders: orders, flipRate: recipe.labelFlip, seed: seed), baselines: baselines)
    made.description.flipRate = recipe.labelFlip
    return made
  }

  private func noiseless(_ orders: OrderPolicy) async throws -> MadeJudge {
    switch source {
    case .rule(let rule):
      return MadeJudge(
        .pairs(
          BaselineJudge(name: rule.rawValue, rule: rule, orders: orders, seed: seed),
          baselines: try task.baselines(recipe)),
        description: JudgeDescription(.rule(name: rule.rawValue, orders: recipe.orders)))
    case .model(let model): return try await judge(by: model, orders: orders)
    case .jury(let members, let rule): return try await jury(members, rule: rule, orders: orders)
    case .pool(let members): return try await pool(members, orders: orders)
    case .alpacaEvalConfig(let path, let entry):
      return try await alpacaEvalJudge(path, entry, baselines: task.baselines(recipe))
    }
  }

  /// All members of a jury judge the same way; the template tells what.
  private func jury(_ models: [ModelEntry], rule: JuryRule, orders: OrderPolicy) async throws -> MadeJudge {
    let members = try await members(models, orders: orders)
    let name = Jury(rule).name
    var pairs: [any Judge] = []
    var responses: [any PointwiseJudge] = []
    var baselines: RunBaselines?
    for member in members {
      switch member.judging {
      case .pairs(let judge, let common):
        pairs.append(judge)
        baselines = common
      case .responses(let judge): responses.append(judge)
      }
    }
    return MadeJudge(
      responses.isEmpty
        ? .pairs(JuryJudge(name: name, members: pairs), baselines: baselines)
        : .responses(PointwiseJury(name: name, members: responses)),
      description: JudgeDescription(.jury(rule: rule.rawValue, members: members.map(\.description))), from: members)
  }

  private func pool(_ models: [ModelEntry], orders: OrderPolicy) async throws -> MadeJudge {
    let members = try await members(models, orders: orders)
    var judges: [any Judge] = []
    var common: RunBaselines?
    for member in members {
      guard case .pairs(let judge, let baselines) = member.judging else {
        throw EvaluationError(.invalidInput, "judge.pool: needs a template that compares two answers.")
      }
      judges.append(judge)
      common = baselines
    }
    return MadeJudge(
      .pairs(JudgePool(name: "pool", judges: judges, seed: seed), baselines: common),
      description: JudgeDescription(.pool(members: judges.map(\.name), template: recipe.template)),
      from: members)
  }

  private func members(_ models: [ModelEntry], orders: OrderPolicy) async throws -> [MadeJudge] {
    var members: [MadeJudge] = []
    for model in models { members.append(try await judge(by: model, orders: orders)) }
    return members
  }
}
