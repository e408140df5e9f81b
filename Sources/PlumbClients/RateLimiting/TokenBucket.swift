/// An allowance that refills at a steady rate: requests or tokens a minute.
///
/// A value that is told the time; it waits for nothing itself. A charge larger than the bucket is let through when the
/// bucket is full and leaves a debt, so that one long request is slow rather than impossible.
public struct TokenBucket: Sendable, Equatable {
  /// What flows in, a minute.
  public let perMinute: Double
  /// The most that is saved up, and so the largest burst.
  public let capacity: Double

  private var level: Double
  private var updated: Duration

  /// A full bucket.
  ///
  /// - Parameters:
  ///   - perMinute: What flows in, a minute; above 0.
  ///   - capacity: The largest burst; two seconds' worth when left out, at least 1.
  ///   - now: The time.
  /// - Precondition: `perMinute` is above 0.
  public init(perMinute: Double, capacity: Double? = nil, now: Duration = .zero) {
    precondition(perMinute > 0, "a token bucket needs a rate above 0")
    self.perMinute = perMinute
    self.capacity = max(1, capacity ?? perMinute / 30)
    level = self.capacity
    updated = now
  }

  /// How long from `now` until `amount` can be taken; zero when at once.
  public func wait(for amount: Double, now: Duration) -> Duration {
    let missing = min(amount, capacity) - level(at: now)
    // A billionth below is rounding, not an empty bucket.
    return missing <= 1e-9 * capacity ? .zero : .seconds(missing * 60 / perMinute)
  }

  /// Takes `amount`, even into debt; ask ``wait(for:now:)`` first.
  public mutating func take(_ amount: Double, now: Duration) {
    level = level(at: now) - amount
    updated = now
  }

  /// Corrects an estimate after the fact: a positive `amount` is given back.
  public mutating func giveBack(_ amount: Double, now: Duration) {
    level = min(capacity, level(at: now) + amount)
    updated = now
  }

  private func level(at now: Duration) -> Double {
    min(capacity, level + max(0, (now - updated).inSeconds) * perMinute / 60)
  }
}
