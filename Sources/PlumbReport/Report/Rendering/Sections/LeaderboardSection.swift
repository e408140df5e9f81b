import PlumbCore

/// The finding about each judge, the table of models, and the chart of their intervals.
enum LeaderboardSection: ReportSection {
  static let name = "leaderboard"

  static let template = #"""
    <section id="leaderboard" aria-labelledby="leaderboard-h">
    <h2 id="leaderboard-h">{{heading}}</h2>
    {{#trusts}}
    <div class="callout {{level}}" role="note"><strong><bdi>{{judge}}</bdi>{{t.colon}}{{label}}</strong><p class="isolate">{{sentence}}</p></div>
    {{/trusts}}
    {{^trusts}}
    <div class="callout" role="note"><p>{{t.summaryNoJudge}}</p></div>
    {{/trusts}}
    {{#hasRows}}
    <div class="scroll sticky" tabindex="0" role="region" aria-labelledby="leaderboard-h">
    <table class="full">
    <thead><tr><th scope="col">{{t.rank}}</th><th scope="col" class="name">{{t.model}}</th><th scope="col">{{t.score}}</th><th scope="col">{{t.interval}}</th>{{#columnTitles}}<th scope="col"><bdi>{{.}}</bdi></th>{{/columnTitles}}<th scope="col">{{t.judgmentsShort}}</th><th scope="col">{{t.failed}}</th><th scope="col">{{t.coverage}}</th>{{#hasBounds}}<th scope="col">{{t.bounds}}</th>{{/hasBounds}}{{#hasLength}}<th scope="col">{{t.meanLength}}</th>{{/hasLength}}{{#hasWins}}<th scope="col">{{t.winsTiesLosses}}</th>{{/hasWins}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr><td>{{rank}}</td><th scope="row" class="name"><bdi>{{model}}</bdi>{{#isBaseline}} <span class="tag">({{t.isBaseline}})</span>{{/isBaseline}}</th><td class="strong">{{score}}</td><td>{{interval}}</td>{{#cells}}<td>{{.}}</td>{{/cells}}<td>{{judgments}}</td><td>{{failed}}</td><td>{{coverage}}</td>{{#hasBounds}}<td>{{bounds}}</td>{{/hasBounds}}{{#hasLength}}<td>{{length}}</td>{{/hasLength}}{{#hasWins}}<td>{{wins}}</td>{{/hasWins}}</tr>
    {{/rows}}
    </tbody></table></div>
    <p class="note scroll-hint">{{t.scrollHint}}</p>
    <figure>
    {{{chart}}}<figcaption class="caption">{{chartKey}}</figcaption></figure>
    {{/hasRows}}
    {{#isEmpty}}
    <p class="none">{{t.empty}}</p>
    {{/isEmpty}}
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? {
    context.isCertificate
      ? CertificateStrings.verdict.text(in: context.report.language) : context.strings[.leaderboard]
  }

  static func fields(_ context: ReportContext) -> Fields? {
    let board = context.leaderboard
    let scale = context.scale
    let language = context.report.language
    let hasBounds = board.rows.contains { $0.failureBounds != nil }
    // Grades have columns of their own, such as AlignBench's; those of win rates stand in the table already.
    let columns = board.unit.gradeScale == nil ? [] : board.display.columns
    let rows = zip(board.rows, board.ranks).map { row, rank -> Fields in
      [
        "rank": rank.map { NumberText.count($0) } ?? NumberText.undefined,
        "model": ShortenedText(singleLine(row.model), limit: 300).text, "isBaseline": row.model == board.baseline,
        "score": scale.text(row.score), "interval": NumberText.interval(row.low, row.high, decimals: scale.decimals),
        "judgments": NumberText.count(row.judgments), "failed": NumberText.count(row.failed),
        "coverage": NumberText.share(row.coverage),
        "cells": columns.map { NumberText.fixed(row.columns[$0.key]?.double, decimals: $0.decimals) },
        "bounds": NumberText.interval(
          row.failureBounds?.lowerBound, row.failureBounds?.upperBound, decimals: scale.decimals),
        "length": NumberText.fixed(row.meanLength, decimals: 0), "wins": row.winsTiesLosses ?? NumberText.undefined,
      ]
    }
    let chart = IntervalChart(leaderboard: board, scale: scale, strings: context.strings)
    return [
      "trusts": context.trusts.map { trust -> Fields in
        [
          "level": trust.verdict.rawValue, "label": trust.verdict.label(in: language),
          "judge": ShortenedText(singleLine(trust.judge), limit: 200).text, "sentence": sentence(of: trust, language),
        ]
      },
      "columnTitles": columns.map { ShortenedText(singleLine($0.title), limit: 60).text },
      "heading": heading(context) ?? "", "isEmpty": rows.isEmpty && !context.isCertificate, "hasRows": !rows.isEmpty,
      "rows": rows, "hasBounds": hasBounds,
      "hasLength": board.rows.contains { $0.meanLength != nil },
      "hasWins": board.rows.contains { $0.winsTiesLosses != nil },
      "chart": rows.isEmpty ? "" : chart.svg(id: "scores"),
      "chartKey": context.strings[hasBounds ? .chartKey : .chartKeyPlain],
    ]
  }

  private static func sentence(of trust: JudgeTrust, _ language: Language) -> String {
    var trust = trust
    trust.judge = ShortenedText(singleLine(trust.judge), limit: 200).text
    return trust.sentence(in: language)
  }
}

extension Leaderboard.Row {
  /// “31 / 4 / 25”, when all three were counted.
  var winsTiesLosses: String? {
    counts.map { [$0.wins, $0.ties, $0.losses].map { NumberText.count($0) }.joined(separator: " / ") }
  }
}
