/// How often, how long and how patiently a request is tried.
public struct RetryPolicy: Sendable, Equatable {
  /// The most attempts, the first included; at least 1.
  public var maximumAttempts: Int
  /// The longest wait after the first failure; doubles with each further one.
  public var baseDelay: Duration
  /// The longest wait of all.
  public var longestDelay: Duration
  /// No attempt starts later than this after the first one started.
  public var totalTimeLimit: Duration
  /// The limit of one attempt.
  public var attemptTimeout: Duration

  /// A policy.
  public init(
    maximumAttempts: Int = 6, baseDelay: Duration = .milliseconds(500), longestDelay: Duration = .seconds(60),
    totalTimeLimit: Duration = .seconds(600), attemptTimeout: Duration = .seconds(120)
  ) {
    self.maximumAttempts = max(1, maximumAttempts)
    self.baseDelay = baseDelay
    self.longestDelay = longestDelay
    self.totalTimeLimit = totalTimeLimit
    self.attemptTimeout = attemptTimeout
  }

  /// The longest wait after `failures` failures: `baseDelay`, doubled with each, up to `longestDelay`.
  public func delayBound(afterFailures failures: Int) -> Duration {
    min(longestDelay, baseDelay * (1 << max(0, min(failures - 1, 30))))
  }

  /// A wait after `failures` failures, evenly drawn between nothing and the bound (“full jitter”), so that requests
  /// that failed together do not come back together.
  public func delay(afterFailures failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
    delayBound(afterFailures: failures) * Double.random(in: 0...1, using: &generator)
  }
}
