import PlumbClients
import Testing

@Suite struct RetryPolicyTests {
  struct Counting: RandomNumberGenerator {
    var value: UInt64
    mutating func next() -> UInt64 {
      value &+= 0x9E37_79B9_7F4A_7C15
      return value
    }
  }

  @Test func `the bound doubles up to the longest delay`() {
    let policy = RetryPolicy()
    #expect(
      (1...9).map { policy.delayBound(afterFailures: $0).inSeconds } == [0.5, 1, 2, 4, 8, 16, 32, 60, 60])
    #expect(policy.delayBound(afterFailures: 10_000) == .seconds(60))
  }

  @Test func `a delay lies between nothing and its bound`() {
    let policy = RetryPolicy()
    var generator = Counting(value: 0)
    let delays = (0..<1000).map { _ in policy.delay(afterFailures: 3, using: &generator).inSeconds }
    #expect(delays.allSatisfy { (0...2).contains($0) })
    #expect(delays.contains { $0 < 0.1 } && delays.contains { $0 > 1.9 })
  }
}
