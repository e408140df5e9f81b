import PlumbCore

/// How a judge behaved when answers changed places: two shares on a percent axis, over the zones that
/// ``judgeTrust(_:)`` applies.
struct SwapChart {
  var behaviour: JudgeBehaviour
  var strings: ReportStrings

  /// Both widths; absent when neither share was measured.
  func svg(id: String) -> String? {
    let rows = [swapRow, positionRow].compactMap(\.self)
    guard !rows.isEmpty else { return nil }
    let chart = RowChart(
      rows: rows, scale: .share, mark: .dot, title: strings[.swapChartTitle, behaviour.judge],
      summary: rows.map { "\($0.label): \($0.text)" }.joined(separator: "; "))
    return chart.svg(id: id)
  }

  private typealias Bounds = JudgeTrust.Bounds

  private var swapRow: RowChart.Row? {
    let poor = Bounds.untrustworthySwapConsistency * 100
    let fair = Bounds.doubtfulSwapConsistency * 100
    return row(
      strings[.swapConsistency], behaviour.swapConsistency,
      [(0...poor, "zone poor"), (poor...fair, "zone doubt"), (fair...100, "zone fine")])
  }

  private var positionRow: RowChart.Row? {
    let poor = Bounds.untrustworthyPositionBias * 100
    let fair = Bounds.doubtfulPositionBias * 100
    return row(
      strings[.firstPositionRate], behaviour.firstPositionRate,
      [
        (0...(50 - poor), "zone poor"), ((50 - poor)...(50 - fair), "zone doubt"),
        ((50 - fair)...(50 + fair), "zone fine"), ((50 + fair)...(50 + poor), "zone doubt"),
        ((50 + poor)...100, "zone poor"),
      ])
  }

  private func row(
    _ label: String, _ share: Proportion?, _ zones: [(range: ClosedRange<Double>, style: String)]
  ) -> RowChart.Row? {
    guard let share, share.value.isFinite, share.count > 0 else { return nil }
    return RowChart.Row(
      label: label, value: share.value * 100, low: share.low * 100, high: share.high * 100, zones: zones,
      text: NumberText.proportion(share))
  }
}
