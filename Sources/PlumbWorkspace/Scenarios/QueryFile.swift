public import PlumbCore
public import PlumbBenchmarks

/// The queries of a file or of standard input, in batches, so that memory does not grow with the file.
public struct QueryFile: Sendable {
  /// The path; `-` is standard input.
  public var path: String
  /// Whether each line is a query as it stands, rather than a JSON object.
  public var isPlain: Bool
  /// Whether lines with errors are left out instead of refused.
  public var skipInvalid: Bool
  /// The most queries of a batch, ≥ 1.
  public var batchSize: Int

  /// A file of queries.
  public init(path: String, isPlain: Bool = false, skipInvalid: Bool = false, batchSize: Int = 8_192) {
    self.path = path
    self.isPlain = isPlain
    self.skipInvalid = skipInvalid
    self.batchSize = max(1, batchSize)
  }

  /// Some queries that follow each other in the file.
  public struct Batch: Sendable {
    /// The queries.
    public var queries: [LabelledQuery] = []
    /// What is wrong with lines between them that were left out.
    public var problems: [Diagnostic] = []
    /// How many lines were left out.
    public var skipped = 0

    var isEmpty: Bool { queries.isEmpty && skipped == 0 }
  }

  /// Hands on batches in order.
  ///
  /// - Throws: `CoreError` for a bad line unless such lines are to be left out; what came before is handed on first.
  public func forEachBatch(_ body: (Batch) async throws -> Void) async throws {
    if isPlain { try await forEachPlainBatch(body) } else { try await forEachRecordBatch(body) }
  }

  private func forEachPlainBatch(_ body: (Batch) async throws -> Void) async throws {
    var batch = Batch()
    let reader = try LineReader(path: path)
    while let line = try reader.next({ String(decoding: $0, as: UTF8.self) }) {
      let text = line.hasSuffix("\r") ? String(line.dropLast()) : line
      if text.allSatisfy(\.isWhitespace) { continue }
      batch.queries.append(LabelledQuery(text: text))
      if batch.queries.count == batchSize {
        try await body(batch)
        batch = Batch()
      }
    }
    if !batch.isEmpty { try await body(batch) }
  }

  private func forEachRecordBatch(_ body: (Batch) async throws -> Void) async throws {
    var batch = Batch()
    for line in try JSONLinesReader<LabelledQuery>(path: path) {
      switch line {
      case .record(let query, _): batch.queries.append(query)
      case .invalid(let problems):
        guard skipInvalid else {
          if !batch.isEmpty { try await body(batch) }
          throw CoreError(
            problems,
            advice:
              "Fix the line, give \(option: "skip-invalid") to leave such lines out, or \(option: "plain") for lines of text."
          )
        }
        batch.skipped += 1
        batch.problems += problems
      }
      if batch.queries.count + batch.skipped >= batchSize {
        try await body(batch)
        batch = Batch()
      }
    }
    if !batch.isEmpty { try await body(batch) }
  }
}
