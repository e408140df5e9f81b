/// A clock seen as the time since some start, so that limits can be written as plain numbers.
package struct Timeline: Sendable {
  private let elapsed: @Sendable () -> Duration
  private let sleepUntil: @Sendable (Duration) async throws -> Void

  /// The time of `clock` from now on.
  package init(_ clock: any Clock<Duration>) { self.init(of: clock) }

  private init<C: Clock<Duration>>(of clock: C) {
    let origin = clock.now
    elapsed = { origin.duration(to: clock.now) }
    sleepUntil = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
  }

  /// The time since the start.
  package var now: Duration { elapsed() }

  /// Waits until the time since the start is `instant`.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  package func sleep(until instant: Duration) async throws { try await sleepUntil(instant) }
}
