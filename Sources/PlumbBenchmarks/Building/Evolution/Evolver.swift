internal import PlumbCore
internal import PlumbJudging

/// The models of an evolution and what they are asked.
struct Evolver: Sendable {
  /// Writes new requests.
  let writer: BuildEnvironment.Asked
  /// Answers them, so that rules can look at the answers.
  let answerer: BuildEnvironment.Asked
  /// Says whether two requests are the same.
  let judge: BuildEnvironment.Asked
  /// The operations to choose from.
  let operations: [EvolutionOperation]
  /// The seed.
  let seed: Int

  /// The operation of a starting item in a round: each equally likely, by the seed.
  func operation(of root: String, round: Int) -> EvolutionOperation {
    let digest = sha256(Array("evolve|\(seed)|\(round)|\(root)".utf8))
    let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return operations[Int(number % UInt64(operations.count))]
  }

  /// Writes a new request; nothing is checked yet, so its status is provisional.
  func attempt(_ member: EvolutionPool.Member, round: Int) async throws(ModelError) -> EvolutionAttempt {
    let operation = operation(of: member.root, round: round)
    let request = writing(member, round: round)
    var attempt = EvolutionAttempt(
      id: "\(member.root).r\(round)", root: member.root, parent: member.id, round: round, operation: operation,
      language: member.language, status: .kept)
    do {
      let reply = try await writer.client.reply(to: request)
      attempt.request = evolvedRequest(in: reply.text)
      if reply.finishReason == .length {
        attempt.status = .failed(
          Failure(.noVerdict, "The new request was cut at the token limit; raise the evolver's max_tokens."))
      } else if attempt.request == nil {
        attempt.status = .eliminated(.noRequest)
      }
    } catch {
      if error.isFatal { throw error }
      attempt.status = .failed(Failure(error))
    }
    return attempt
  }

  /// What the writer is asked.
  private func writing(_ member: EvolutionPool.Member, round: Int) -> ModelRequest {
    let settings = SamplingSettings(temperature: 0.8, topP: 0.95, maxTokens: 1024, seed: seed &+ round)
    return ModelRequest(
      messages: EvolutionTemplate.evolving(
        member.request, by: operation(of: member.root, round: round), language: member.language),
      settings: settings.overridden(by: writer.settings), attempt: round, item: "\(member.root).r\(round)")
  }

  /// What the judge is asked about a new request.
  private func comparing(_ parent: String, with request: String, language: Language, item: String) -> ModelRequest {
    ModelRequest(
      messages: EvolutionTemplate.comparing(parent, with: request, language: language),
      settings: SamplingSettings(temperature: 0, maxTokens: 32).overridden(by: judge.settings), item: item)
  }

  /// What the answerer is asked.
  private func answering(_ request: String, item: String) -> ModelRequest {
    ModelRequest(
      messages: [Message(.user, request)],
      settings: SamplingSettings(temperature: 0, maxTokens: 1024).overridden(by: answerer.settings), item: item)
  }

  /// What a round asks at most: every new request is compared and answered.
  ///
  /// New requests are taken to be as long as the old ones.
  func questions(about members: [EvolutionPool.Member], round: Int) -> [StepQuestions] {
    var questions = [
      StepQuestions(role: "evolver", asked: writer), StepQuestions(role: "judge", asked: judge),
      StepQuestions(role: "answerer", asked: answerer),
    ]
    for member in members {
      questions[0].add(writing(member, round: round))
      questions[1].add(
        comparing(member.request, with: member.request, language: member.language, item: member.id))
      questions[2].add(answering(member.request, item: member.id))
    }
    return questions
  }

  /// Asks the judge and, when the request is new, looks at an answer to it.
  func checked(_ attempt: EvolutionAttempt, parent: String) async throws(ModelError) -> EvolutionAttempt {
    guard attempt.status == .kept, let request = attempt.request else { return attempt }
    var attempt = attempt
    let reask =
      attempt.language.text(
        "Reply with exactly one line: VERDICT: SAME or VERDICT: DIFFERENT.", "请只回复一行：“结论：相同”或“结论：不同”。")
    let (verdict, text) = try await askParsed(
      judge.client, comparing(parent, with: request, language: attempt.language, item: attempt.id), reask: reask,
      parse: samenessVerdict)
    attempt.judgeText = text
    switch verdict {
    case .success(true):
      attempt.status = .eliminated(.noGain)
      return attempt
    case .failure(let failure):
      attempt.status = .failed(failure)
      return attempt
    case .success(false): break
    }
    do {
      let answer = try await answerer.client.reply(to: answering(request, item: attempt.id)).text
      attempt.answer = answer
      if EliminationChecks.isShortApology(answer) {
        attempt.status = .eliminated(.unanswerable)
      } else if EliminationChecks.isEmptyAnswer(answer) {
        attempt.status = .eliminated(.emptyAnswer)
      }
    } catch {
      if error.isFatal { throw error }
      attempt.status = .failed(Failure(error))
    }
    return attempt
  }
}
