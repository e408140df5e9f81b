public import PlumbCore

/// What every `ModelClient` must do, as named checks that any test framework can run.
///
/// ```swift
/// for check in ModelClientConformance.checks { try await check.run(fixture) }
/// ```
public enum ModelClientConformance {
  /// A client and requests with known fates.
  public struct Fixture: Sendable {
    /// The client under test.
    public var client: any ModelClient
    /// Requests that have a reply, at least one.
    public var answerable: [ModelRequest]
    /// A request that has none; `nil` when every request is answered.
    public var unanswerable: ModelRequest?
    /// A request that is answered with an empty text; `nil` when none is.
    public var empty: ModelRequest?
    /// A request whose reply takes longer than ten seconds; `nil` when none does.
    public var slow: ModelRequest?

    /// A fixture.
    public init(
      client: any ModelClient, answerable: [ModelRequest], unanswerable: ModelRequest? = nil,
      empty: ModelRequest? = nil,
      slow: ModelRequest? = nil
    ) {
      self.client = client
      self.answerable = answerable
      self.unanswerable = unanswerable
      self.empty = empty
      self.slow = slow
    }
  }

  /// A rule that a client broke.
  public struct Violation: Error, Sendable, CustomStringConvertible {
    /// What was expected and what happened.
    public let description: String
  }

  /// One rule.
  public struct Check: Sendable, CustomStringConvertible {
    /// The rule, as a sentence.
    public let description: String
    /// Tries the rule; throws ``Violation``.
    ///
    /// A rule whose request the fixture does not have passes.
    public let run: @Sendable (Fixture) async throws -> Void
  }

  /// The rules.
  public static let checks: [Check] = [
    Check(description: "a request that can be answered is answered") { fixture in
      for request in fixture.answerable { _ = try await answer(fixture, request) }
    },
    Check(description: "the identity names provider and model and stays the same") { fixture in
      let before = fixture.client.identity
      try expect(!before.provider.isEmpty && !before.model.isEmpty, "the identity is incomplete: \(before)")
      _ = try await answer(fixture, fixture.answerable[0])
      try expect(fixture.client.identity == before, "the identity changed from \(before) to \(fixture.client.identity)")
    },
    Check(description: "two hundred calls at once are all answered, each with its own reply") { fixture in
      let expected = try await texts(fixture, fixture.answerable.map { $0 })
      let many = (0..<200).map { fixture.answerable[$0 % fixture.answerable.count] }
      let found = try await texts(fixture, many)
      for (index, text) in found.enumerated() where text != expected[index % expected.count] {
        throw Violation(
          description: "call \(index) was answered \"\(text)\", expected \"\(expected[index % expected.count])\"")
      }
    },
    Check(description: "an empty answer is a reply, not an error") { fixture in
      guard let request = fixture.empty else { return }
      let reply = try await answer(fixture, request)
      try expect(reply.text.isEmpty, "expected an empty text, found \"\(reply.text)\"")
    },
    Check(description: "a failure is a sentence") { fixture in
      guard let request = fixture.unanswerable else { return }
      do {
        let reply = try await fixture.client.reply(to: request)
        throw Violation(description: "expected a failure, found the reply \"\(reply.text)\"")
      } catch let error as ModelError {
        try expect(error.message.count > 10 && error.message.hasSuffix("."), "not a sentence: \"\(error.message)\"")
        try expect(!error.message.contains("\n"), "the sentence has a line break: \"\(error.message)\"")
      }
    },
    Check(description: "a call of a cancelled task fails with 'cancelled'") { fixture in
      let request = fixture.answerable[0]
      let task = Task { [client = fixture.client] () -> ModelError? in
        while !Task.isCancelled { await Task.yield() }
        return await failure { () throws(ModelError) in try await client.reply(to: request) }
      }
      task.cancel()
      let error = await task.value
      try expect(error?.code == .cancelled, "expected 'cancelled', found \(error?.code.rawValue ?? "a reply")")
    },
    Check(description: "a call in flight ends soon after its task is cancelled") { fixture in
      guard let request = fixture.slow else { return }
      let task = Task { [client = fixture.client] in
        await failure { () throws(ModelError) in try await client.reply(to: request) }
      }
      try await Task.sleep(for: .milliseconds(100))
      let start = ContinuousClock.now
      task.cancel()
      let error = await task.value
      try expect(error?.code == .cancelled, "expected 'cancelled', found \(error?.code.rawValue ?? "a reply")")
      let seconds = ContinuousClock.now - start
      try expect(seconds < .seconds(5), "the call ended only \(seconds) after it was cancelled")
    },
  ]

  private static func answer(_ fixture: Fixture, _ request: ModelRequest) async throws -> ModelReply {
    do {
      return try await fixture.client.reply(to: request)
    } catch {
      throw Violation(description: "expected a reply, found \(error.code.rawValue): \(error.message)")
    }
  }

  private static func texts(_ fixture: Fixture, _ requests: [ModelRequest]) async throws -> [String] {
    try await withThrowingTaskGroup { group in
      for (index, request) in requests.enumerated() {
        group.addTask { (index, try await answer(fixture, request).text) }
      }
      var texts = [String](repeating: "", count: requests.count)
      for try await (index, text) in group { texts[index] = text }
      return texts
    }
  }

  private static func failure(_ body: () async throws(ModelError) -> ModelReply) async -> ModelError? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  private static func expect(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    if !condition { throw Violation(description: description()) }
  }
}
