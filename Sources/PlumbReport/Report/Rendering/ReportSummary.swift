import PlumbCore

/// The paragraph under the title: what was compared, who came first, and whether that means anything.
struct ReportSummary {
  var context: ReportContext

  /// The paragraph as HTML; names are escaped and isolated.
  var html: String {
    if context.isCertificate { return trust ?? "" }
    let parts = [subject, first, meaning, overlap, failures, answers, trust].compactMap(\.self)
    return parts.joined(separator: context.report.language.text(" ", ""))
  }

  private var strings: ReportStrings { context.strings }
  private var board: Leaderboard { context.leaderboard }
  private var contenders: [Leaderboard.Row] { board.rows.filter { $0.model != board.baseline } }
  private var scored: [Leaderboard.Row] { board.rows.filter { $0.score?.isFinite == true } }

  private var tied: [Leaderboard.Row] { board.leaders }

  /// What became of answers that are not whole, and how often models thought, model by model.
  private var answers: String? {
    let language = context.report.language
    let clauses = board.answers.flatMap { counts in
      [counts.problem(in: language), counts.thought(in: language)].compactMap { clause in
        clause.map { "\(name(counts.model))\(language.text(": ", "："))\(escapedHTML($0))\(language.text(".", "。"))" }
      }
    }
    return clauses.isEmpty ? nil : clauses.joined(separator: language.text(" ", ""))
  }

  private func name(_ text: String) -> String {
    "<bdi>\(escapedHTML(ShortenedText(singleLine(text), limit: 200).text))</bdi>"
  }

  private var subject: String {
    let count = NumberText.count(contenders.count)
    let benchmark = name(context.report.benchmark)
    guard let baseline = board.baseline else {
      return contenders.count == 1
        ? strings.html(.summaryScoredOne, count, benchmark) : strings.html(.summaryScored, count, benchmark)
    }
    let key: ReportStrings.Key = contenders.count == 1 ? .summaryAgainstOne : .summaryAgainst
    return strings.html(key, count, name(baseline), benchmark)
  }

  private var first: String? {
    guard let best = scored.first else { return strings.html(.summaryNothing) }
    if board.isRankingWithheld { return strings.html(.summaryWithheld) }
    if tied.count > 1 {
      let names = tied.map { name($0.model) }.joined(separator: context.report.language.text(", ", "、"))
      return strings.html(.summaryTied, names, escapedHTML(context.scale.text(best.score)))
    }
    let score = "<span class=\"strong\">\(escapedHTML(context.scale.text(best.score)))</span>"
    let interval = NumberText.interval(best.low, best.high, decimals: context.scale.decimals)
    let text = interval == NumberText.undefined ? score : "\(score) <span>\(escapedHTML(interval))</span>"
    return strings.html(scored.count == 1 ? .summaryOnly : .summaryBest, name(best.model), text)
  }

  private var meaning: String? {
    guard tied.count < 2, let best = scored.first, best.model != board.baseline, let reference = context.scale.reference,
      board.baseline != nil, let low = best.low, let high = best.high, low.isFinite, high.isFinite
    else { return nil }
    return strings.html(low > reference ? .summaryBetter : high < reference ? .summaryWorse : .summaryEven)
  }

  private var overlap: String? {
    guard tied.count < 2, scored.count > 1, !board.isRankingWithheld, let low = scored[0].low, let high = scored[1].high, low.isFinite,
      high.isFinite, low <= high
    else { return nil }
    return strings.html(.summaryOverlap, name(scored[1].model))
  }

  private var trust: String? {
    switch context.trusts.map(\.verdict).max() {
    case .untrustworthy: strings.html(.summaryUntrustworthy)
    case .doubtful: strings.html(.summaryDoubtful)
    case .notMeasured: strings.html(.summaryUnchecked)
    case .noWarning, .none: nil
    }
  }

  private var failures: String? {
    let failed = board.rows.reduce(0) { $0 + $1.failed }
    guard failed > 0 else { return nil }
    let all = failed + board.rows.reduce(0) { $0 + $1.judgments }
    return strings.html(.summaryFailures, NumberText.count(failed), NumberText.count(all))
  }
}
