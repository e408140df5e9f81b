import PlumbCore
import PlumbReport

/// Text that wants to be markup, and a report that has it in every field that holds text.
enum HostileText {
  static let payloads = [
    "<script>document.documentElement.setAttribute('data-pwned','1')</script>",
    "</script><script>document.documentElement.setAttribute('data-pwned','1')</script>",
    "</title></style></textarea></details></div><img src=x onerror=document.documentElement.setAttribute('data-pwned','1')>",
    "\" onmouseover=\"document.documentElement.setAttribute('data-pwned','1')\" autofocus onfocus=\"alert(1)",
    "' onmouseover='alert(1)",
    "\u{600}<script>document.documentElement.setAttribute('data-pwned','1')</script>",
    "\"\u{301} onmouseover=\"\u{301}alert(1)",
    "<\u{301}img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<!--", "-->", "<![CDATA[ x ]]>", "]]>", "<?php ?>", "&lt;script&gt;", "&#60;b&#62;",
    "&amp",
    "javascript:alert(1)", "{{title}} {{{title}}} {{#rows}}{{/rows}} {{>text}} {{=<% %>=}}", "\u{0}<b\u{0}>",
    "\u{1B}[31m\u{7}",
    "a\u{202E}gpj.exe\u{202C} \u{2066}x\u{2069}", "\r\n\r", "\u{FEFF}\u{FFFE}\u{FFFF}",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "\u{2028}\u{2029}", "{0} {1} {99}", "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "--><script>alert(1)</script>", "`${alert(1)}`", "\\u003cscript\\u003e", "＜script＞",
  ]

  /// The payload in every field.
  static func report(_ text: String, language: Language = .english) -> Report {
    let items = ["a", "b"].map { JSONValue.string($0) }
    let item = Item(
      id: text, turns: [text, text], system: text, references: [text, text], evidence: text, category: [text, text],
      language: text, tags: [text], extra: ["x": .array(items)])
    let answer = Response(item: text, model: text, turns: [text, text], finishReason: .other(text))
    let failed = Response(item: text, model: text, turns: [], failure: Failure(.init(rawValue: text), text))
    let preference = Judgment(
      item: text, judge: text, models: [text, "other"],
      outcome: .preference(Preference(first: 0.7, strength: .other(text))),
      basis: .other(text), turn: 2, repetition: 1, critique: text, raw: text + "!", template: text, category: [text],
      language: text)
    var ratings = preference
    ratings.outcome = .ratings(Ratings(overall: 7, dimensions: [text: 3], scale: 1...10))
    var ranking = preference
    ranking.outcome = .ranking([[text], ["other", text]])
    var failure = preference
    failure.outcome = .failed(Failure(.init(rawValue: text), text))
    let share = Proportion(value: 0.4, low: 0.3, high: 0.5, count: 20)
    let behaviour = JudgeBehaviour(
      judge: text, judgments: 20, failures: [text: 3], swapConsistency: share, firstPositionRate: share)
    let row = Leaderboard.Row(
      model: text, score: 40, low: 30, high: 50, judgments: 17, failed: 3, coverage: 0.85, scoreIfFailuresLost: 34,
      scoreIfFailuresWon: 49, columns: [text: .string(text)])
    let board = Leaderboard(
      method: text, baseline: text, seed: 1,
      rows: [row, Leaderboard.Row(model: "other" + text, score: 41, low: 31, high: 51)],
      breakdowns: [
        .init(dimension: "category", value: text, rows: [row]), .init(dimension: text, value: text, rows: [row]),
      ],
      judges: [behaviour], warnings: [text])
    return Report(
      title: text, language: language, createdAt: text, benchmark: text, leaderboard: board,
      runFacts: [.init(label: text, value: text)], spend: [.init(label: text, spend: Spend(requests: 1))],
      warnings: [text + "?"],
      comparisons: [
        JudgedComparison(
          item: item, model: text, baseline: "other", answer: answer, baselineAnswer: failed,
          judgments: [preference, ratings, ranking, failure]),
        JudgedComparison(
          item: item, model: "other", baseline: text, answer: answer, baselineAnswer: answer, judgments: [preference]),
      ], omittedComparisons: 3)
  }
}
