import PlumbClients
import Testing

@Suite struct TokenBucketTests {
  @Test func `a full bucket gives its capacity at once and then its rate`() {
    var bucket = TokenBucket(perMinute: 60, capacity: 3)
    for _ in 0..<3 {
      #expect(bucket.wait(for: 1, now: .zero) == .zero)
      bucket.take(1, now: .zero)
    }
    #expect(bucket.wait(for: 1, now: .zero) == .seconds(1))
    #expect(bucket.wait(for: 1, now: .milliseconds(400)) == .milliseconds(600))
    #expect(bucket.wait(for: 1, now: .seconds(1)) == .zero)
  }

  @Test func `a charge above the capacity passes when full and leaves a debt`() {
    var bucket = TokenBucket(perMinute: 600, capacity: 20)
    #expect(bucket.wait(for: 120, now: .zero) == .zero)
    bucket.take(120, now: .zero)
    #expect(abs(bucket.wait(for: 1, now: .zero).inSeconds - 10.1) < 1e-9)
  }

  @Test func `what was estimated too high comes back, what was too low is charged`() {
    var bucket = TokenBucket(perMinute: 60, capacity: 10)
    bucket.take(10, now: .zero)
    bucket.giveBack(4, now: .zero)
    #expect(bucket.wait(for: 4, now: .zero) == .zero)
    bucket.giveBack(-2, now: .zero)
    #expect(bucket.wait(for: 4, now: .zero) == .seconds(2))
    bucket.giveBack(1000, now: .zero)
    #expect(bucket.wait(for: 10, now: .zero) == .zero)
    bucket.take(10, now: .zero)
    #expect(bucket.wait(for: 1, now: .zero) == .seconds(1))
  }

  @Test(arguments: [30.0, 600, 10_000])
  func `over a long time the rate is never exceeded by more than the capacity`(_ rate: Double) {
    var bucket = TokenBucket(perMinute: rate)
    var now = Duration.zero
    var taken = 0.0
    for step in 0..<5000 {
      let amount = Double(step % 7 + 1) * bucket.capacity / 8
      now += bucket.wait(for: amount, now: now)
      #expect(bucket.wait(for: amount, now: now) == .zero)
      bucket.take(amount, now: now)
      taken += amount
      #expect(taken <= bucket.capacity + rate / 60 * now.inSeconds + 1e-6 * taken)
    }
    #expect(taken > 0.99 * rate / 60 * now.inSeconds)
  }
}
