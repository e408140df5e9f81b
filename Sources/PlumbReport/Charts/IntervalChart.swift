import PlumbCore

/// A dot with its 95 % interval for every model, the line where neither side is better, and faint bands for where the
/// score would lie if all missing comparisons had gone one way.
struct IntervalChart {
  var leaderboard: Leaderboard
  var scale: ScoreScale
  var strings: ReportStrings

  /// Both widths.
  func svg(id: String) -> String { chart.svg(id: id) }

  private var chart: RowChart {
    let rows = leaderboard.rows.map { row in
      RowChart.Row(
        label: row.model, value: row.score, low: row.low, high: row.high, band: row.failureBounds,
        text: scale.text(row.score, row.low, row.high))
    }
    let summary = rows.prefix(12).map { "\($0.label): \($0.text)" }.joined(separator: "; ")
    return RowChart(
      rows: rows, scale: scale, mark: .dot, title: strings[.intervalChartTitle],
      summary: summary + (rows.count > 12 ? "; …" : ""),
      reference: scale.reference.map { ($0, strings[.referenceLine]) })
  }
}

extension Leaderboard.Row {
  /// Where the score would lie if every missing comparison had gone one way; absent when nothing is missing.
  var failureBounds: ClosedRange<Double>? {
    guard let lost = scoreIfFailuresLost, let won = scoreIfFailuresWon, lost.isFinite, won.isFinite, lost < won else {
      return nil
    }
    return lost...won
  }
}
