public import PlumbCore

/// What every `Store` must do, as named checks that any test framework can run.
///
/// ```swift
/// for check in StoreConformance.checks { try await check.run(makeEmptyStore()) }
/// ```
public enum StoreConformance {
  /// A rule that a store broke.
  public struct Violation: Error, Sendable, CustomStringConvertible {
    /// What was expected and what happened.
    public let description: String
  }

  /// One rule.
  public struct Check: Sendable, CustomStringConvertible {
    /// The rule, as a sentence.
    public let description: String
    /// Tries the rule on an empty store; throws ``Violation``.
    public let run: @Sendable (any Store) async throws -> Void
  }

  /// The rules.
  public static let checks: [Check] = [
    Check(description: "a key without a reply has none") { store in
      try await expectReply(nil, for: key(0), in: store)
    },
    Check(description: "a run that paid nothing has spent nothing") { store in
      try await expectSpend(Spend(), of: "nobody", in: store)
    },
    Check(description: "a committed reply is found under its key and no other") { store in
      try await commit(reply("a"), key(1), store)
      try await expectReply(reply("a"), for: key(1), in: store)
      try await expectReply(nil, for: key(2), in: store)
    },
    Check(description: "every detail of a reply is kept") { store in
      for (index, reply) in telling.enumerated() {
        try await commit(reply, key(index), store)
        try await expectReply(reply, for: key(index), in: store)
      }
    },
    Check(description: "the first reply under a key stays, and the second costs nothing") { store in
      try await commit(reply("first"), key(1), store, usd: 1)
      try await commit(reply("second"), key(1), store, usd: 5)
      try await commit(reply("third"), key(1), store, run: "other", usd: 7)
      try await expectReply(reply("first"), for: key(1), in: store)
      try await expectSpend(spend(1, usd: 1, prompt: 10, completion: 3), of: "run", in: store)
      try await expectSpend(Spend(), of: "other", in: store)
    },
    Check(description: "each run pays for its own commits") { store in
      try await commit(reply("a"), key(1), store, run: "one", usd: 0.25)
      try await commit(reply("b"), key(2), store, run: "two", usd: 0.5)
      try await commit(reply("c"), key(3), store, run: "one", usd: 0.5)
      try await expectSpend(spend(2, usd: 0.75, prompt: 20, completion: 6), of: "one", in: store)
      try await expectSpend(spend(1, usd: 0.5, prompt: 10, completion: 3), of: "two", in: store)
    },
    Check(description: "a reply without a price or token counts is a request that adds neither") { store in
      try await commit(ModelReply(text: "a"), key(1), store, usd: nil)
      try await expectSpend(spend(1, usd: 0, prompt: 0, completion: 0), of: "run", in: store)
    },
    Check(description: "names with quotes, line breaks and other scripts stay apart") { store in
      let runs = ["a'b", "a\"b", "准绳", "a\nb", "; DROP TABLE runs", ""]
      for (index, run) in runs.enumerated() {
        try await commit(reply("a"), key(index), store, run: run, usd: Double(index))
      }
      for (index, run) in runs.enumerated() {
        try await expectSpend(spend(1, usd: Double(index), prompt: 10, completion: 3), of: run, in: store)
      }
    },
    Check(description: "a thousand commits at once are all kept and charged") { store in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<1000 {
          group.addTask {
            try await commit(reply("\(index)"), key(index), store, usd: 0.5)
            try await expectReply(reply("\(index)"), for: key(index), in: store)
          }
        }
        try await group.waitForAll()
      }
      try await expectSpend(spend(1000, usd: 500, prompt: 10_000, completion: 3000), of: "run", in: store)
    },
    Check(description: "of a hundred commits of one key at once, one is kept and charged") { store in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<100 { group.addTask { try await commit(reply("\(index)"), key(7), store, usd: 1) } }
        try await group.waitForAll()
      }
      try await expectSpend(spend(1, usd: 1, prompt: 10, completion: 3), of: "run", in: store)
    },
  ]

  private static let telling = [
    ModelReply(text: ""),
    ModelReply(text: "U+2028 \u{2028}, NUL \u{0}, lone \r, quote \" and \\, 准绳 👩‍👩‍👧, e\u{301}"),
    ModelReply(
      text: "a", reasoning: "b", finishReason: .other("tool_calls"),
      usage: TokenUsage(prompt: 1, completion: 2, cachedPrompt: 1, reasoning: 0),
      logprobs: [
        TokenLogprob(
          token: " A", logprob: -0.1, top: [.init(token: " A", logprob: -0.1), .init(token: "B", logprob: -2.5)])
      ],
      model: "m-2026", latency: 0.123456789),
    ModelReply(text: "x", finishReason: .length, logprobs: []),
    ModelReply(text: String(repeating: "long ", count: 200_000)),
  ]

  private static func reply(_ text: String) -> ModelReply {
    ModelReply(text: text, finishReason: .stop, usage: TokenUsage(prompt: 10, completion: 3))
  }

  private static func key(_ number: Int) -> RequestKey { RequestKey(bytes: sha256(Array("key \(number)".utf8))) }

  private static func spend(_ requests: Int, usd: Double, prompt: Int, completion: Int) -> Spend {
    Spend(requests: requests, usd: usd, usage: TokenUsage(prompt: prompt, completion: completion))
  }

  private static func commit(
    _ reply: ModelReply, _ key: RequestKey, _ store: any Store, run: String = "run", usd: Double? = 0
  ) async throws {
    try await store.commit(reply, for: key, from: ModelIdentity(provider: "p", model: "m"), run: run, usd: usd)
  }

  private static func expectReply(_ expected: ModelReply?, for key: RequestKey, in store: any Store) async throws {
    let found = try await store.reply(for: key)
    guard found == expected else {
      throw Violation(description: "expected \(text(expected)), found \(text(found))")
    }
  }

  private static func expectSpend(_ expected: Spend, of run: String, in store: any Store) async throws {
    let found = try await store.spend(of: run)
    guard found == expected else {
      throw Violation(description: "expected '\(run)' to have spent \(expected), found \(found)")
    }
  }

  private static func text(_ reply: ModelReply?) -> String {
    reply.map { String(JSONValue.object($0.json).text().prefix(200)) } ?? "no reply"
  }
}
