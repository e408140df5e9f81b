internal import PlumbCore
internal import PlumbStatistics

/// The mean grade of some cells of one model, with what failed.
struct RatingSummary {
  private var values: [Double] = []
  private var items: [Int] = []
  private(set) var usable = 0
  private(set) var failed = 0
  private(set) var cells = 0

  init(_ cells: some Sequence<RatingTable.Cell>) {
    for cell in cells {
      self.cells += 1
      usable += cell.grades.count
      failed += cell.failed
      if let mean = cell.mean {
        values.append(mean)
        items.append(cell.item)
      }
    }
  }

  /// How many cells have a grade.
  var graded: Int { values.count }

  /// The mean over cells that have a grade.
  var mean: Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }

  /// The share of cells that have a grade.
  var coverage: Double? { cells > 0 ? Double(values.count) / Double(cells) : nil }

  /// The mean if every cell without a grade had `value`.
  func mean(missingAre value: Double) -> Double? {
    cells > 0 ? (values.reduce(0, +) + value * Double(cells - values.count)) / Double(cells) : nil
  }

  /// Student's interval of the mean, turns of one item as a cluster.
  func interval(level: Double) -> Interval? {
    guard let clustered = try? clusteredMean(values, clusters: items) else { return nil }
    return clustered.interval(level: level)
  }

  /// A leaderboard's row.
  func row(model: String, scale: ClosedRange<Double>?, level: Double, columns: JSONObject = [:]) -> Leaderboard.Row {
    let interval = interval(level: level)
    func clamped(_ value: Double?) -> Double? {
      value.map { value in scale.map { min(max(value, $0.lowerBound), $0.upperBound) } ?? value }
    }
    var columns = columns
    columns["n_total"] = JSONValue(graded)
    return Leaderboard.Row(
      model: model, score: mean, low: clamped(interval?.low), high: clamped(interval?.high), judgments: usable,
      failed: failed, coverage: coverage, scoreIfFailuresLost: scale.flatMap { mean(missingAre: $0.lowerBound) },
      scoreIfFailuresWon: scale.flatMap { mean(missingAre: $0.upperBound) }, scored: graded, columns: columns)
  }
}
