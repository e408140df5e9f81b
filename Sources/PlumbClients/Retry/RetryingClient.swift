public import PlumbCore

/// Adds an endpoint's limits and retries to a client whose calls are single attempts.
///
/// Each attempt waits for the governor's permit, so waiting between attempts holds no place. Permanent errors are thrown
/// at once. A `Retry-After` pauses the whole endpoint, and is waited for in place of the usual delay.
public struct RetryingClient: ModelClient {
  /// Who answers.
  public var identity: ModelIdentity { base.identity }
  /// How often and how long a request is tried.
  public let policy: RetryPolicy

  private let base: any ModelClient
  private let governor: EndpointGovernor
  private let observer: (any ClientObserver)?
  private let timeline: Timeline

  /// A client.
  ///
  /// - Parameters:
  ///   - base: What makes one attempt; it also keeps the attempt's timeout.
  ///   - governor: The endpoint's limits, shared by all clients of the endpoint.
  ///   - policy: How often and how long a request is tried.
  ///   - observer: What is told about it.
  ///   - clock: The time.
  public init(
    _ base: any ModelClient, governor: EndpointGovernor, policy: RetryPolicy = RetryPolicy(),
    observer: (any ClientObserver)? = nil, clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.base = base
    self.governor = governor
    self.policy = policy
    self.observer = observer
    timeline = Timeline(clock)
  }

  /// Answers one request, trying again as long as that may help and the policy allows it.
  public func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    var attempt = 1
    var start: Duration?
    var jitter: JitterGenerator?
    let estimate = estimatedUsage(of: request)
    let tokens = estimate.total
    while true {
      let permit = try await governor.admit(tokens: tokens)
      let sent = timeline.now
      start = start ?? sent
      let error: ModelError
      switch await send(request, attempt: attempt, permit: permit, sent: sent) {
      case .success(let reply): return reply
      case .failure(let failure): error = failure
      }
      guard error.isRetryable else { throw givenUp(error, attempts: attempt, since: nil) }
      var generator = jitter ?? JitterGenerator(RequestKey(request, to: identity))
      let delay = wait(after: error, failures: attempt, using: &generator)
      jitter = generator
      let elapsed = timeline.now - (start ?? sent)
      guard attempt < policy.maximumAttempts, elapsed + delay <= policy.totalTimeLimit else {
        throw givenUp(error, attempts: attempt, since: elapsed)
      }
      observer?.note(.retrying(identity, attempt: attempt, seconds: delay.inSeconds, because: error))
      do {
        try await timeline.sleep(until: timeline.now + delay)
      } catch {
        throw ModelError(.cancelled, "\(governor.name): the request was cancelled.")
      }
      attempt += 1
    }
  }

  private func send(
    _ request: ModelRequest, attempt: Int, permit: EndpointGovernor.Permit, sent: Duration
  ) async -> Result<ModelReply, ModelError> {
    observer?.note(.attemptStarted(identity, attempt: attempt, inFlight: governor.inFlight))
    let result: Result<ModelReply, ModelError>
    var failure: ModelError?
    do throws(ModelError) {
      let reply = try await base.reply(to: request)
      governor.finish(permit, .answered(tokens: reply.usage?.total))
      result = .success(reply)
    } catch {
      // Before the permit is handed back, so that nobody in line slips through.
      if let seconds = error.retryAfter, error.isRetryable, seconds <= policy.totalTimeLimit.inSeconds {
        governor.pause(for: .seconds(seconds))
      }
      governor.finish(permit, error.code == .cancelled ? .cancelled : .failed(error))
      failure = error
      result = .failure(error)
    }
    observer?.note(
      .attemptFinished(
        identity, attempt: attempt, inFlight: governor.inFlight, seconds: (timeline.now - sent).inSeconds,
        error: failure))
    return result
  }

  private func wait(after error: ModelError, failures: Int, using generator: inout JitterGenerator) -> Duration {
    let delay = policy.delay(afterFailures: failures, using: &generator)
    guard let seconds = error.retryAfter else { return delay }
    // A little later than asked, spread out, so that those who wait do not return as one.
    return .seconds(min(seconds, 1e9)) + min(delay, policy.baseDelay)
  }

  private func givenUp(_ error: ModelError, attempts: Int, since elapsed: Duration?) -> ModelError {
    var error = error
    if let elapsed {
      if error.message.hasSuffix(ModelError.retryAdvice) { error.message.removeLast(ModelError.retryAdvice.count + 1) }
      let times = attempts == 1 ? "1 attempt" : "\(attempts) attempts"
      error.message += " Gave up after \(times) over \(elapsed.inWords)."
    }
    if error.code != .cancelled { observer?.note(.gaveUp(identity, attempts: attempts, error)) }
    return error
  }
}
