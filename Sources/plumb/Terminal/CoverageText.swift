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

/// Ends with exit code 3 when a model's judgments have too few outcomes.
///
/// - Parameters:
///   - leaderboard: The scores.
///   - floor: The least share of judgments with an outcome, 0–1.
///   - judgments: The file of judgments, where the reasons are.
/// - Throws: `ExitCode` 3, or `CoreError` when the file cannot be read.
func checkCoverage(of leaderboard: Leaderboard, floor: Double, judgments: String?) throws {
  try end(below: CoverageShortfall(of: leaderboard, floor: floor, judgments: judgments))
}

/// The commonest failure as a sentence.
func text(of reason: CoverageShortfall.Reason) -> String {
  "\(reason.count) of \(reason.total) failures are '\(reason.code.rawValue)', such as: "
    + TextTable.printable(reason.example)
}
