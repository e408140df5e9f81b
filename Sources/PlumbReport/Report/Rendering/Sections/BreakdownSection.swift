import PlumbCore

/// The scores within parts of the items: one chart and one table for each way the items were parted.
enum BreakdownSection: ReportSection {
  static let name = "parts"

  static let template = #"""
    <section id="parts">
    {{#dimensions}}
    <h2>{{heading}}</h2>
    <p class="note">{{t.breakdownNote}}</p>
    {{#limited}}
    <p class="note">{{limited}}</p>
    {{/limited}}
    <figure>
    {{{chart}}}</figure>
    <details{{#openTable}} open{{/openTable}}><summary>{{t.table}}</summary>
    <div class="scroll sticky" tabindex="0" role="region" aria-label="{{heading}}">
    <table>
    <thead><tr><th scope="col" class="name">{{corner}}</th>{{#columns}}<th scope="col"><bdi>{{.}}</bdi></th>{{/columns}}</tr></thead>
    <tbody>
    {{#lines}}
    <tr><th scope="row" class="name"><bdi>{{lineName}}</bdi></th>{{#cells}}<td>{{score}}{{#detail}}<span class="sub">{{detail}}</span>{{/detail}}</td>{{/cells}}</tr>
    {{/lines}}
    </tbody></table></div></details>
    {{/dimensions}}
    </section>

    """#

  static func heading(_ context: ReportContext) -> String? {
    let dimensions = Self.dimensions(context)
    guard let first = dimensions.first else { return nil }
    return title(of: first, context)
  }

  static func fields(_ context: ReportContext) -> Fields? {
    let dimensions = Self.dimensions(context)
    guard !dimensions.isEmpty else { return nil }
    return ["dimensions": dimensions.enumerated().map { fields(of: $0.element, id: "part\($0.offset)", context) }]
  }

  private static func dimensions(_ context: ReportContext) -> [String] {
    var seen: [String] = []
    let parts = context.leaderboard.breakdowns
    for part in parts where !seen.contains(part.dimension) { seen.append(part.dimension) }
    // A single part, such as the one language of a benchmark, would only repeat the leaderboard.
    return seen.filter { dimension in parts.count { $0.dimension == dimension } > 1 }
  }

  private static func title(of dimension: String, _ context: ReportContext) -> String {
    switch dimension {
    case "category": context.strings[.byCategory]
    case "language": context.strings[.byLanguage]
    default: context.strings[.byOther, ShortenedText(singleLine(dimension), limit: 100).text]
    }
  }

  private static func fields(of dimension: String, id: String, _ context: ReportContext) -> Fields {
    let board = context.leaderboard
    let parts = board.breakdowns.filter { $0.dimension == dimension }
    // The baseline's own line would be 50 everywhere, so it is not drawn.
    let named = board.rows.map(\.model).filter { $0 != board.baseline }
    let models = named.isEmpty ? board.rows.map(\.model) : named
    let heading = title(of: dimension, context)
    let chart = BreakdownChart(
      parts: parts, models: models, scale: context.scale, title: heading, strings: context.strings)
    let partNames = parts.map { ShortenedText(singleLine($0.value), limit: 200).text }
    let modelNames = models.map { ShortenedText(singleLine($0), limit: 200).text }
    // Few models stand side by side; many stand one below the other.
    let modelsAcross = models.count <= 4
    func cell(_ part: Leaderboard.Breakdown, _ model: String) -> Fields {
      guard let row = part.rows.first(where: { $0.model == model }) else {
        return ["score": NumberText.undefined, "detail": false]
      }
      let interval = NumberText.interval(row.low, row.high, decimals: context.scale.decimals)
      let count = "n = \(NumberText.count(row.judgments))"
      return [
        "score": context.scale.text(row.score),
        "detail": interval == NumberText.undefined ? count : "\(interval) \(count)",
      ]
    }
    let lines: [Fields] =
      modelsAcross
      ? zip(partNames, parts).map { name, part in ["lineName": name, "cells": models.map { cell(part, $0) }] }
      : zip(modelNames, models).map { name, model in ["lineName": name, "cells": parts.map { cell($0, model) }] }
    let limit = BreakdownChart.modelLimit
    return [
      "heading": heading, "chart": chart.svg(id: id),
      "limited": models.count > limit
        ? context.strings[.breakdownLimited, NumberText.count(limit), NumberText.count(models.count)] as Any : false,
      "openTable": parts.count * models.count <= 60,
      "corner": modelsAcross ? context.strings[.part] : context.strings[.model],
      "columns": modelsAcross ? modelNames : partNames, "lines": lines,
    ]
  }
}
