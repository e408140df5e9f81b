internal import PlumbJudging

extension OutputOptions {
  /// Does work that an interrupt ends, with its progress on standard error unless the user wants none.
  ///
  /// - Parameters:
  ///   - metrics: Where the work counts its progress.
  ///   - work: The work.
  /// - Returns: What it returns.
  /// - Throws: `EvaluationError` when interrupted; what the work throws.
  func showing<Result: Sendable>(
    _ metrics: RunMetrics, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await showingProgress(unless: quiet, metrics, work)
  }
}

/// Does work that an interrupt ends, with its progress on standard error unless it is to be quiet.
func showingProgress<Result: Sendable>(
  unless quiet: Bool, _ metrics: RunMetrics, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await untilInterrupted {
    if quiet { return try await work() }
    return try await ProgressDisplay(metrics: metrics, isTerminal: Console.errorIsTerminal).show(work)
  }
}
