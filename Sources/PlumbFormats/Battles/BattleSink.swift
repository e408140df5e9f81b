internal import PlumbCore

/// Collects battles into batches while files are read, and what is wrong with their lines.
struct BattleSink {
  var models = ByteNames()
  var items = ByteNames()
  private(set) var report = ReadReport()
  private var batch = BattleBatch()
  private let body: (BattleBatch) throws -> Void

  /// How many battles a batch has.
  private static let size = 1 << 15
  /// How many findings are kept; more are only counted.
  private static let kept = 100

  init(body: @escaping (BattleBatch) throws -> Void) { self.body = body }

  /// Takes a battle; battles with and without items are never in one batch.
  @inline(__always) mutating func add(
    _ first: Int32, _ second: Int32, doubledScore: UInt8, item: Int32?
  ) throws {
    if batch.count > 0, (item == nil) != batch.item.isEmpty || batch.count >= Self.size { try flush() }
    batch.first.append(first)
    batch.second.append(second)
    batch.doubledScores.append(doubledScore)
    if let item { batch.item.append(item) }
    report.records += 1
  }

  /// Notes a line that cannot be used.
  mutating func invalid(_ problems: [Diagnostic]) {
    report.invalid += 1
    if report.diagnostics.count < Self.kept { report.diagnostics += problems }
  }

  mutating func note(_ diagnostics: [Diagnostic]) { report.diagnostics += diagnostics }

  mutating func beginFile() { report.files += 1 }

  /// Hands on what is left, and refuses files with errors unless they may be skipped.
  mutating func finish(_ options: ReadOptions) throws -> ReadReport {
    if report.invalid > 0, !options.skipInvalid {
      if report.invalid > Self.kept {
        report.diagnostics.append(
          Diagnostic(.error, "\(report.invalid - Self.kept) more lines have errors", at: Location()))
      }
      throw CoreError(report.diagnostics, advice: skipAdvice())
    }
    try flush()
    return report
  }

  private mutating func flush() throws {
    guard batch.count > 0 else { return }
    batch.models = models.names
    batch.items = items.names
    try body(batch)
    batch.removeBattles()
  }
}
