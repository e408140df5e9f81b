public import PlumbCore

/// Everything one report shows.
///
/// A value: making it page text needs nothing else.
public struct Report: Sendable {
  /// A fact about the run, such as the version of Plumb or the run's name.
  public struct Fact: Sendable, Equatable {
    /// What it is.
    public var label: String
    /// What it says.
    public var value: String

    /// A fact.
    public init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  /// What one part of the run cost: a model's answers, a judge's judgments, or all of it.
  public struct SpendLine: Sendable, Equatable {
    /// Who was asked: a model, a judge, or the total.
    public var label: String
    /// Answered requests, US dollars and tokens.
    public var spend: Spend
    /// Whether prices are known; otherwise no dollars are shown.
    public var isPriced: Bool
    /// Requests answered from the store without a call, when counted.
    public var cached: Int?
    /// Seconds of wall-clock time, when measured.
    public var seconds: Double?
    /// Whether this line sums up the others.
    public var isTotal: Bool

    /// A line.
    public init(
      label: String, spend: Spend, isPriced: Bool = true, cached: Int? = nil, seconds: Double? = nil,
      isTotal: Bool = false
    ) {
      self.label = label
      self.spend = spend
      self.isPriced = isPriced
      self.cached = cached
      self.seconds = seconds
      self.isTotal = isTotal
    }
  }

  /// What a page is about.
  public enum Kind: Sendable, Equatable {
    /// A run: scores, judges, judged items.
    case run
    /// Judges alone: their certificates.
    case certificate
  }

  /// What the page is about.
  public var kind: Kind
  /// The title of the page.
  public var title: String
  /// The language of everything that Plumb says; answers stay as they are.
  public var language: Language
  /// When the report was made, as text: `2026-03-01 12:00 UTC`.
  public var createdAt: String
  /// The benchmark's name.
  public var benchmark: String
  /// How many items were planned, when known.
  public var itemCount: Int?
  /// The scores and what they rest on, with `JudgeBehaviour` of each judge.
  public var leaderboard: Leaderboard
  /// Facts about the run, in the order to show them.
  public var runFacts: [Fact]
  /// What was spent, part by part.
  public var spend: [SpendLine]
  /// What the reader should know before believing it, besides the leaderboard's own warnings.
  public var warnings: [String]
  /// How often which preference was given, one a judge.
  ///
  /// When empty, it is counted from ``comparisons``.
  public var tallies: [PreferenceTally]
  /// The comparisons to show, in the order to show them.
  public var comparisons: [JudgedComparison]
  /// Comparisons that the caller left out already.
  public var omittedComparisons: Int

  /// A report.
  public init(
    kind: Kind = .run, title: String, language: Language = .english, createdAt: String, benchmark: String,
    itemCount: Int? = nil,
    leaderboard: Leaderboard, runFacts: [Fact] = [], spend: [SpendLine] = [], warnings: [String] = [],
    tallies: [PreferenceTally] = [], comparisons: [JudgedComparison] = [], omittedComparisons: Int = 0
  ) {
    self.kind = kind
    self.title = title
    self.language = language
    self.createdAt = createdAt
    self.benchmark = benchmark
    self.itemCount = itemCount
    self.leaderboard = leaderboard
    self.runFacts = runFacts
    self.spend = spend
    self.warnings = warnings
    self.tallies = tallies
    self.comparisons = comparisons
    self.omittedComparisons = omittedComparisons
  }
}
