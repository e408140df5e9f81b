public import PlumbCore
internal import Synchronization

/// Decides when a request to one endpoint may be sent: adaptive concurrency, requests and tokens a minute, pauses the
/// endpoint asked for, and a circuit breaker.
///
/// All models on the endpoint share one.
///
/// Waiting requests hold a continuation, not a thread, and are served in the order they came. A request that is cancelled
/// while waiting leaves the line and takes nothing.
public final class EndpointGovernor: Sendable {
  /// The right to send one request; hand it back through ``finish(_:_:)``.
  public struct Permit: Sendable {
    /// The tokens that were charged in advance.
    public let estimatedTokens: Int
    internal let isProbe: Bool
  }

  /// How a request went, as far as the endpoint's health is concerned.
  public enum Outcome: Sendable {
    /// Answered, or refused for a reason of its own; `tokens` is what it took, when reported.
    case answered(tokens: Int?)
    /// Failed.
    case failed(ModelError)
    /// Given up by us.
    case cancelled
  }

  private enum Decision {
    case granted(Permit)
    case refused(ModelError)
    case waitForSlot
    case wait(until: Duration)
  }

  private enum Signal {
    case granted(Permit)
    case refused(ModelError)
    case cancelled
  }

  private struct Waiter {
    var tokens: Int
    var continuation: CheckedContinuation<Signal, Never>
  }

  private struct Alarm {
    var time: Duration
    var task: Task<Void, Never>
  }

  private struct State {
    var limits: EndpointLimits
    var concurrency: AdaptiveConcurrency
    var requests: TokenBucket?
    var tokens: TokenBucket?
    var breaker: CircuitBreaker
    var pausedUntil = Duration.zero
    var inFlight = 0
    var line = WaitingLine<Waiter>()
    var alarm: Alarm?
  }

  /// What error messages call the endpoint.
  public let name: String

  private let defaults: EndpointLimits
  private let timeline: Timeline
  private let state: Mutex<State>

  /// A governor.
  ///
  /// - Parameters:
  ///   - name: What error messages call the endpoint.
  ///   - limits: Its limits.
  ///   - defaults: What counts where the limits say nothing.
  ///   - clock: The time.
  public init(
    name: String, limits: EndpointLimits = EndpointLimits(), defaults: EndpointLimits = .hosted,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.name = name
    self.defaults = defaults
    timeline = Timeline(clock)
    state = Mutex(Self.makeState(limits, defaults: defaults, now: .zero))
  }

  /// How many requests are in flight.
  public var inFlight: Int { state.withLock { $0.inFlight } }
  /// How many requests may be in flight.
  public var concurrencyLimit: Int { state.withLock { $0.concurrency.limit } }
  /// How many requests wait in line.
  public var waiting: Int { state.withLock { $0.line.count } }

  /// Adds the limits of another model on the same endpoint; the lower ones count.
  public func add(_ limits: EndpointLimits) {
    let now = timeline.now
    state.withLock { state in
      let combined = state.limits.combined(with: limits)
      guard combined != state.limits else { return }
      let (inFlight, line, pausedUntil, alarm) = (state.inFlight, state.line, state.pausedUntil, state.alarm)
      state = Self.makeState(combined, defaults: defaults, now: now)
      (state.inFlight, state.line, state.pausedUntil, state.alarm) = (inFlight, line, pausedUntil, alarm)
    }
  }

  /// Waits for the right to send a request.
  ///
  /// - Parameter tokens: The tokens it will take, estimated; charged against the tokens a minute.
  /// - Returns: What was admitted, to be handed back when the attempt has ended.
  /// - Throws: `ModelError` with code `unavailable` when the endpoint counts as dead, `cancelled` when the task is
  ///   cancelled.
  /// - Complexity: O(1).
  public func admit(tokens: Int = 0) async throws(ModelError) -> Permit {
    guard !Task.isCancelled else { throw cancelled }
    let now = timeline.now
    let (decision, ticket) = state.withLock { state -> (Decision, WaitingLine<Waiter>.Ticket) in
      if state.line.isEmpty {
        let decision = Self.decide(&state, tokens: tokens, now: now)
        switch decision {
        case .granted, .refused: return (decision, 0)
        default: break
        }
      }
      return (.waitForSlot, state.line.reserve())
    }
    switch decision {
    case .granted(let permit): return permit
    case .refused(let error): throw error
    default: return try await wait(at: ticket, tokens: tokens)
    }
  }

  /// Hands a permit back.
  public func finish(_ permit: Permit, _ outcome: Outcome) {
    let now = timeline.now
    let wakeups = state.withLock { state in
      let isSaturated = state.inFlight >= state.concurrency.limit
      state.inFlight -= 1
      switch outcome {
      case .answered(let tokens):
        state.concurrency.noteSuccess(isSaturated: isSaturated, now: now)
        state.breaker.noteSuccess()
        if let tokens { state.tokens?.giveBack(Double(permit.estimatedTokens - tokens), now: now) }
      case .failed(let error): Self.note(error, permit, &state, now: now)
      case .cancelled:
        if permit.isProbe { state.breaker.abandonProbe(now: now) }
      }
      return serve(&state, now: now)
    }
    for wakeUp in wakeups { wakeUp() }
  }

  /// Sends nothing for a while, as the endpoint asked.
  public func pause(for duration: Duration) {
    let until = timeline.now + duration
    state.withLock { $0.pausedUntil = max($0.pausedUntil, until) }
  }

  // MARK: Waiting

  private func wait(at ticket: WaitingLine<Waiter>.Ticket, tokens: Int) async throws(ModelError) -> Permit {
    let signal = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = timeline.now
        let wakeups = state.withLock { state -> [Wakeup] in
          guard state.line.fill(ticket, with: Waiter(tokens: tokens, continuation: continuation)) else {
            return [{ continuation.resume(returning: .cancelled) }]
          }
          return serve(&state, now: now)
        }
        for wakeUp in wakeups { wakeUp() }
      }
    } onCancel: {
      let now = timeline.now
      let wakeups = state.withLock { state -> [Wakeup] in
        let waiter = state.line.giveUp(ticket)
        // The next in line may need less, and an empty line needs no alarm.
        return serve(&state, now: now) + [{ waiter?.continuation.resume(returning: .cancelled) }]
      }
      for wakeUp in wakeups { wakeUp() }
    }
    switch signal {
    case .granted(let permit): return permit
    case .refused(let error): throw error
    case .cancelled: throw cancelled
    }
  }

  private var cancelled: ModelError { ModelError(.cancelled, "\(name): the request was cancelled.") }

  /// What must be done after the lock is released: resuming or cancelling a task takes the task's own lock, which a
  /// cancellation handler holds while it waits for ours.
  private typealias Wakeup = @Sendable () -> Void

  /// Lets everyone at the head of the line go who may, and sets the alarm when the next one waits for a time.
  ///
  /// - Returns: What the caller must do once it has released the lock.
  private func serve(_ state: inout State, now: Duration) -> [Wakeup] {
    var wakeups: [Wakeup] = []
    while let waiter = state.line.first() {
      let continuation = waiter.continuation
      switch Self.decide(&state, tokens: waiter.tokens, now: now) {
      case .granted(let permit):
        state.line.removeFirst()
        wakeups.append { continuation.resume(returning: .granted(permit)) }
      case .refused(let error):
        state.line.removeFirst()
        wakeups.append { continuation.resume(returning: .refused(error)) }
      case .waitForSlot: return wakeups
      case .wait(let time): return wakeups + setAlarm(at: time, &state)
      }
    }
    if state.line.isEmpty, let alarm = state.alarm {
      wakeups.append { alarm.task.cancel() }
      state.alarm = nil
    }
    return wakeups
  }

  private func setAlarm(at time: Duration, _ state: inout State) -> [Wakeup] {
    var wakeups: [Wakeup] = []
    if let alarm = state.alarm {
      guard alarm.time > time else { return [] }
      wakeups.append { alarm.task.cancel() }
    }
    let task = Task { [weak self, timeline] in
      guard (try? await timeline.sleep(until: time)) != nil, let self else { return }
      let now = timeline.now
      let wakeups = self.state.withLock { state in
        if state.alarm?.time == time { state.alarm = nil }
        return self.serve(&state, now: max(now, time))
      }
      for wakeUp in wakeups { wakeUp() }
    }
    state.alarm = Alarm(time: time, task: task)
    return wakeups
  }

  // MARK: Decisions

  private static func makeState(_ limits: EndpointLimits, defaults: EndpointLimits, now: Duration) -> State {
    let filled = limits.filled(from: defaults)
    let maximum = max(1, filled.maximumConcurrency ?? 100)
    return State(
      limits: limits, concurrency: AdaptiveConcurrency(start: filled.startConcurrency ?? 20, maximum: maximum),
      requests: filled.requestsPerMinute.map { TokenBucket(perMinute: $0, now: now) },
      tokens: filled.tokensPerMinute.map { TokenBucket(perMinute: $0, now: now) },
      breaker: CircuitBreaker(filled.breaker))
  }

  private static func decide(_ state: inout State, tokens: Int, now: Duration) -> Decision {
    var isProbe = false
    switch state.breaker.admission(now: now) {
    case .pass: break
    case .probe: isProbe = true
    case .wait(let time): return .wait(until: time)
    case .waitForProbe: return .waitForSlot
    case .refuse(let error): return .refused(error)
    }
    if state.pausedUntil > now { return .wait(until: state.pausedUntil) }
    guard state.inFlight < state.concurrency.limit else { return .waitForSlot }
    let wait = max(
      state.requests?.wait(for: 1, now: now) ?? .zero, state.tokens?.wait(for: Double(tokens), now: now) ?? .zero)
    guard wait <= .zero else { return .wait(until: now + wait) }
    state.requests?.take(1, now: now)
    state.tokens?.take(Double(tokens), now: now)
    if isProbe { state.breaker.beginProbe() }
    state.inFlight += 1
    return .granted(Permit(estimatedTokens: tokens, isProbe: isProbe))
  }

  private static func note(_ error: ModelError, _ permit: Permit, _ state: inout State, now: Duration) {
    switch error.code {
    case .rateLimited:
      state.concurrency.noteRateLimited(now: now)
      if permit.isProbe { state.breaker.noteSuccess() }
    case .server, .timeout, .connection:
      state.concurrency.noteTrouble(now: now)
      state.breaker.noteFailure(error, isProbe: permit.isProbe, now: now)
    default:
      // The endpoint is there and answers; what it says concerns this request only.
      state.breaker.noteSuccess()
    }
  }
}
