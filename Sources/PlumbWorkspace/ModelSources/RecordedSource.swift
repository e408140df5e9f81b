internal import PlumbClients
internal import PlumbCore
internal import PlumbEvaluation

extension ModelSource {
  /// A file of recorded responses.
  static let recorded = ModelSource(
    "recorded",
    check: { entry, context in
      _ = try await client(entry, context)
      return "recorded responses can be read"
    },
    make: { entry, context in
      ModelResponseSource(
        name: entry.name, client: try await client(entry, context), price: { _ in 0 }, recipe: context.recipe,
        settings: SamplingSettings())
    })

  private static func client(_ entry: ModelEntry, _ context: Context) async throws -> any ModelClient {
    try await Registry("a provider", [.recorded]).makeClient(
      ModelSpec(entry, origin: context.origin), in: context.clients)
  }
}
