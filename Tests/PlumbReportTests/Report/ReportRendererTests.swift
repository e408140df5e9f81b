import Foundation
import PlumbCore
import PlumbJudging
import PlumbTestSupport
import Testing

@testable import PlumbReport

@Suite struct ReportRendererTests {
  static let golden = "small-report.html"

  @Test func `a small report is what it was`() throws {
    let sample = SampleReport(models: ["alpaca-7b", "阿里-千问"], items: 3, failureRate: 0.2)
    try Golden().check(ReportRenderer().html(sample.report()), named: Self.golden)
  }

  @Test func `no reviewed page is left over`() throws {
    #expect(try Golden().leftOver(besides: [Self.golden]) == [])
  }

  @Test func `a report is the same every time`() throws {
    let report = SampleReport(models: ["a", "b", "c"], failureRate: 0.1).report()
    #expect(try ReportRenderer().html(report) == ReportRenderer().html(report))
  }

  @Test func `pieces joined are the whole`() async throws {
    let report = SampleReport(models: ["a", "b"]).report()
    let renderer = try ReportRenderer()
    let whole = try renderer.html(report)
    var pieces: [String] = []
    try renderer.write(report, comparisons: report.comparisons.lazy.map { $0 }) { pieces.append($0) }
    #expect(pieces.joined() == whole)
    #expect(pieces.count == report.comparisons.count + 2)
    pieces = []
    let stream = AsyncStream { continuation in
      for comparison in report.comparisons { continuation.yield(comparison) }
      continuation.finish()
    }
    try await renderer.write(report, streaming: stream) { pieces.append($0) }
    #expect(pieces.joined() == whole)
  }

  @Test func `comparisons beyond the limit are counted in a note`() throws {
    var report = SampleReport(models: ["a"], items: 10).report()
    report.omittedComparisons = 5
    let html = try ReportRenderer(limits: ReportLimits(comparisons: 4)).html(report)
    #expect(Markup(html).tags.count { $0.values["class"] == "item" } == 4)
    #expect(html.contains("11 more comparisons are not part of this file; they are counted in all scores."))
  }

  @Test func `a file that grows too large takes no further comparison`() throws {
    let report = SampleReport(models: ["a"], items: 10).report()
    let html = try ReportRenderer(limits: ReportLimits(bytes: 60_000)).html(report)
    let shown = Markup(html).tags.count { $0.values["class"] == "item" }
    #expect(shown < 10)
    #expect(html.contains("\(10 - shown) more comparisons"))
  }

  @Test(arguments: Language.allCases)
  func `what is undefined is a dash, never a zero or NaN`(language: Language) throws {
    let nothing = Proportion(value: .nan, low: .nan, high: .nan, count: 0)
    let rows = [
      Leaderboard.Row(model: "m", failed: 4, coverage: nil),
      Leaderboard.Row(
        model: "n", score: .nan, low: .nan, high: .infinity, coverage: .nan, scoreIfFailuresLost: .nan,
        scoreIfFailuresWon: 3),
    ]
    let board = Leaderboard(
      method: "win-rate", unit: .winRate, baseline: "b", rows: rows,
      breakdowns: ["x", "y"].map { .init(dimension: "category", value: $0, rows: rows) },
      judges: [
        JudgeBehaviour(
          judge: "j", judgments: 4, failures: ["refused": 4], swapConsistency: nothing, meanMissingMass: .nan,
          usd: .nan, meanLatency: .nan)
      ])
    let spend = Report.SpendLine(label: "m", spend: Spend(requests: 1), isPriced: false, seconds: .nan)
    let report = Report(
      title: "t", language: language, createdAt: "now", benchmark: "b", leaderboard: board, spend: [spend])
    let html = try ReportRenderer().html(report)
    let page = try #require(between(html, "<body>", "<script>"))
    #expect(page.range(of: #"\b(nan|inf|nil|optional)\b"#, options: [.regularExpression, .caseInsensitive]) == nil)
    #expect(
      page.contains(
        #"<tr><td>—</td><th scope="row" class="name"><bdi>m</bdi></th><td class="strong">—</td><td>—</td><td>0</td><td>4</td><td>—</td></tr>"#
      ))
    #expect(
      page.contains(
        #"<tr><td>—</td><th scope="row" class="name"><bdi>n</bdi></th><td class="strong">—</td><td>—</td><td>0</td><td>0</td><td>—</td></tr>"#
      ))
    #expect(!page.contains(#"class="dot""#) && !page.contains(#"class="bar""#))
  }

  @Test func `an empty report is a page that says so`() throws {
    let html = try ReportRenderer().html(
      Report(title: "", createdAt: "", benchmark: "b", leaderboard: Leaderboard(method: "win-rate", unit: .winRate)))
    #expect(html.contains("There are no rows: nothing was judged."))
    #expect(html.contains("No comparison is part of this report."))
    #expect(html.contains("Nothing is known of the judge."))
  }

  @Test func `an untrustworthy judge is named beside the leaderboard and in the summary`() throws {
    let html = try ReportRenderer().html(SampleReport(models: ["a"], positionBias: 0.95).report())
    let board = try #require(between(html, #"<section id="leaderboard""#, "<table"))
    #expect(board.contains(#"class="callout untrustworthy""#))
    #expect(board.contains("Judge judge-small is not to be trusted here: it"))
    #expect(html.contains("But the judge is not to be trusted here, so these scores say little about the models."))
  }

  @Test func `the page declares its language`() throws {
    #expect(try ReportRenderer().html(SampleReport(models: ["a"]).report()).contains(#"<html lang="en">"#))
    let chinese = try ReportRenderer().html(SampleReport(models: ["a"], language: .chinese).report())
    #expect(chinese.contains(#"<html lang="zh-Hans">"#))
    #expect(chinese.contains("排行榜") && !chinese.contains(">Leaderboard<"))
  }

  @Test func `graded answers without a baseline are shown with their grades`() throws {
    let item = Item(id: "q", turns: ["?"])
    let judgment = Judgment(
      item: "q", judge: "j", models: ["m"],
      outcome: .ratings(Ratings(overall: 7, dimensions: ["fluency": 8.5], scale: 1...10)))
    let comparison = JudgedComparison(
      item: item, model: "m", answer: Response(item: "q", model: "m", turns: ["!"]), judgments: [judgment])
    let html = try ReportRenderer().html(
      Report(
        title: "t", createdAt: "", benchmark: "b", leaderboard: Leaderboard(method: "mean-rating"),
        comparisons: [comparison]))
    #expect(html.contains("grade 7.0 of 1–10 · fluency 8.5"))
    #expect(html.contains(#"data-verdict="rated""#))
  }

  @Test(arguments: Language.allCases) func `a page says the level of its scores, and that of its judges' figures`(
    language: Language
  ) throws {
    let board = Leaderboard(
      method: "win-rate", unit: .winRate, baseline: "b", level: 0.9,
      rows: [.init(model: "a", score: 60, low: 55, high: 65, judgments: 9)],
      breakdowns: ["x", "y"].map { .init(dimension: "category", value: $0, rows: [.init(model: "a", score: 60)]) })
    let html = try ReportRenderer().html(
      Report(title: "", language: language, createdAt: "", benchmark: "b", leaderboard: board))
    #expect(html.contains(language.text("90% interval", "90% 区间")) && !html.contains("95%"))
    var judged = board
    judged.certificates = [
      Certificate(
        behaviour: JudgeBehaviour(
          judge: "j", judgments: 9, swapConsistency: Proportion(value: 0.5, low: 0.4, high: 0.6, count: 90)))
    ]
    let both = try ReportRenderer().html(
      Report(title: "", language: language, createdAt: "", benchmark: "b", leaderboard: judged))
    #expect(both.contains(language.text("90% interval", "90% 区间")))
    #expect(both.contains(language.text("95% interval", "95% 区间")))
  }

  @Test func `what a score is, is said for every unit in words of its own`() throws {
    let units: [ScoreUnit] = [.winRate, .averageWinRate, .grade(1...10), .rating, .number]
    let said = try units.map { unit in
      let html = try ReportRenderer().html(
        Report(
          title: "", createdAt: "", benchmark: "b",
          leaderboard: Leaderboard(method: "win-win", unit: unit, rows: [.init(model: "a", score: 5)])))
      return String(html[try #require(html.range(of: "<dt>Score</dt>")).upperBound...].prefix { $0 != "\n" })
    }
    #expect(Set(said).count == units.count)
    #expect(said[0].contains("over the baseline") && said[2].contains("from 1 to 10"))
  }
}
