internal import PlumbCore

/// One question to a judge's model, with at most one second asking.
struct JudgeCall {
  /// The judge's model.
  var client: any ModelClient
  /// What a reply cost, in US dollars; `nil` when unknown.
  var price: @Sendable (ModelReply) -> Double?
  /// The question.
  var request: ModelRequest
  /// What is said when the first text cannot be read; `nil` means no second asking.
  var reask: String?
  /// Takes out of the judge's text what it only repeats; `nil` for protocols that read the text as it is.
  var echo: EchoFilter?

  /// Asks and reads; a text that cannot be read gets one second asking, then the judgment is failed.
  ///
  /// - Parameters:
  ///   - judgment: Everything known before asking.
  ///   - read: What a reply says.
  /// - Returns: The judgment with outcome, critique, last text and what the calls took.
  /// - Throws: `ModelError` when the run cannot go on.
  func judging(
    _ judgment: Judgment, read: (ModelReply) throws(Failure) -> (outcome: Outcome, critique: String?)
  ) async throws(ModelError) -> Judgment {
    var result = judgment
    let question = Question(client: client, request: request, reask: reask, answerer: "judge")
    var last: ModelReply?
    let found = try await question.answer(
      noting: { reply in
        last = reply
        result.raw = reply.text
        result.usage = TokenUsage.sum(result.usage, reply.usage)
        result.latency = reply.latency.map { (result.latency ?? 0) + $0 } ?? result.latency
        result.usd = price(reply).map { (result.usd ?? 0) + $0 } ?? result.usd
      }
    ) { reply throws(Failure) in
      guard let echo else { return try read(reply) }
      var own = reply
      own.text = echo.ownWords(in: reply.text) { Self.misleads($0, read) }
      if own.text.utf8.count < reply.text.utf8.count, own.text.allSatisfy(\.isWhitespace), reply.logprobs == nil {
        throw Failure(.noVerdict, "The judge only repeated its question.")
      }
      return try read(own)
    }
    switch found {
    case .success(let found):
      result.outcome = found.outcome
      result.critique = found.critique ?? last?.reasoning
    case .failure(let failure): result.outcome = .failed(failure)
    }
    return result
  }

  /// Whether something in a text could be taken for a verdict; a text that is nothing but a verdict cannot be told from the
  /// judge's own.
  private static func misleads(
    _ text: String, _ read: (ModelReply) throws(Failure) -> (outcome: Outcome, critique: String?)
  ) -> Bool {
    do throws(Failure) {
      return try read(ModelReply(text: text)).critique != nil
    } catch {
      return error.code == .ambiguousVerdict
    }
  }
}

/// Does independent acts at the same time; their results come in the acts' order.
///
/// - Throws: The error of the first act, in order, that has one.
func concurrently<Act: Sendable, Result: Sendable>(
  _ acts: [Act], _ work: @escaping @Sendable (Act) async throws(ModelError) -> Result
) async throws(ModelError) -> [Result] {
  if acts.count == 1 { return [try await work(acts[0])] }
  let results = await withTaskGroup(of: (Int, Swift.Result<Result, ModelError>).self) { group in
    for (index, act) in acts.enumerated() {
      group.addTask {
        do throws(ModelError) {
          return (index, .success(try await work(act)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  var values: [Result] = []
  for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { values.append(try result.get()) }
  return values
}

/// One text as it is; several with a numbered line above each.
package func transcript(_ turns: [String], label: String) -> String {
  guard turns.count > 1 else { return turns.first ?? "" }
  return turns.enumerated().map { "(\(label) \($0.offset + 1))\n\($0.element)" }.joined(separator: "\n\n")
}

/// A code for marker lines that depends on the seed and on everything between the markers, so that no answer can contain
/// it, while the same material gets the same code in the next session and finds its stored reply.
func markerCode(seed: Int, _ parts: [String]) -> String {
  hexadecimal(sha256(Array((["\(seed)"] + parts).joined(separator: "\u{1F}").utf8)).prefix(4))
}
