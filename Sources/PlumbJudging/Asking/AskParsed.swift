package import PlumbCore

/// One question to a model, asked once more when the first reply cannot be read.
///
/// The one place where replies are asked for a second time. Judges, labellers, classifiers, raters and reviews all use it,
/// so that a refusal, an empty text and a text cut at the token limit are called so for all of them.
struct Question {
  /// Who is asked.
  var client: any ModelClient
  /// What is asked.
  var request: ModelRequest
  /// What is said when the first reply cannot be read; absent means no second asking.
  var reask: String?
  /// What failures call the model, as in “The judge refused”.
  var answerer = "model"

  /// Asks, and reads what is answered.
  ///
  /// - Parameters:
  ///   - note: Is told of every reply, before it is read.
  ///   - read: What a reply says; it never sees a reply without text and without log probabilities.
  /// - Returns: What was read, or why nothing was. A refusal is not asked about again.
  /// - Throws: `ModelError` when going on is impossible (`ModelError/isFatal`).
  func answer<Value>(
    noting note: (ModelReply) -> Void = { _ in }, _ read: (ModelReply) throws(Failure) -> Value
  ) async throws(ModelError) -> Result<Value, Failure> {
    var request = request
    var reask = reask
    while true {
      let reply: ModelReply
      do {
        reply = try await client.reply(to: request)
      } catch {
        if error.isFatal { throw error }
        return .failure(Failure(error))
      }
      note(reply)
      do throws(Failure) {
        return .success(try explaining(reply, read))
      } catch {
        guard error.code != .refused, let text = reask else { return .failure(error) }
        request.messages = Self.asking(again: text, after: reply, in: request.messages)
        reask = nil
      }
    }
  }

  /// Reads a reply; where that fails and the reply says why, the failure says so.
  private func explaining<Value>(
    _ reply: ModelReply, _ read: (ModelReply) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let failure: Failure
    if reply.text.isEmpty, reply.logprobs == nil {
      failure = Failure(.emptyReply, "The \(answerer) wrote nothing.")
    } else {
      do {
        return try read(reply)
      } catch {
        failure = error
      }
    }
    if reply.finishReason == .refusal { throw Failure(.refused, "The \(answerer) refused.") }
    if reply.text.isEmpty { throw Failure(.emptyReply, Self.nothing(answerer, reply)) }
    if reply.finishReason == .length {
      throw Failure(
        failure.code, "\(failure.message) Its text was cut at the token limit; raise the \(answerer)'s max_tokens.")
    }
    throw failure
  }

  /// That a model wrote nothing, and what its reply says about why.
  private static func nothing(_ answerer: String, _ reply: ModelReply) -> String {
    let start = "The \(answerer) wrote nothing"
    if reply.finishReason == .length {
      return start + (reply.reasoning == nil ? "" : " but thoughts")
        + " before the token limit cut it; raise the \(answerer)'s max_tokens."
    }
    if reply.finishReason?.isToolCall == true {
      return "\(start): it called a tool. Take 'tools' out of the \(answerer)'s 'extra', or choose another model."
    }
    return start + (reply.reasoning == nil ? "." : " but thoughts.")
  }

  /// The conversation with the second asking added; some endpoints refuse empty messages, so an empty reply is left out.
  private static func asking(again text: String, after reply: ModelReply, in messages: [Message]) -> [Message] {
    var messages = messages
    if reply.text.isEmpty, let last = messages.popLast() {
      return messages + [Message(last.role, last.content + "\n\n" + text)]
    }
    return messages + [Message(.assistant, reply.text), Message(.user, text)]
  }
}

/// Asks a model for something that `parse` reads from its text, once again when nothing could be read.
///
/// - Parameters:
///   - client: The model.
///   - request: What is asked.
///   - reask: The second asking; absent means none.
///   - parse: Reads the text.
/// - Returns: What was read or why nothing was, and the last text.
/// - Throws: `ModelError` when going on is impossible (`ModelError/isFatal`).
package func askParsed<Value>(
  _ client: any ModelClient, _ request: ModelRequest, reask: String?, parse: (String) throws(Failure) -> Value
) async throws(ModelError) -> (result: Result<Value, Failure>, text: String?) {
  var text: String?
  let result = try await Question(client: client, request: request, reask: reask).answer(noting: { text = $0.text }) {
    reply throws(Failure) in try parse(reply.text)
  }
  return (result, text)
}

extension Failure {
  /// Whether asking again at another time may help: the endpoint failed, not what it said.
  package var isUnanswered: Bool {
    guard let code = ModelError.Code(rawValue: code.rawValue) else { return false }
    return code != .notRecorded && code != .invalidRequest
  }
}
