import PlumbCore

/// Bars with intervals for the parts of the items, such as categories; several models are grouped under each part.
struct BreakdownChart {
  /// The most models that are drawn; a table has the rest.
  static let modelLimit = 5

  var parts: [Leaderboard.Breakdown]
  var models: [String]
  var scale: ScoreScale
  var title: String
  var strings: ReportStrings

  /// Both widths.
  func svg(id: String) -> String { chart.svg(id: id) }

  private var chart: RowChart {
    let shown = models.prefix(Self.modelLimit)
    var rows: [RowChart.Row] = []
    for part in parts {
      if shown.count > 1 { rows.append(RowChart.Row(label: part.value, isHeading: true, text: "")) }
      for model in shown {
        let row = part.rows.first { $0.model == model }
        rows.append(
          RowChart.Row(
            label: shown.count > 1 ? model : part.value, value: row?.score, low: row?.low, high: row?.high,
            text: scale.text(row?.score, row?.low, row?.high)))
      }
    }
    let summary = parts.prefix(12).map { part in
      let numbers = shown.map { model in
        "\(model) \(scale.text(part.rows.first { $0.model == model }?.score))"
      }
      return "\(part.value): \(numbers.joined(separator: ", "))"
    }
    return RowChart(
      rows: rows, scale: scale, mark: .bar, title: title, summary: summary.joined(separator: "; "),
      reference: scale.reference.map { ($0, strings[.referenceLine]) })
  }
}
