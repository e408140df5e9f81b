internal import PlumbCore
internal import PlumbJudging

/// Embeds prompts: by terms and an SVD, or by an endpoint's embedding model.
struct EmbedStep: AskingStep {
  /// What embeds.
  enum Method: Sendable {
    /// Without a model.
    case lexical(LexicalEmbedding)
    /// A client that answers with one line of base64 a message (`EmbeddingsClient`), with the texts' prefix and limit.
    case endpoint(BuildEnvironment.Asked, prefix: String, batch: Int, lengthLimit: Int)
  }

  let name = "embed"
  let source: String
  let method: Method

  var reads: [String] { [source] }
  var settings: JSONObject {
    switch method {
    case .lexical(let embedding):
      [
        "version": 1, "method": "lexical", "dimensions": JSONValue(embedding.dimensions),
        "terms": JSONValue(embedding.termLimit), "length": JSONValue(embedding.lengthLimit),
        "seed": .string("\(embedding.seed)"),
      ]
    case .endpoint(let asked, let prefix, let batch, let lengthLimit):
      [
        "version": 1, "method": "endpoint", "model": .object(asked.json), "prefix": .string(prefix),
        "batch": JSONValue(batch), "length": JSONValue(lengthLimit),
      ]
    }
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: source)
    context.metrics.beginStage(name, total: items.count)
    var counts = (embedded: 0, failed: 0, unanswered: 0)
    func write(_ record: EmbeddingRecord) throws {
      if record.failure == nil { counts.embedded += 1 } else { counts.failed += 1 }
      if record.failure?.isUnanswered ?? false { counts.unanswered += 1 }
      context.metrics.advance(name, failed: record.failure != nil)
      try output.write(record)
    }
    switch method {
    case .lexical(let embedding):
      let texts = items.map { $0.turns.joined(separator: "\n") }
      for (item, values) in zip(items, embedding.embeddings(of: texts)) {
        let isZero = values.allSatisfy { $0 == 0 }
        try write(
          isZero
            ? EmbeddingRecord(item: item.id, failure: Failure(.noEmbedding, "The prompt shares no term with another."))
            : EmbeddingRecord(item: item.id, values: values))
      }
    case .endpoint(let asked, let prefix, let batch, let lengthLimit):
      try await workInOrder(Self.batches(of: items, size: batch), window: max(1, context.window / 8)) { batch in
        try await Self.embed(batch, by: asked, prefix: prefix, lengthLimit: lengthLimit)
      } emit: { records in
        for record in records { try write(record) }
      }
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [NamedCount("embedded", counts.embedded), NamedCount("failed", counts.failed)],
      unanswered: counts.unanswered)
  }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    guard case .endpoint(let asked, let prefix, let size, let lengthLimit) = method else { return [] }
    var questions = StepQuestions(role: "embedder", asked: asked)
    for batch in Self.batches(of: try context.records(of: source), size: size) {
      var request = Self.request(batch, by: asked, prefix: prefix, lengthLimit: lengthLimit)
      // Embeddings are not billed as tokens written.
      request.settings.maxTokens = 0
      questions.add(request)
    }
    return [questions]
  }

  private static func batches(of items: [Item], size: Int) -> [[Item]] {
    stride(from: 0, to: items.count, by: size).map { Array(items[$0..<min($0 + size, items.count)]) }
  }

  private static func request(_ items: [Item], by asked: BuildEnvironment.Asked, prefix: String, lengthLimit: Int)
    -> ModelRequest
  {
    let messages = items.map { item in
      let text = item.turns.joined(separator: "\n").unicodeScalars.prefix(lengthLimit)
      return Message(.user, prefix + String(String.UnicodeScalarView(text)))
    }
    return ModelRequest(messages: messages, settings: asked.settings)
  }

  private static func embed(_ items: [Item], by asked: BuildEnvironment.Asked, prefix: String, lengthLimit: Int)
    async throws(ModelError) -> [EmbeddingRecord]
  {
    let lines: [String]
    do {
      let reply = try await asked.client.reply(
        to: request(items, by: asked, prefix: prefix, lengthLimit: lengthLimit))
      lines = reply.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    } catch {
      if error.isFatal { throw error }
      return items.map { EmbeddingRecord(item: $0.id, failure: Failure(error)) }
    }
    return items.enumerated().map { index, item in
      guard lines.count == items.count, let values = floats(fromBase64: lines[index]).flatMap(normalized) else {
        return EmbeddingRecord(
          item: item.id, failure: Failure(.noEmbedding, "The endpoint returned no usable embedding for this prompt."))
      }
      return EmbeddingRecord(item: item.id, values: values)
    }
  }
}

extension Failure.Code {
  /// There is no embedding.
  static let noEmbedding = Failure.Code(rawValue: "no-embedding")
}
