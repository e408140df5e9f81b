public import PlumbCore
internal import PlumbStatistics

extension ComparisonTable {
  /// The leaderboard by win rate against the baseline, whole and by category and language.
  ///
  /// - Parameters:
  ///   - seed: The run's seed, noted in the leaderboard.
  ///   - level: The nominal coverage of all intervals and of the ranks they leave open, strictly between 0 and 1.
  /// - Returns: The leaderboard, best model first.
  public func winRateLeaderboard(seed: Int? = nil, level: Double = 0.95) -> Leaderboard {
    let merged = scoredComparisons()
    let rows = rows(of: merged, level: level).sorted { ($0.score ?? -1, $1.model) > ($1.score ?? -1, $0.model) }
    let order = rows.map(\.model)
    var breakdowns: [Leaderboard.Breakdown] = []
    for (dimension, names, part) in [
      ("category", categories, \ScoredComparison.category), ("language", languages, \ScoredComparison.language),
    ] where names.count > 1 {
      for (index, name) in names.enumerated() {
        let rows = self.rows(of: merged.filter { Int($0[keyPath: part]) == index }, level: level)
        breakdowns.append(
          .init(dimension: dimension, value: name, rows: order.compactMap { model in rows.first { $0.model == model } })
        )
      }
    }
    return Leaderboard(
      method: "win-rate", unit: .winRate, baseline: baseline, seed: seed, level: level,
      interval: "Student's t over comparisons",
      rows: ranked(rows, level: level), breakdowns: breakdowns, judges: judges, warnings: warnings(rows),
      display: .init(
        title: "Win rate against \(baseline), in percent", columns: [.init("avg_length", title: "mean length")],
        showsCounts: true))
  }

  /// Rows with the ranks that their intervals leave open.
  private func ranked(_ rows: [Leaderboard.Row], level: Double) -> [Leaderboard.Row] {
    let defined = rows.compactMap { row in row.score.map { (row.model, $0, row.low ?? $0, row.high ?? $0) } }
    let ranks = rankIntervals(
      ratings: defined.map(\.1), intervals: defined.map { Interval(low: $0.2, high: $0.3, level: level) })
    let rankOf = Dictionary(zip(defined.map(\.0), ranks)) { first, _ in first }
    return rows.map { row in
      var row = row
      row.rank = rankOf[row.model].map { .init(rank: $0.rank, low: $0.low, high: $0.high) }
      return row
    }
  }

  func rows(of comparisons: [ScoredComparison], level: Double) -> [Leaderboard.Row] {
    var rates = [WinRate?](repeating: nil, count: models.count)
    for comparison in comparisons {
      var rate = rates[Int(comparison.model)] ?? WinRate()
      rate.add(comparison)
      rates[Int(comparison.model)] = rate
    }
    return zip(models, rates).compactMap { model, rate in
      rate?.row(model: model, isBaseline: model == baseline, level: level)
    }
  }

  /// Every comparison once, the cells of several judges together, in the order they first came.
  func scoredComparisons() -> [ScoredComparison] {
    guard cells.contains(where: { $0.judge != 0 }) else { return cells.map { ScoredComparison([$0]) } }
    var groups: [[Cell]] = []
    var indices: [[Int]: Int] = [:]
    for cell in cells {
      let key = [cell.item, Int(cell.model)]
      if let index = indices[key] {
        groups[index].append(cell)
      } else {
        indices[key] = groups.count
        groups.append([cell])
      }
    }
    return groups.map(ScoredComparison.init)
  }

  func warnings(_ rows: [Leaderboard.Row]) -> [String] {
    var warnings: [String] = []
    for row in rows where row.failed > 0 {
      let low = formatDecimal(row.scoreIfFailuresLost ?? .nan, 1)
      let high = formatDecimal(row.scoreIfFailuresWon ?? .nan, 1)
      warnings.append(
        "\(row.model): \(row.failed) of \(row.failed + row.judgments) judgments failed; its score lies between \(low) and \(high), whatever they would have been."
      )
    }
    if passedOver > 0 {
      warnings.append("\(passedOver) judgments are no preference against \(baseline) and were passed over.")
    }
    return warnings
  }
}
