public import PlumbCore
public import PlumbBenchmarks

/// What choosing the items found.
public struct ChosenItems: Sendable, Equatable {
  /// How many items the run has.
  public var count: Int
  /// Findings that did not stop the run.
  public var diagnostics: [Diagnostic]
}

/// Checks every item of a benchmark and writes the chosen ones to a file, holding one item at a time.
///
/// - Parameters:
///   - benchmark: The benchmark.
///   - selection: Which items.
///   - seed: What draws a limited number.
///   - skipInvalid: Whether lines with errors are left out instead of refused.
///   - path: The file to write.
/// - Returns: How many were chosen, and what was found.
/// - Throws: `CoreError` with every bad line and duplicate id, or when nothing is left.
public func chooseItems(
  of benchmark: Benchmark, selection: ItemSelection, seed: Int, skipInvalid: Bool, to path: String
) throws -> ChosenItems {
  var diagnostics: [Diagnostic] = []
  var seen: Set<String> = []
  var admitted: [(id: String, category: String)] = []
  var lines = 0
  try benchmark.forEachNumberedItem { line, number in
    lines += 1
    switch line {
    case .invalid(let problems): diagnostics += problems
    case .record(let item, let warnings):
      diagnostics += warnings
      guard seen.insert(item.id).inserted else {
        diagnostics.append(
          Diagnostic(
            .error, "the id '\(item.id)' stands twice; ids must be unique",
            at: Location(file: benchmark.sourceName, line: number, field: "id")))
        return
      }
      if selection.admits(item) { admitted.append((item.id, item.topCategory ?? "")) }
    }
  }
  if diagnostics.contains(where: { $0.severity == .error }), !skipInvalid {
    throw CoreError(diagnostics, advice: skipAdvice())
  }
  guard !admitted.isEmpty else {
    throw CoreError(
      .invalidInput,
      lines == 0
        ? "\(benchmark.sourceName): has no items."
        : "\(benchmark.sourceName): none of its \(lines) items passes the spec's 'items'.")
  }
  let chosen = Set(
    stratifiedDraw(admitted, limit: selection.limit ?? admitted.count, seed: seed).map { admitted[$0].id })
  let writer = try JSONLinesWriter(path: path)
  var written: Set<String> = []
  try benchmark.forEachItem { line in
    guard case .record(let item, _) = line, chosen.contains(item.id), written.insert(item.id).inserted else { return }
    try writer.write(item)
  }
  try writer.finish()
  return ChosenItems(count: writer.count, diagnostics: diagnostics)
}
