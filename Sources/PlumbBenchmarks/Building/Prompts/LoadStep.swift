internal import PlumbCore
internal import PlumbJudging

/// Reads the sources of a build: one line a prompt, exact repeats folded together.
struct LoadStep: BuildStep {
  let name = "load"
  let sources: [PromptSource]
  let read: BuildEnvironment.PromptReader
  /// The digest of each built-in source: files are in the step's key by their content, a built-in benchmark may change
  /// with the program.
  private let builtInDigests: [String]

  /// A step.
  ///
  /// - Throws: `CoreError` when a built-in source cannot be read.
  init(sources: [PromptSource], read: @escaping BuildEnvironment.PromptReader) throws {
    self.sources = sources
    self.read = read
    builtInDigests = try sources.filter(\.isBuiltIn).map { itemsDigest(try Self.builtIn($0).items) }
  }

  var settings: JSONObject {
    var object: JSONObject = ["version": 1, "sources": .array(sources.map { .object($0.json) })]
    if !builtInDigests.isEmpty { object["built_in"] = .array(builtInDigests.map(JSONValue.string)) }
    return object
  }
  var files: [String] { sources.filter { !$0.isBuiltIn }.map(\.path) }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    context.metrics.beginStage(name, total: sources.count)
    var order: [String] = []
    var items: [String: Item] = [:]
    var repeats: [String: Int] = [:]
    var details: [JSONValue] = []
    var total = (records: 0, unusable: 0)
    for source in sources {
      let loaded = try source.isBuiltIn ? Self.builtIn(source) : read(source)
      for item in loaded.items {
        repeats[item.id, default: 0] += 1
        guard items[item.id] == nil else { continue }
        order.append(item.id)
        items[item.id] = item
        items[item.id]?.extra["source"] = .string(source.name)
      }
      total.records += loaded.items.count + loaded.unusable
      total.unusable += loaded.unusable
      var detail: JSONObject = [
        "name": .string(source.name), "prompts": JSONValue(loaded.items.count),
        "unusable": JSONValue(loaded.unusable),
        "invalid_lines": JSONValue(loaded.diagnostics.count { $0.severity == .error }),
      ]
      detail["licence"] = source.licence.map(JSONValue.string)
      details.append(.object(detail))
      context.metrics.advance(name, failed: false)
    }
    for id in order {
      guard var item = items[id] else { continue }
      item.extra["repeats"] = (repeats[id] ?? 1) > 1 ? repeats[id].map { JSONValue($0) } : nil
      try output.write(item)
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [
        NamedCount("records", total.records), NamedCount("unusable", total.unusable),
        NamedCount("exact_repeats", total.records - total.unusable - order.count), NamedCount("kept", order.count),
      ], details: ["sources": .array(details)])
  }

  /// The first turns of a built-in benchmark's items.
  private static func builtIn(_ source: PromptSource) throws -> LoadedPrompts {
    let items = try BenchmarkLibrary.benchmark(named: source.path).items()
    return LoadedPrompts(
      items: items.map { Item(id: $0.id, turns: Array($0.turns.prefix(1)), language: $0.language) })
  }
}
