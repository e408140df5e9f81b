internal import PlumbCore
internal import PlumbJudging

/// The starting items of an evolution: one turn each.
struct PoolStep: BuildStep {
  let name = "pool"
  let benchmark: String
  let items: [Item]
  let omitted: Int

  /// The items are part of the settings by their digest, so that a changed benchmark starts anew.
  var settings: JSONObject {
    ["version": 1, "benchmark": .string(benchmark), "items": .string(itemsDigest(items))]
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    for item in items { try output.write(item) }
    return StepResult(counts: [NamedCount("items", items.count), NamedCount("several_turns_left_out", omitted)])
  }
}

/// One round: every member of the pool is evolved once, and the rules decide.
struct RoundStep: AskingStep {
  let round: Int
  let evolver: Evolver
  let modelSettings: JSONObject

  var name: String { Self.name(round) }
  var reads: [String] { ["pool"] + (1..<round).map(Self.name) }
  var settings: JSONObject {
    [
      "version": 2, "template": JSONValue(EvolutionTemplate.version), "seed": JSONValue(evolver.seed),
      "operations": .array(evolver.operations.map { .string($0.rawValue) }), "models": .object(modelSettings),
    ]
  }

  static func name(_ round: Int) -> String { "round-\(round)" }

  // No round has more members than the first.
  var estimateReads: [String] { ["pool"] }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    evolver.questions(about: EvolutionPool(try context.records(of: "pool")).members, round: round)
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    var pool = EvolutionPool(try context.records(of: "pool"))
    for earlier in 1..<round { pool.apply(try context.records(of: Self.name(earlier))) }
    let members = pool.members
    // Writing, then the rules that compare with all others in the items' order, then those that ask a model.
    context.metrics.beginStage("\(name) write", total: members.count)
    var attempts: [EvolutionAttempt] = []
    try await workInOrder(members, window: context.window) { member in
      try await evolver.attempt(member, round: round)
    } emit: { attempt in
      context.metrics.advance("\(name) write", failed: attempt.status != .kept)
      attempts.append(attempt)
    }
    context.metrics.endStage("\(name) write")
    for index in attempts.indices where attempts[index].status == .kept {
      let request = attempts[index].request ?? ""
      if EliminationChecks.leaks(request, parent: members[index].request) {
        attempts[index].status = .eliminated(.leakedScaffold)
      } else if let original = pool.original(of: request, root: attempts[index].root) {
        attempts[index].status = .eliminated(.duplicate)
        attempts[index].duplicateOf = original
      } else {
        pool.remember(request, id: attempts[index].id, root: attempts[index].root)
      }
    }
    context.metrics.beginStage("\(name) check", total: attempts.count)
    var tally = EvolutionTally()
    try await workInOrder(zip(attempts, members), window: context.window) { attempt, member in
      try await evolver.checked(attempt, parent: member.request)
    } emit: { attempt in
      context.metrics.advance("\(name) check", failed: attempt.status != .kept)
      tally.add(attempt)
      try output.write(attempt)
    }
    context.metrics.endStage("\(name) check")
    return StepResult(counts: tally.counts, unanswered: tally.unanswered, details: tally.json)
  }
}

/// How hard the starting items and everything that was kept are, as a model says.
struct DifficultyStep: AskingStep {
  let name = "difficulty"
  let rounds: Int
  let rater: BuildEnvironment.Asked
  let modelSettings: JSONObject

  var reads: [String] { ["pool"] + (1...max(1, rounds)).map(RoundStep.name) }
  var settings: JSONObject {
    ["version": 1, "template": JSONValue(EvolutionTemplate.version), "models": .object(modelSettings)]
  }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    var requests: [EvolutionPool.Member] = EvolutionPool(try context.records(of: "pool")).members
    for round in 1...max(1, rounds) {
      for attempt in try context.records(of: RoundStep.name(round), as: EvolutionAttempt.self) {
        guard attempt.status == .kept, let request = attempt.request else { continue }
        requests.append(
          EvolutionPool.Member(root: attempt.root, id: attempt.id, request: request, language: attempt.language))
      }
    }
    context.metrics.beginStage(name, total: requests.count)
    var counts = (rated: 0, failed: 0, unanswered: 0)
    try await workInOrder(requests, window: context.window) { member in
      let reask =
        member.language.text(
          "Reply with \"DIFFICULTY: \" and a number from 1 to 10 only.", "请只回复“难度：”加上 1 到 10 的数字。")
      let rating = try await askParsed(rater.client, request(about: member), reask: reask, parse: difficultyRating)
      return DifficultyRating(item: member.id, root: member.root, result: rating.result, text: rating.text)
    } emit: { rating in
      context.metrics.advance(name, failed: rating.failure != nil)
      if rating.difficulty != nil { counts.rated += 1 } else { counts.failed += 1 }
      if rating.failure?.isUnanswered ?? false { counts.unanswered += 1 }
      try output.write(rating)
    }
    context.metrics.endStage(name)
    return StepResult(
      counts: [NamedCount("rated", counts.rated), NamedCount("failed", counts.failed)], unanswered: counts.unanswered)
  }
}

extension DifficultyStep {
  var estimateReads: [String] { ["pool"] }

  func estimate(_ context: StepContext) throws -> [StepQuestions] {
    var questions = StepQuestions(role: "rater", asked: rater)
    for member in EvolutionPool(try context.records(of: "pool")).members {
      questions.add(request(about: member), count: rounds + 1)
    }
    return [questions]
  }

  private func request(about member: EvolutionPool.Member) -> ModelRequest {
    ModelRequest(
      messages: EvolutionTemplate.rating(member.request, language: member.language),
      settings: SamplingSettings(temperature: 0, maxTokens: 16).overridden(by: rater.settings), item: member.id)
  }
}

/// The benchmark: for each starting item the last request that was kept, or all of them.
struct EvolvedItemsStep: BuildStep {
  let name = "items"
  let rounds: Int
  let keepsAll: Bool

  var reads: [String] { ["pool"] + (1...max(1, rounds)).map(RoundStep.name) + ["difficulty"] }
  var settings: JSONObject { ["version": 1, "keep": keepsAll ? "all" : "last"] }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let starters: [Item] = try context.records(of: "pool")
    var kept: [String: [EvolutionAttempt]] = [:]
    for round in 1...max(1, rounds) {
      for attempt in try context.records(of: RoundStep.name(round), as: EvolutionAttempt.self)
      where attempt.status == .kept {
        kept[attempt.root, default: []].append(attempt)
      }
    }
    let ratings: [DifficultyRating] = try context.records(of: "difficulty")
    let difficulties = Dictionary(ratings.map { ($0.item, $0.difficulty) }, uniquingKeysWith: { first, _ in first })
    var unevolved = 0
    for starter in starters {
      let lineage = kept[starter.id] ?? []
      if lineage.isEmpty { unevolved += 1 }
      for attempt in keepsAll ? lineage : Array(lineage.suffix(1)) {
        var item = starter
        item.id = attempt.id
        item.turns = [attempt.request ?? ""]
        // An answer to the old request is none to the new one.
        item.references = []
        item.evidence = nil
        item.language = attempt.language.rawValue
        var evolution: JSONObject = [
          "root": .string(attempt.root), "parent": .string(attempt.parent), "round": JSONValue(attempt.round),
          "operation": .string(attempt.operation.rawValue),
        ]
        evolution["difficulty"] = (difficulties[attempt.id] ?? nil).map(JSONValue.number)
        evolution["root_difficulty"] = (difficulties[starter.id] ?? nil).map(JSONValue.number)
        item.extra["evolution"] = .object(evolution)
        try output.write(item)
      }
    }
    return StepResult(counts: [NamedCount("items", output.count), NamedCount("never_evolved", unevolved)])
  }
}
