import PlumbCore
import PlumbStore
import PlumbTestSupport
import Testing

@Suite struct StoreConformanceTests {
  @Test(arguments: StoreConformance.checks)
  func `the store in memory conforms`(_ check: StoreConformance.Check) async throws {
    try await check.run(InMemoryStore())
  }

  @Test(arguments: StoreConformance.checks)
  func `the SQLite store conforms`(_ check: StoreConformance.Check) async throws {
    let folder = try TemporaryFolder()
    try await check.run(SQLiteStore(path: folder.file("store.sqlite")))
  }

  @Test func `a store that forgets is told so`() async throws {
    struct Forgetful: Store {
      func reply(for key: RequestKey) async throws -> ModelReply? { nil }
      func commit(_ reply: ModelReply, for key: RequestKey, from identity: ModelIdentity, run: String, usd: Double?)
        async throws
      {}
      func spend(of run: String) async throws -> Spend { Spend() }
    }
    await #expect {
      try await StoreConformance.checks[2].run(Forgetful())
    } throws: { error in
      "\(error)"
        == #"expected {"text":"a","finish_reason":"stop","usage":{"prompt":10,"completion":3}}, found no reply"#
    }
  }
}
