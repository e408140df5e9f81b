import PlumbCore

/// What every section is made from.
struct ReportContext {
  /// The report.
  var report: Report
  /// The texts in the report's language.
  var strings: ReportStrings
  /// The same texts by name, for templates.
  var table: [String: String]
  /// The axis of the scores.
  var scale: ScoreScale
  /// What the judgments say about each judge, in the leaderboard's order.
  var trusts: [JudgeTrust]
  /// How much may be embedded.
  var limits: ReportLimits

  /// Whether the page is about judges alone.
  var isCertificate: Bool { report.kind == .certificate }

  /// The leaderboard.
  var leaderboard: Leaderboard { report.leaderboard }

  /// Collects what the sections need.
  init(_ report: Report, limits: ReportLimits) {
    self.report = report
    self.limits = limits
    strings = ReportStrings(language: report.language, level: report.leaderboard.level)
    table = strings.table
    scale = ScoreScale(report.leaderboard)
    trusts = report.leaderboard.certificates.map(\.trust)
    if self.report.tallies.isEmpty { self.report.tallies = PreferenceTally.tallies(of: report.comparisons) }
  }
}

/// How much of a run one file may hold.
public struct ReportLimits: Sendable, Equatable {
  /// The most comparisons that are embedded; the rest are counted in a note.
  public var comparisons: Int
  /// The most Unicode scalars of one text, such as an answer; longer ones are cut, with a note.
  public var textLength: Int
  /// No further comparison is embedded once the file has this many bytes.
  public var bytes: Int

  /// Limits; the defaults keep a file usable in a browser.
  public init(comparisons: Int = 2_000, textLength: Int = 20_000, bytes: Int = 64 << 20) {
    self.comparisons = comparisons
    self.textLength = textLength
    self.bytes = bytes
  }
}
