public import PlumbCore

/// Answers from a file of recorded responses.
///
/// The file is JSON Lines in Plumb's response schema, or a JSON array in the layout of AlpacaEval's `model_outputs`; the
/// first byte that is not blank tells which. A response is found by the request's item, else by the exact text of the last
/// user message. In a conversation the k-th user message gets the k-th turn. An empty answer is a reply; a missing one is
/// `ModelError` with code `notRecorded`.
public final class RecordedClient: ModelClient {
  /// Who answers: the file's model, with a digest of the file, so that a changed file is asked anew.
  public let identity: ModelIdentity
  /// What was found while reading the file.
  public let diagnostics: [Diagnostic]

  private let path: String
  private let responses: any RecordedResponses

  /// Opens a file and indexes it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - model: The model whose responses count; needed when the file holds several.
  ///   - skipInvalid: Whether bad lines are left out, with their diagnostics kept, instead of refusing the file.
  /// - Throws: `CoreError` when the file cannot be read, has bad lines, holds several models and none is named, or has
  ///   none of the named model.
  public init(path: String, model: String? = nil, skipInvalid: Bool = false) throws(CoreError) {
    self.path = path
    let file = try RecordedFile(path: path)
    guard let first = file.firstByte() else { throw CoreError(.invalidInput, "\(path): is empty; expected responses.") }
    if first == UInt8(ascii: "[") {
      responses = try RecordedArray(file, model: model, skipInvalid: skipInvalid)
    } else {
      responses = try RecordedLines(file, model: model, skipInvalid: skipInvalid)
    }
    diagnostics = responses.diagnostics
    let models = responses.models
    let list = models.prefix(8).map { "'\(quoted($0, limit: 60))'" }.joined(separator: ", ")
    if let model, !models.contains(model) {
      throw CoreError(
        .invalidInput, "\(path): has no responses of '\(quoted(model, limit: 60))'; it has those of \(list).")
    }
    if model == nil, models.count > 1 {
      throw CoreError(.invalidInput, "\(path): holds responses of several models (\(list)); say which with 'model'.")
    }
    let name = model ?? models.first ?? ""
    identity = ModelIdentity(provider: "recorded", model: "\(name.isEmpty ? "responses" : name)@\(responses.digest)")
  }

  /// The recorded reply.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    guard !Task.isCancelled else { throw ModelError(.cancelled, "\(path): the request was cancelled.") }
    let questions = request.messages.filter { $0.role == .user }
    var found: Response?
    if let item = request.item { found = try responses.response(item: item) }
    if found == nil, let question = questions.last { found = try responses.response(question: question.content) }
    let what =
      request.item.map { "item '\(quoted($0, limit: 80))'" }
      ?? "\"\(quoted(questions.last?.content ?? "", limit: 60))\""
    guard let found else {
      throw ModelError(
        .notRecorded, "\(path): has no response to \(what). Add one, or leave the item out.", isPermanent: true)
    }
    let turn = max(1, questions.count)
    guard turn <= found.turns.count else {
      if let failure = found.failure {
        throw ModelError(
          .notRecorded,
          "\(path): the response to \(what) is recorded as failed (\(quoted(failure.message, limit: 120))).",
          isPermanent: true)
      }
      throw ModelError(
        .notRecorded,
        "\(path): the response to \(what) has \(found.turns.count) of at least \(turn) turns. Add the others, or leave the item out.",
        isPermanent: true)
    }
    let thinking = found.thinking.indices.contains(turn - 1) ? found.thinking[turn - 1] : ""
    let isOnly = found.turns.count == 1
    return ModelReply(
      text: found.turns[turn - 1], reasoning: thinking.isEmpty ? nil : thinking, finishReason: found.turns.count == turn ? found.finishReason : nil,
      usage: isOnly ? found.usage : nil, model: found.model.isEmpty ? nil : found.model,
      latency: isOnly ? found.latency : nil)
  }
}
