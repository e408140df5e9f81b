internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging
internal import PlumbFormats

extension JudgeMaker {
  /// The judge of a folder in AlpacaEval's layout, with AlpacaEval's own order and pool rules; the keys given go over the
  /// folder's, `orders` over its order.
  func alpacaEvalJudge(_ path: String, _ keys: JSONObject, baselines: RunBaselines?) async throws -> MadeJudge {
    let config = try AlpacaEvalJudgeConfig.load(path: baseFolder.resolve(path))
    var judges: [any Judge] = []
    var roles: [EstimatedRole] = []
    for annotator in config.annotators {
      var object = keys
      object["orders"] = nil
      object["provider"] = object["provider"] ?? .string(annotator.provider)
      object["model"] = object["model"] ?? .string(annotator.model)
      let entry = ModelEntry(name: annotator.name, object: object, path: "judge")
      let asked = try await desk.model(ModelSpec(entry, origin: origin))
      let orders =
        try givenOrders(keys)
        ?? (annotator.randomizesOrder
        ? OrderPolicy(count: 1) { [seed] item in
          [!AlpacaEval.isSwitched(instruction: item.turns.last ?? "", seed: seed)]
        } : .first)
      let requests = (task.modelCount - 1) * orders.count
      roles.append(
        judgeRole(
          annotator.name, price: asked.price, template: annotator.template, settings: SamplingSettings(), answers: 2
        ) { _ in requests })
      judges.append(
        try LLMJudge(
          name: annotator.name, client: asked.client, price: asked.client.usd, templates: ["en": annotator.template],
          orders: orders, settings: asked.settings, seed: seed,
          parsers: desk.registries.verdictParsers))
    }
    let judge: any Judge =
      judges.count == 1
      ? judges[0]
      : JudgePool(name: config.name, judges: judges) { [seed, count = judges.count] item in
        AlpacaEval.annotatorIndex(instruction: item.turns.last ?? "", count: count, seed: seed)
      }
    return MadeJudge(
      .pairs(judge, baselines: baselines), description: JudgeDescription(.alpacaEvalConfig(name: config.name)),
      roles: roles,
      diagnostics: config.diagnostics)
  }

  /// The orders that go over the folder's own; `nil` when none are given.
  private func givenOrders(_ keys: JSONObject) throws -> OrderPolicy? {
    guard let word = keys["orders"]?.string else { return nil }
    guard let orders = OrderPolicy.named(word, seed: seed) else {
      throw EvaluationError(.invalidInput, "judge.orders: expected first, random or both, found '\(word)'.")
    }
    return orders
  }
}
