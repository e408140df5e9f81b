public import PlumbCore

/// A model that compares two answers by a template.
///
/// Equal answers are a tie without a call; a missing answer is a failure without a call. A reply without a verdict gets
/// one second asking, then the judgment is failed: it is never guessed.
public struct LLMJudge: Judge {
  /// The judge's name in the run.
  public let name: String
  /// How often each comparison is judged.
  public var judgmentsPerComparison: Int { orders.count * repetitions }

  private let client: CachedClient
  private let templates: [String: (template: JudgeTemplate, parser: any VerdictParser)]
  private let fallbackLanguage: String
  private let orders: OrderPolicy
  private let settings: SamplingSettings
  private let repetitions: Int
  private let seed: Int
  private let showsReference: Bool

  /// A judge.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - client: The model.
  ///   - templates: The template by language; the item's language chooses, `en` (or the only one) when there is none.
  ///   - orders: Which answer is shown first.
  ///   - settings: What the user says about sampling; goes over the template's settings.
  ///   - repetitions: How often each order is asked, ≥ 1.
  ///   - seed: The run's seed; markers derive from it.
  ///   - showsReference: Whether the judge sees the item's reference answer.
  /// - Throws: ``EvaluationError`` when a template's parser or its options are wrong.
  public init(
    name: String, client: CachedClient, templates: [String: JudgeTemplate], orders: OrderPolicy,
    settings: SamplingSettings = SamplingSettings(), repetitions: Int = 1, seed: Int = 0, showsReference: Bool = false
  ) throws(EvaluationError) {
    self.name = name
    self.client = client
    self.orders = orders
    self.settings = settings
    self.repetitions = repetitions
    self.seed = seed
    self.showsReference = showsReference
    var parsed: [String: (JudgeTemplate, any VerdictParser)] = [:]
    for (language, template) in templates {
      parsed[language] = (template, try VerdictParserRegistry.makeParser(template.parser, template: template.name))
    }
    guard let first = parsed.keys.sorted().first else {
      throw EvaluationError(.invalidInput, "judge '\(name)' has no template.")
    }
    self.templates = parsed
    fallbackLanguage = parsed["en"] == nil ? first : "en"
  }

  /// Judges one comparison in every order and repetition, at the same time.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    let acts = orders.orders(comparison.item).flatMap { baselineFirst in
      (0..<repetitions).map { (baselineFirst, $0) }
    }
    if acts.count == 1 {
      return [try await judgment(of: comparison, baselineFirst: acts[0].0, repetition: acts[0].1)]
    }
    let results = await withTaskGroup(of: (Int, Result<Judgment, ModelError>).self) { group in
      for (index, act) in acts.enumerated() {
        group.addTask {
          do throws(ModelError) {
            return (index, .success(try await judgment(of: comparison, baselineFirst: act.0, repetition: act.1)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var judgments: [Judgment] = []
    for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { judgments.append(try result.get()) }
    return judgments
  }

  private func judgment(of comparison: Comparison, baselineFirst: Bool, repetition: Int) async throws(ModelError)
    -> Judgment
  {
    let language = comparison.item.language.map { String($0.prefix { $0 != "-" }) } ?? fallbackLanguage
    guard let (template, parser) = templates[language] ?? templates[fallbackLanguage] else {
      preconditionFailure("the initializer checks that there is a template")
    }
    if let known = comparison.outcomeWithoutJudge {
      var result = comparison.judgment(
        by: name, baselineFirst: baselineFirst, outcome: known.outcome, basis: known.basis, template: template.name)
      result.repetition = repetition
      return result
    }
    var result = comparison.judgment(
      by: name, baselineFirst: baselineFirst, outcome: .failed(Failure(.noVerdict, "")), template: template.name)
    result.repetition = repetition
    var request = ModelRequest(
      messages: messages(for: comparison, baselineFirst: baselineFirst, template: template),
      settings: template.settings.overridden(by: settings), attempt: repetition, item: comparison.item.id)
    for isSecondAsking in [false, true] {
      let reply: ModelReply
      do {
        reply = try await client.reply(to: request)
      } catch {
        if error.isFatal { throw error }
        result.outcome = .failed(Failure(error))
        return result
      }
      result.raw = reply.text
      result.usage = sum(result.usage, reply.usage)
      result.latency = reply.latency.map { (result.latency ?? 0) + $0 } ?? result.latency
      result.usd = client.usd(reply).map { (result.usd ?? 0) + $0 } ?? result.usd
      do {
        let verdict = try read(reply, parser: parser)
        result.outcome = .preference(verdict.preference)
        result.critique = verdict.critique ?? reply.reasoning
        return result
      } catch {
        result.outcome = .failed(error)
        guard !isSecondAsking, error.code != .refused, let reask = template.reask else { return result }
        request.messages = Self.asking(again: reask, after: reply, in: request.messages)
      }
    }
    return result
  }

  private func read(_ reply: ModelReply, parser: any VerdictParser) throws(Failure) -> Verdict {
    do {
      return try parser.verdict(in: reply)
    } catch {
      if reply.finishReason == .refusal { throw Failure(.refused, "The judge refused.") }
      if reply.text.isEmpty, reply.logprobs == nil { throw Failure(.emptyReply, "The judge wrote nothing.") }
      if reply.finishReason == .length {
        throw Failure(error.code, "\(error.message) Its text was cut at the token limit; raise the judge's max_tokens.")
      }
      throw error
    }
  }

  /// The conversation with the request for a verdict added; some endpoints refuse empty messages, so an empty reply is left
  /// out.
  static func asking(again text: String, after reply: ModelReply, in messages: [Message]) -> [Message] {
    var messages = messages
    if reply.text.isEmpty, let last = messages.popLast() {
      return messages + [Message(last.role, last.content + "\n\n" + text)]
    }
    return messages + [Message(.assistant, reply.text), Message(.user, text)]
  }

  private func messages(for comparison: Comparison, baselineFirst: Bool, template: JudgeTemplate) -> [Message] {
    let (first, second) = comparison.shown(baselineFirst: baselineFirst)
    let item = comparison.item
    var values = [
      "question": transcript(item.turns, label: "Turn"), "answer_a": transcript(first.turns, label: "Turn"),
      "answer_b": transcript(second.turns, label: "Turn"), "nonce": marker(item: item, first: first, second: second),
      "instruction": transcript(item.turns, label: "Turn"), "output_1": transcript(first.turns, label: "Turn"),
      "output_2": transcript(second.turns, label: "Turn"),
    ]
    if showsReference, item.references.contains(where: { !$0.isEmpty }) {
      values["reference"] = transcript(item.references, label: "Turn")
    }
    return template.messages.map {
      Message($0.role, fillSlots($0.content, style: template.slotStyle, values: values))
    }
  }

  /// A code that depends on the seed and on everything between the markers, so that no answer can contain it, while the
  /// same comparison gets the same code in the next session and finds its stored reply.
  private func marker(item: Item, first: Response, second: Response) -> String {
    let text = (["\(seed)", item.id] + item.turns + first.turns + ["|"] + second.turns).joined(separator: "\u{1F}")
    return hexadecimal(sha256(Array(text.utf8)).prefix(4))
  }
}

/// One text as it is; several with a numbered line above each.
func transcript(_ turns: [String], label: String) -> String {
  guard turns.count > 1 else { return turns.first ?? "" }
  return turns.enumerated().map { "(\(label) \($0.offset + 1))\n\($0.element)" }.joined(separator: "\n\n")
}

/// The sum of two usages, of which either may be unknown.
func sum(_ left: TokenUsage?, _ right: TokenUsage?) -> TokenUsage? {
  guard let left, let right else { return left ?? right }
  return left + right
}
