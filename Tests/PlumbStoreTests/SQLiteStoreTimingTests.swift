import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbStore

@Suite struct SQLiteStoreTimingTests {
  @Test(.timeLimit(.minutes(1))) func `keeps ten thousand concurrent commits in far fewer transactions`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore(path: folder.file("store.sqlite"))
    let start = ContinuousClock.now
    try await SQLiteStoreTests.commit(0..<10_000, to: store)
    let seconds = ContinuousClock.now - start
    #expect(try await store.count() == 10_000)
    #expect(
      try await store.spend(of: "r")
        == Spend(requests: 10_000, usd: 2500, usage: TokenUsage(prompt: 20_000, completion: 10_000)))
    // One transaction each would take ten thousand write locks; sharing them keeps this within seconds even when busy.
    #expect(seconds < .seconds(20), "took \(seconds)")
  }
}
