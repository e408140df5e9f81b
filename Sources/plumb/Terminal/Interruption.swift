internal import PlumbCore
internal import UnixSignals

/// Runs `body` and cancels it at the first interrupt (Ctrl-C) or termination signal; what was answered is kept.
func untilInterrupted<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
  let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
  return try await withThrowingTaskGroup(of: T?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      for await _ in signals { return nil }
      return nil
    }
    while let result = try await group.next() {
      if let result {
        group.cancelAll()
        return result
      }
      if group.isCancelled { continue }
      group.cancelAll()
    }
    throw EvaluationError.interruption
  }
}
