/// How many requests may be in flight: grows while the endpoint is healthy, shrinks when it says “too many”.
///
/// Starts by doubling at each round of clean replies; after the first cut it grows by a twentieth, at least one, a round.
/// A cut takes a fifth and starts a cool-down, so that one burst of refusals cuts once. Trouble of the endpoint (5xx,
/// timeouts) pauses growth but does not cut. A value that is told the time.
public struct AdaptiveConcurrency: Sendable, Equatable {
  /// The present limit.
  public private(set) var limit: Int
  /// The lowest limit.
  public let minimum: Int
  /// The highest limit.
  public let maximum: Int

  private var isStarting = true
  private var cleanReplies = 0
  private var noCutBefore = Duration.zero
  private var noGrowthBefore = Duration.zero

  private static let coolDown = Duration.seconds(15)

  /// A limiter.
  ///
  /// - Precondition: `1 ≤ minimum ≤ maximum`; `start` is moved between them.
  public init(start: Int, minimum: Int = 1, maximum: Int) {
    precondition(1 <= minimum && minimum <= maximum, "concurrency bounds must be 1 ≤ minimum ≤ maximum")
    self.minimum = minimum
    self.maximum = maximum
    limit = min(max(start, minimum), maximum)
  }

  /// Notes a clean reply.
  ///
  /// - Parameters:
  ///   - isSaturated: Whether the limit was in use; an idle limit says nothing about a higher one.
  ///   - now: The time.
  public mutating func noteSuccess(isSaturated: Bool, now: Duration) {
    guard isSaturated, limit < maximum, now >= noGrowthBefore else { return }
    cleanReplies += 1
    guard cleanReplies >= limit else { return }
    cleanReplies = 0
    limit = min(maximum, isStarting ? limit * 2 : limit + max(1, limit / 20))
  }

  /// Notes that the endpoint refused a request because there are too many.
  public mutating func noteRateLimited(now: Duration) {
    cleanReplies = 0
    isStarting = false
    noGrowthBefore = now + Self.coolDown
    guard now >= noCutBefore else { return }
    noCutBefore = now + Self.coolDown
    limit = max(minimum, min(limit - 1, limit * 4 / 5))
  }

  /// Notes that the endpoint is in trouble.
  public mutating func noteTrouble(now: Duration) {
    cleanReplies = 0
    isStarting = false
    noGrowthBefore = now + Self.coolDown
  }
}
