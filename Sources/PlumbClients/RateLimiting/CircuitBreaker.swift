public import PlumbCore

/// Stops calling an endpoint that only fails, and tries it again with one request at a time.
///
/// Closed: requests pass. Open: none passes until the cool-down is over; then one goes through as a probe. A failed
/// probe opens it again for twice as long. After several failed probes the endpoint counts as dead: requests fail at
/// once, except one probe after each cool-down. A value that is told the time.
public struct CircuitBreaker: Sendable, Equatable {
  /// When it opens and for how long.
  public struct Configuration: Sendable, Equatable {
    /// Failures in a row that open it.
    public var failures: Int
    /// The first cool-down; doubles with each failed probe.
    public var coolDown: Duration
    /// The longest cool-down.
    public var longestCoolDown: Duration
    /// Failed probes after which the endpoint counts as dead.
    public var probes: Int

    /// A configuration.
    public init(
      failures: Int = 20, coolDown: Duration = .seconds(5), longestCoolDown: Duration = .seconds(60), probes: Int = 5
    ) {
      self.failures = failures
      self.coolDown = coolDown
      self.longestCoolDown = longestCoolDown
      self.probes = probes
    }
  }

  /// What a request may do.
  public enum Admission: Sendable, Equatable {
    /// Go ahead.
    case pass
    /// Go ahead, as the one request that tries the endpoint again.
    case probe
    /// Wait until then and ask again.
    case wait(until: Duration)
    /// Wait until the probe is back.
    case waitForProbe
    /// Fail with this error.
    case refuse(ModelError)
  }

  /// When it opens and for how long.
  public let configuration: Configuration

  private enum State: Equatable, Sendable {
    case closed
    case open(until: Duration)
    case probing
  }

  private var state = State.closed
  private var failures = 0
  private var failedProbes = 0
  private var firstFailure = Duration.zero
  private var lastFailure = Duration.zero
  private var lastError: ModelError?

  /// A closed breaker.
  public init(_ configuration: Configuration = Configuration()) { self.configuration = configuration }

  /// Whether requests pass freely.
  public var isClosed: Bool { state == .closed }

  /// What a request may do now.
  public func admission(now: Duration) -> Admission {
    switch state {
    case .closed: return .pass
    case .open(let until):
      if now >= until { return .probe }
      return isDead ? .refuse(unavailable) : .wait(until: until)
    case .probing: return isDead ? .refuse(unavailable) : .waitForProbe
    }
  }

  /// Notes that a request left as the probe.
  public mutating func beginProbe() { state = .probing }

  /// Notes that the endpoint works.
  public mutating func noteSuccess() {
    guard failures > 0 || state != .closed else { return }
    self = CircuitBreaker(configuration)
  }

  /// Notes a failure that puts the endpoint itself in doubt.
  public mutating func noteFailure(_ error: ModelError, isProbe: Bool, now: Duration) {
    if failures == 0 { firstFailure = now }
    failures += 1
    lastFailure = now
    lastError = error
    if isProbe {
      failedProbes += 1
      open(now: now)
    } else if state == .closed, failures >= configuration.failures {
      open(now: now)
    }
  }

  /// Notes that the probe came back without saying anything about the endpoint: it was cancelled.
  public mutating func abandonProbe(now: Duration) {
    if state == .probing { state = .open(until: now) }
  }

  private var isDead: Bool { failedProbes >= configuration.probes }

  private mutating func open(now: Duration) {
    let coolDown = configuration.coolDown * (1 << min(failedProbes, 20))
    state = .open(until: now + min(coolDown, configuration.longestCoolDown))
  }

  private var unavailable: ModelError {
    var cause = lastError?.message ?? ""
    if cause.hasSuffix(" \(ModelError.retryAdvice)") { cause.removeLast(ModelError.retryAdvice.count + 1) }
    return ModelError(
      .unavailable,
      """
      \(cause) The endpoint has failed \(failures) times in a row over \((lastFailure - firstFailure).inWords), so no more \
      requests are made for now. Check it, then run again: what was answered is kept.
      """)
  }
}
