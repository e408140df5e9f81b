internal import PlumbCore

/// Asks one model about every item and writes the responses in the items' order.
///
/// - Returns: How many responses failed.
package func generate(
  _ source: any ResponseSource, items: String, to path: String, window: Int, total: Int, metrics: RunMetrics
) async throws -> Int {
  let stage = "generate \(source.name)"
  metrics.beginStage(stage, total: total)
  let writer = try JSONLinesWriter(path: path)
  var failures = 0
  try await workInOrder(ValidRecords<Item>(path: items), window: window) { item in
    let response = try await source.response(to: item)
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

/// The records of a file that Plumb itself wrote, one at a time.
struct ValidRecords<Record: JSONRecord>: Sequence, IteratorProtocol {
  private let reader: JSONLinesReader<Record>

  init(path: String) throws(CoreError) { reader = try JSONLinesReader(path: path) }

  func next() -> Record? {
    while let line = reader.next() {
      if case .record(let record, _) = line { return record }
    }
    return nil
  }
}
