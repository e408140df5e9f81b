internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// A leaderboard from files, and what was found while reading them.
struct ImportedLeaderboard {
  var leaderboard: Leaderboard
  var diagnostics: [Diagnostic]
}

/// Reads judgments of any format, one file at a time, and scores them by win rate.
///
/// - Throws: `CoreError` when a file is bad, when files disagree about the baseline, or when none can be found.
func leaderboard(from paths: [String], format: JudgmentFormat, baseline: String?, skipInvalid: Bool) throws
  -> ImportedLeaderboard
{
  let baseline = try baseline ?? inferredBaseline(paths, format: format, skipInvalid: skipInvalid)
  var table = ComparisonTable(baseline: baseline)
  let report = try format.read(paths, ReadOptions(skipInvalid: skipInvalid)) { table.add($0.judgment) }
  guard !table.models.isEmpty else {
    throw CoreError(
      .invalidInput,
      report.records == 0
        ? "\(paths.joined(separator: ", ")): no judgments found."
        : "none of the \(report.records) judgments compares a model with '\(baseline)'. Check --baseline.")
  }
  var leaderboard = table.winRateLeaderboard()
  if report.invalid > 0 { leaderboard.warnings.append("\(report.invalid) lines with errors were left out.") }
  return ImportedLeaderboard(leaderboard: leaderboard, diagnostics: report.diagnostics)
}

/// The baseline the format names, or the one model that is part of every comparison.
private func inferredBaseline(_ paths: [String], format: JudgmentFormat, skipInvalid: Bool) throws -> String {
  var named: Set<String> = []
  var common: Set<String>?
  _ = try format.read(paths, ReadOptions(skipInvalid: skipInvalid)) { imported in
    if let baseline = imported.baseline { named.insert(baseline) }
    guard imported.judgment.models.count == 2 else { return }
    common = common?.intersection(imported.judgment.models) ?? Set(imported.judgment.models)
  }
  if named.count == 1, let name = named.first { return name }
  if named.count > 1 {
    throw CoreError(
      .invalidInput,
      "the files name several baselines (\(named.sorted().joined(separator: ", "))); choose one with --baseline.")
  }
  if let common, common.count == 1, let name = common.first { return name }
  let candidates = (common ?? []).sorted().joined(separator: ", ")
  throw CoreError(
    .invalidInput,
    candidates.isEmpty
      ? "no model is part of every comparison; name one with --baseline."
      : "the baseline is not clear (\(candidates)); name it with --baseline.")
}
