internal import PlumbCore

/// Asks a model for something that `parse` reads from its text, once again when nothing could be read.
///
/// - Parameters:
///   - client: The model.
///   - request: What is asked.
///   - reask: The second asking; absent means none.
///   - parse: Reads the text.
/// - Returns: What was read or why nothing was, and the last text.
/// - Throws: `ModelError` when going on is impossible (`ModelError/isFatal`).
func askParsed<Value>(
  _ client: any ModelClient, _ request: ModelRequest, reask: String?, parse: (String) throws(Failure) -> Value
) async throws(ModelError) -> (result: Result<Value, Failure>, text: String?) {
  var request = request
  var failure = Failure(.noVerdict, "")
  var text: String?
  for isSecondAsking in [false, true] {
    let reply: ModelReply
    do {
      reply = try await client.reply(to: request)
    } catch {
      if error.isFatal { throw error }
      return (.failure(Failure(error)), text)
    }
    text = reply.text
    do throws(Failure) {
      if reply.finishReason == .refusal { throw Failure(.refused, "The model refused.") }
      if reply.text.isEmpty { throw Failure(.emptyReply, "The model wrote nothing.") }
      return (.success(try parse(reply.text)), text)
    } catch {
      failure = error
    }
    guard !isSecondAsking, failure.code != .refused, let reask else { break }
    if !reply.text.isEmpty { request.messages.append(Message(.assistant, reply.text)) }
    request.messages.append(Message(.user, reask))
  }
  return (.failure(failure), text)
}

extension Failure {
  /// Whether asking again at another time may help: the endpoint failed, not what it said.
  var isUnanswered: Bool {
    guard let code = ModelError.Code(rawValue: code.rawValue) else { return false }
    return code != .notRecorded && code != .invalidRequest
  }
}
