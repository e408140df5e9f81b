internal import Synchronization

/// Lets a number of tasks work at the same time; the others wait their turn, first come first served.
public final class Turns: Sendable {
  private let state: Mutex<(free: Int, waiting: [CheckedContinuation<Void, Never>])>

  /// Turns for `count` tasks at a time.
  ///
  /// - Precondition: `count` is at least 1.
  public init(_ count: Int) {
    precondition(count >= 1, "nobody would ever have a turn")
    state = Mutex((count, []))
  }

  /// Runs `body` when it is this task's turn.
  public func take<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    await begin()
    defer { end() }
    return try await body()
  }

  private func begin() async {
    await withCheckedContinuation { continuation in
      let isMine = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isMine { continuation.resume() }
    }
  }

  private func end() {
    let next = state.withLock { state in
      guard state.waiting.isEmpty else { return Optional(state.waiting.removeFirst()) }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
