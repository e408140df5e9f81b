internal import PlumbCore

/// Asks one model about every item, `samples` times each, and writes the responses in the items' order.
///
/// - Returns: How many responses failed.
package func generate(
  _ source: any ResponseSource, items: String, to path: String, samples: Int = 1, window: Int, total: Int,
  metrics: RunMetrics
) async throws -> Int {
  let stage = "generate \(source.name)"
  metrics.beginStage(stage, total: total * samples)
  let writer = try JSONLinesWriter(path: path)
  var failures = 0
  let acts = try ValidRecords<Item>(path: items).lazy.flatMap { item in (0..<samples).lazy.map { (item, $0) } }
  try await workInOrder(acts, window: window) { item, sample in
    let response = try await source.response(to: item, sample: sample)
    metrics.advance(stage, failed: response.failure != nil)
    return response
  } emit: { response in
    if response.failure != nil { failures += 1 }
    try writer.write(response)
  }
  try writer.finish()
  metrics.endStage(stage)
  return failures
}
