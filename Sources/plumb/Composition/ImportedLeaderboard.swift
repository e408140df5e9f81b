internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// A leaderboard from files, and what was found while reading them.
struct ImportedLeaderboard {
  var leaderboard: Leaderboard
  var diagnostics: [Diagnostic]
}

/// Reads judgments of any format, one file at a time, and scores them.
///
/// - Parameters:
///   - paths: The files.
///   - format: Their format.
///   - methodName: The method; the format's own when `nil`.
///   - options: How the leaderboard is computed.
///   - skipInvalid: Whether records with errors are left out.
///   - jury: How the judgments of several judges become one; they are all held in memory then.
/// - Returns: The leaderboard and all findings.
/// - Throws: `CoreError` when a file is bad, `EvaluationError` or `StatisticsError` when scores are undefined.
func leaderboard(
  from paths: [String], format: JudgmentFormat, method methodName: String?, options: LeaderboardOptions,
  skipInvalid: Bool, jury: Jury? = nil
) async throws -> ImportedLeaderboard {
  var options = options
  try options.check()
  let method = try chosenMethod(methodName, format: format, options: options)
  guard options.controls.isEmpty || method.takesControls else {
    let takers = Registry<LeaderboardMethod>.standard.elements.filter(\.takesControls).map(\.name).joined(
      separator: " or ")
    throw CoreError(.invalidInput, "--control works with --method \(takers); '\(method.name)' cannot take style out.")
  }
  if options.styleDefinition == nil, options.compatibility == nil, format.stylesAreCounts {
    options.styleDefinition = .counts
  }
  let reading = ReadOptions(skipInvalid: skipInvalid, readStyles: !options.controls.isEmpty)
  if options.baseline == nil, method.needsBaseline, !format.namesBaselines {
    options.baseline = try inferredBaseline(paths, format: format, options: reading)
  }
  var scorer = try method.scorer(options)
  let report: ReadReport
  var members: [Judgment] = []
  if let readBattles = format.readBattles, !reading.readStyles, jury == nil {
    report = try readBattles(paths, reading) { try scorer.add($0) }
  } else {
    report = try format.read(paths, reading) { imported in
      var judgment = imported.judgment
      if judgment.baseline == nil { judgment.baseline = imported.baseline }
      if jury == nil { try scorer.add(judgment) } else { members.append(judgment) }
    }
  }
  guard report.records > 0 else {
    throw CoreError(.invalidInput, "\(paths.joined(separator: ", ")): no judgments found.")
  }
  let verdicts = try jury?.verdicts(of: members)
  for judgment in verdicts?.judgments ?? [] { try scorer.add(judgment) }
  var leaderboard = try await scorer.leaderboard()
  if let jury, let verdicts { leaderboard.certificates = jury.certificates(verdicts, of: members) }
  let judges = leaderboard.certificates.map(\.judge)
  if jury == nil, judges.count > 1 {
    leaderboard.warnings.append(
      "The judgments of \(judges.count) judges (\(judges.prefix(4).joined(separator: ", "))\(judges.count > 4 ? ", …" : "")) "
        + "are pooled; name one judge's files for one alone, or combine their verdicts with --jury.")
  }
  if report.invalid > 0 { leaderboard.warnings.append("\(report.invalid) lines with errors were left out.") }
  return ImportedLeaderboard(leaderboard: leaderboard, diagnostics: report.diagnostics)
}

private func chosenMethod(
  _ name: String?, format: JudgmentFormat, options: LeaderboardOptions
) throws -> LeaderboardMethod {
  if let name { return try Registry<LeaderboardMethod>.standard.element(named: name) }
  let usual = try Registry<LeaderboardMethod>.standard.element(named: format.method ?? "win-rate")
  return options.controls.isEmpty || usual.takesControls
    ? usual : try Registry<LeaderboardMethod>.standard.element(named: "bradley-terry")
}

/// The one model that is part of every comparison, when the format's judgments do not name a baseline themselves.
///
/// - Returns: `nil` when they name it.
private func inferredBaseline(_ paths: [String], format: JudgmentFormat, options: ReadOptions) throws -> String? {
  struct NamesBaseline: Error {}
  var common: Set<String>?
  func add(_ models: [String]) { common = common?.intersection(models) ?? Set(models) }
  do {
    if let readBattles = format.readBattles {
      _ = try readBattles(paths, options) { batch in
        for index in 0..<batch.count where common?.isEmpty != true {
          add([batch.models[Int(batch.first[index])], batch.models[Int(batch.second[index])]])
        }
      }
    } else {
      _ = try format.read(paths, options) { imported in
        if imported.baseline != nil || imported.judgment.baseline != nil { throw NamesBaseline() }
        if imported.judgment.models.count == 2 { add(imported.judgment.models) }
      }
    }
  } catch is NamesBaseline {
    return nil
  }
  guard let common else { throw CoreError(.invalidInput, "\(paths.joined(separator: ", ")): no judgments found.") }
  if common.count == 1, let name = common.first { return name }
  let candidates = common.sorted().joined(separator: ", ")
  throw CoreError(
    .invalidInput,
    candidates.isEmpty
      ? "no model is part of every comparison; name one with --baseline."
      : "the baseline is not clear (\(candidates)); name it with --baseline.")
}
