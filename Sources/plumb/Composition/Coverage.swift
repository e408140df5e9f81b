internal import ArgumentParser
internal import PlumbCore

/// Ends with exit code 3 when a model's comparisons have too few outcomes, and says why most of them failed.
///
/// - Parameters:
///   - leaderboard: The scores.
///   - floor: The least share of comparisons with an outcome, 0–1.
///   - judgments: The file of judgments, where the reasons are.
/// - Throws: `ExitCode` 3, or `CoreError` when the file cannot be read.
func checkCoverage(of leaderboard: Leaderboard, floor: Double, judgments: String?) throws {
  let low = leaderboard.belowFloor(floor)
  guard !low.isEmpty else { return }
  let list = low.map { "\($0.model) \(formatDecimal(100 * $0.knownCoverage, 1)) %" }.joined(separator: ", ")
  Console.error("plumb: coverage is below the floor of \(formatDecimal(100 * floor, 0)) %: \(list).")
  if let judgments, let reason = try commonestFailure(in: judgments) { Console.error("  \(reason)") }
  throw ExitCode(3)
}

/// The kind of failure that most judgments have, with its count and one of its sentences.
///
/// - Throws: `CoreError` when the file cannot be read.
func commonestFailure(in judgments: String) throws -> String? {
  var kinds: [Failure.Code: (count: Int, message: String)] = [:]
  for case .record(let judgment, _) in try JSONLinesReader<Judgment>(path: judgments) {
    guard let failure = judgment.outcome.failure else { continue }
    kinds[failure.code, default: (0, failure.message)].count += 1
  }
  guard let (code, most) = kinds.max(by: { $0.value.count < $1.value.count }) else { return nil }
  let total = kinds.values.reduce(0) { $0 + $1.count }
  return "\(most.count) of \(total) failures are '\(code.rawValue)', such as: \(TextTable.printable(most.message))"
}
