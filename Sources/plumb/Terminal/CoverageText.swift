internal import ArgumentParser
internal import PlumbCore
internal import PlumbWorkspace

/// Ends with exit code 3 when a model's judgments have too few outcomes, and says why most of them failed.
///
/// - Parameter shortfall: Who is below the floor; `nil` when nobody is.
/// - Throws: `ExitCode` 3.
func end(below shortfall: CoverageShortfall?) throws {
  guard let shortfall else { return }
  let list = shortfall.rows.map { "\($0.model) \(formatDecimal(100 * $0.coverage, 1)) %" }.joined(separator: ", ")
  Console.error("plumb: coverage is below the floor of \(formatDecimal(100 * shortfall.floor, 0)) %: \(list).")
  if let reason = shortfall.reason { Console.error("  \(text(of: reason))") }
  throw ExitCode(3)
}

/// The commonest failure as a sentence.
func text(of reason: CoverageShortfall.Reason) -> String {
  "\(reason.count) of \(reason.total) failures are '\(reason.code.rawValue)', such as: "
    + TextTable.printable(reason.example)
}
