public import PlumbCore

/// Where a model's answers come from.
public protocol ResponseSource: Sendable {
  /// The model's name in the run.
  var name: String { get }

  /// Answers one item. What fails is a response with a failure.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - sample: Which of several samples is wanted, from 0; each is asked for anew.
  /// - Returns: The response.
  /// - Throws: `ModelError` when the run cannot go on (`ModelError/isFatal`).
  func response(to item: Item, sample: Int) async throws(ModelError) -> Response
}

extension ResponseSource {
  /// The first sample's answer.
  ///
  /// - Throws: `ModelError` when the run cannot go on (`ModelError/isFatal`).
  public func response(to item: Item) async throws(ModelError) -> Response { try await response(to: item, sample: 0) }
}

/// A model that is asked turn by turn.
public struct ModelResponseSource: ResponseSource {
  /// The model's name in the run.
  public let name: String
  private let client: any ModelClient
  private let price: @Sendable (ModelReply) -> Double?
  private let recipe: GenerationRecipe
  private let settings: SamplingSettings

  /// A source.
  ///
  /// - Parameters:
  ///   - name: The model's name in the run.
  ///   - client: The model.
  ///   - price: What a reply cost; `nil` when unknown.
  ///   - recipe: How the benchmark asks.
  ///   - settings: What the user says about this model; goes over the recipe's.
  public init(
    name: String, client: any ModelClient, price: @escaping @Sendable (ModelReply) -> Double?, recipe: GenerationRecipe,
    settings: SamplingSettings
  ) {
    self.name = name
    self.client = client
    self.price = price
    self.recipe = recipe
    self.settings = settings
  }

  /// Asks every turn in order; a turn that fails ends the conversation.
  public func response(to item: Item, sample: Int) async throws(ModelError) -> Response {
    var response = Response(item: item.id, model: name, sample: sample, turns: [])
    for (index, _) in item.turns.enumerated() {
      let request = request(item, turn: index, answers: response.turns, sample: sample)
      let reply: ModelReply
      do {
        reply = try await client.reply(to: request)
      } catch {
        if error.isFatal { throw error }
        response.failure = Failure(error)
        return response
      }
      response.turns.append(reply.text)
      response.thinking.append(reply.reasoning ?? "")
      if response.finishReason == nil || response.finishReason == .stop { response.finishReason = reply.finishReason }
      response.usage = TokenUsage.sum(response.usage, reply.usage)
      response.latency = reply.latency.map { (response.latency ?? 0) + $0 } ?? response.latency
      response.usd = price(reply).map { (response.usd ?? 0) + $0 } ?? response.usd
    }
    return response
  }

  /// The request for one turn, given the answers to the turns before it.
  public func request(_ item: Item, turn: Int, answers: [String], sample: Int = 0) -> ModelRequest {
    var messages: [Message] = []
    if let system = item.system ?? recipe.system { messages.append(Message(.system, system)) }
    for (index, text) in item.turns.prefix(turn + 1).enumerated() {
      messages.append(Message(.user, text))
      if index < turn, index < answers.count { messages.append(Message(.assistant, answers[index])) }
    }
    var settings = recipe.settings(for: item).overridden(by: settings)
    // An endpoint that honours the seed would give the same sample again.
    settings.seed = settings.seed.map { $0 &+ sample }
    return ModelRequest(messages: messages, settings: settings, attempt: sample, item: item.id)
  }
}

/// The items' own reference answers, as if a model had written them: a baseline that costs nothing.
public struct ReferenceResponseSource: ResponseSource {
  /// The model's name in the run.
  public let name: String

  /// A source.
  public init(name: String) { self.name = name }

  /// The item's references; an item without one fails.
  public func response(to item: Item, sample: Int) async throws(ModelError) -> Response {
    guard item.references.count == item.turns.count, item.references.allSatisfy({ !$0.isEmpty }) else {
      return Response(
        item: item.id, model: name, sample: sample, turns: [],
        failure: Failure(.missingResponse, "The item has no reference answer for every turn."))
    }
    return Response(item: item.id, model: name, sample: sample, turns: item.references, usd: 0)
  }
}
