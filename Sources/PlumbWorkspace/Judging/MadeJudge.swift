internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging

/// A judge with what is known of it before it is asked.
struct MadeJudge: Sendable {
  /// What it judges.
  var judging: RunJudging
  /// Its model, template and orders in words.
  var description: JudgeDescription
  /// What it will be asked.
  var roles: [EstimatedRole]
  /// Findings that do not stop the run.
  var diagnostics: [Diagnostic]

  /// A judge, with the roles and findings of its parts.
  init(
    _ judging: RunJudging, description: JudgeDescription, roles: [EstimatedRole] = [], diagnostics: [Diagnostic] = [],
    from parts: [MadeJudge] = []
  ) {
    self.judging = judging
    self.description = description
    self.roles = roles + parts.flatMap(\.roles)
    self.diagnostics = diagnostics + parts.flatMap(\.diagnostics)
  }
}

/// What a judge will judge: the answers of a run's models, or whatever it is given.
struct JudgingTask {
  /// How many models there are; 2 where pairs come from elsewhere.
  var modelCount = 2
  /// The models that the others are compared with, as the spec names them; absent outside a run.
  var named: RunBaselines?

  /// The baselines that pairs need; `nil` where every model meets every other.
  ///
  /// - Throws: `EvaluationError` when there are too few models, or no baseline is named.
  func baselines(_ recipe: JudgingRecipe) throws(EvaluationError) -> RunBaselines? {
    guard let named else { return nil }
    if modelCount < 2 {
      throw EvaluationError(.invalidInput, "models: answers are compared, so at least two models are needed.")
    }
    if recipe.pairs == .all { return nil }
    guard !named.isEmpty else {
      throw EvaluationError(
        .invalidInput,
        "baseline: missing; answers are compared with a baseline's. Name one of the models, or say judge.pairs: all, or take a template that grades answers one by one, such as rating."
      )
    }
    return named
  }

  /// How many pairs one item has.
  func pairCount(_ baselines: RunBaselines?) -> Int {
    baselines == nil ? modelCount * (modelCount - 1) / 2 : modelCount - 1
  }
}
