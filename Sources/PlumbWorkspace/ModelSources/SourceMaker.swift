internal import PlumbClients
internal import PlumbCore
internal import PlumbJudging

/// Makes the sources of models' answers: by a model source where one has the entry's word, else by asking a provider.
struct SourceMaker {
  let desk: ModelDesk
  let registries: Registries
  let recipe: GenerationRecipe
  /// The file of the run's items.
  let items: String
  let origin: SpecOrigin

  /// A source, and what it will be asked; a source that asks nobody has no role.
  func source(_ entry: ModelEntry) async throws -> (source: any ResponseSource, role: EstimatedRole?) {
    if let kind = ModelSource.name(in: entry).flatMap({ registries.modelSources[$0] }) {
      let context = ModelSource.Context(
        recipe: recipe, items: { [items] in try JSONLinesReader<Item>.load(path: items).records },
        clients: desk.context, origin: origin)
      return (try await kind.make(entry, context), nil)
    }
    let asked = try await desk.model(ModelSpec(entry, origin: origin))
    let source = ModelResponseSource(
      name: entry.name, client: asked.client, price: asked.client.usd, recipe: recipe, settings: asked.settings)
    let role = EstimatedRole(name: entry.name, price: asked.price) { item in
      let last = source.request(item, turn: item.turns.count - 1, answers: [])
      var usage = estimatedUsage(of: last)
      // The last turn reads the answers to those before it.
      usage.prompt += (item.turns.count - 1) * usage.completion
      return (item.turns.count, usage)
    }
    return (source, role)
  }
}
