package import PlumbCore

/// Compares every model's response with the baseline's and writes the judgments in the items' order.
///
/// - Parameters:
///   - judge: Who judges.
///   - models: The models' names, without the baseline.
///   - baseline: The baseline's name.
///   - folder: The run's files: items and responses in, judgments out.
///   - window: How many comparisons are judged at once.
///   - total: How many comparisons there are.
///   - metrics: Where progress is counted.
///   - visit: Takes each comparison with its judgments, in order.
/// - Throws: What ends the run: a fatal `ModelError`, a file error, cancellation.
package func judge(
  _ judge: any Judge, models: [String], baseline: String, folder: RunFolder, window: Int, total: Int,
  metrics: RunMetrics, visit: (Comparison, [Judgment]) throws -> Void
) async throws {
  let stage = "judge"
  metrics.beginStage(stage, total: total)
  let writer = try JSONLinesWriter(path: folder.judgments)
  let comparisons = try Comparisons(models: models, baseline: baseline, folder: folder)
  try await workInOrder(comparisons, window: window) { comparison in
    let judgments = try await judge.judgments(of: comparison)
    metrics.advance(stage, failed: judgments.contains { $0.outcome.failure != nil })
    return (comparison, judgments)
  } emit: { comparison, judgments in
    for judgment in judgments { try writer.write(judgment) }
    try visit(comparison, judgments)
  }
  try writer.finish()
  metrics.endStage(stage)
}
