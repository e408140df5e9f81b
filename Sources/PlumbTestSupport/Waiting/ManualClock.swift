internal import Synchronization

/// A clock that stands still until a test moves it.
///
/// Sleepers hold a continuation; ``advance(by:)`` wakes those whose time has come, earliest first. With
/// ``isAutomatic`` set, a sleep moves the clock itself and returns at once.
public final class ManualClock: Clock, Sendable {
  /// A time of the clock: the span since its start.
  public struct Instant: InstantProtocol {
    /// The span since the clock's start.
    public var offset: Duration

    /// The time `duration` later.
    public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    /// The span from here to `other`.
    public func duration(to other: Instant) -> Duration { other.offset - offset }
    /// Whether `left` is earlier.
    public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct Sleeper {
    var id: Int
    var time: Instant
    var continuation: CheckedContinuation<Bool, Never>
  }

  private struct Watcher {
    var count: Int
    var continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var sleepers: [Sleeper] = []
    var cancelled: Set<Int> = []
    var watchers: [Watcher] = []
    var nextID = 0
    var slept: [Duration] = []
  }

  /// Whether a sleep moves the clock itself.
  public let isAutomatic: Bool

  private let state = Mutex(State())

  /// A clock at its start.
  public init(isAutomatic: Bool = false) { self.isAutomatic = isAutomatic }

  /// The time.
  public var now: Instant { state.withLock { $0.now } }
  /// The clock has no smallest step.
  public var minimumResolution: Duration { .zero }
  /// How many tasks sleep.
  public var sleeperCount: Int { state.withLock { $0.sleepers.count } }
  /// How long each sleep was asked to be, in the order they began.
  public var slept: [Duration] { state.withLock { $0.slept } }

  /// Sleeps until a test has moved the clock to `deadline`.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
    try Task.checkCancellation()
    let id = state.withLock { state in
      state.nextID += 1
      state.slept.append(state.now.duration(to: deadline))
      if isAutomatic { state.now = max(state.now, deadline) }
      return state.nextID
    }
    guard !isAutomatic else { return await Task.yield() }
    let isAwake = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (answer, watchers) = state.withLock { state -> (Bool?, [Watcher]) in
          if state.cancelled.remove(id) != nil { return (false, []) }
          if deadline <= state.now { return (true, []) }
          state.sleepers.append(Sleeper(id: id, time: deadline, continuation: continuation))
          let ready = state.watchers.filter { $0.count <= state.sleepers.count }
          state.watchers.removeAll { $0.count <= state.sleepers.count }
          return (nil, ready)
        }
        if let answer { continuation.resume(returning: answer) }
        for watcher in watchers { watcher.continuation.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(returning: false)
    }
    if !isAwake { throw CancellationError() }
  }

  /// Moves the clock on and wakes the sleepers whose time has come.
  public func advance(by duration: Duration) {
    let awake = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let awake = state.sleepers.filter { $0.time <= state.now }.sorted { $0.time < $1.time }
      state.sleepers.removeAll { $0.time <= state.now }
      return awake
    }
    for sleeper in awake { sleeper.continuation.resume(returning: true) }
  }

  /// Moves the clock to the earliest sleeper's time, if anyone sleeps.
  public func advanceToNextSleeper() {
    let step = state.withLock { state in state.sleepers.map(\.time).min().map { state.now.duration(to: $0) } }
    if let step { advance(by: max(step, .zero)) }
  }

  /// Waits until at least `count` tasks sleep.
  public func waitForSleepers(_ count: Int = 1) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.sleepers.count >= count { return true }
        state.watchers.append(Watcher(count: count, continuation: continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
  }
}
