internal import PlumbCore
internal import PlumbJudging

/// A judge's model with what it is asked.
struct JudgeVoice {
  /// The judge's name in the run.
  let name: String
  /// Its model.
  let asked: AskedModel
  /// Its templates by language.
  let templates: [String: JudgeTemplate]
  /// The criteria of the items' scenarios.
  let criteria: ScenarioCriteria?
  /// Sampling.
  let settings: SamplingSettings

  /// What one item will take of it.
  func role(_ recipe: JudgingRecipe, answers: Int, count: @escaping @Sendable (Item) -> Int) -> EstimatedRole {
    judgeRole(
      name, price: asked.price, template: templates["en"] ?? templates.values.first, settings: recipe.settings,
      answers: answers, count: count)
  }
}

/// What one item will take of a judge.
///
/// - Parameters:
///   - name: The judge's name in the run.
///   - price: What its model's tokens cost; `nil` when unknown.
///   - template: How it is asked.
///   - settings: Sampling over the template's.
///   - answers: How many answers it is shown at once.
///   - count: How many requests an item takes.
/// - Returns: The judge's part of an estimate.
func judgeRole(
  _ name: String, price: ModelPrice?, template: JudgeTemplate?, settings: SamplingSettings, answers: Int,
  count: @escaping @Sendable (Item) -> Int
) -> EstimatedRole {
  let fixed = estimatedTokens(in: template?.messages.map(\.content).joined() ?? "")
  let completion = settings.maxTokens ?? template?.settings.maxTokens ?? 400
  return EstimatedRole(name: "judge \(name)", price: price) { item in
    let question = item.turns.reduce(0) { $0 + estimatedTokens(in: $1) }
    let answer =
      item.references.isEmpty ? 400 * item.turns.count : item.references.reduce(0) { $0 + estimatedTokens(in: $1) }
    return (count(item), TokenUsage(prompt: fixed + question + answers * answer, completion: completion))
  }
}
