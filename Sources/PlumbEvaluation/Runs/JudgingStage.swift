package import PlumbCore
package import PlumbJudging

/// Judges the responses in a run's folder and writes the judgments in the items' order.
///
/// - Parameters:
///   - judging: Who judges what.
///   - models: All models' names, the baseline included.
///   - folder: The run's files: items and responses in, judgments out.
///   - window: How many acts are under way at once.
///   - total: How many acts there are.
///   - metrics: Where progress is counted.
///   - visit: Takes each act with its judgments, in order.
/// - Throws: What ends the run: a fatal `ModelError`, a file error, cancellation.
package func judge(
  _ judging: RunJudging, models: [String], folder: RunFolder, window: Int, total: Int, metrics: RunMetrics,
  visit: (JudgedAct, [Judgment]) throws -> Void
) async throws {
  let stage = "judge"
  metrics.beginStage(stage, total: total)
  let writer = try JSONLinesWriter(path: folder.judgments)
  func work<Acts: Sequence>(
    _ acts: Acts, _ judge: @escaping @Sendable (Acts.Element) async throws -> (JudgedAct, [Judgment])
  ) async throws where Acts.Element: Sendable {
    try await workInOrder(acts, window: window) { element in
      let (act, judgments) = try await judge(element)
      metrics.advance(stage, failed: judgments.contains { $0.outcome.failure != nil })
      return (act, judgments)
    } emit: { act, judgments in
      for judgment in judgments { try writer.write(judgment) }
      try visit(act, judgments)
    }
  }
  switch judging {
  case .pairs(let judge, let baselines):
    try await work(Comparisons(models: models, baselines: baselines, folder: folder)) {
      (.pair($0), try await judge.judgments(of: $0))
    }
  case .responses(let judge):
    try await work(ItemResponses(models: models, folder: folder)) { response, item in
      (.response(response, item), try await judge.judgments(of: response, to: item))
    }
  }
  try writer.finish()
  metrics.endStage(stage)
}
