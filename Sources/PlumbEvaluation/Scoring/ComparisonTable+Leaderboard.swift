public import PlumbCore

extension ComparisonTable {
  /// The leaderboard by win rate against the baseline, whole and by category and language.
  ///
  /// - Parameter seed: The run's seed, noted in the leaderboard.
  /// - Returns: The leaderboard, best model first.
  public func winRateLeaderboard(seed: Int? = nil) -> Leaderboard {
    let merged = mergedOverJudges()
    let rows = rows(of: merged).sorted { ($0.score ?? -1, $1.model) > ($1.score ?? -1, $0.model) }
    let order = rows.map(\.model)
    var breakdowns: [Leaderboard.Breakdown] = []
    for (dimension, names, part) in [
      ("category", categories, \Cell.category), ("language", languages, \Cell.language),
    ] where names.count > 1 {
      for (index, name) in names.enumerated() {
        let rows = self.rows(of: merged.filter { Int($0[keyPath: part]) == index })
        breakdowns.append(
          .init(dimension: dimension, value: name, rows: order.compactMap { model in rows.first { $0.model == model } })
        )
      }
    }
    return Leaderboard(
      method: "win-rate", baseline: baseline, seed: seed, rows: rows, breakdowns: breakdowns, judges: judges,
      warnings: warnings(rows))
  }

  private func rows(of cells: [Cell]) -> [Leaderboard.Row] {
    var rates = [WinRate?](repeating: nil, count: models.count)
    for cell in cells {
      var rate = rates[Int(cell.model)] ?? WinRate()
      rate.add(cell)
      rates[Int(cell.model)] = rate
    }
    return zip(models, rates).compactMap { model, rate in rate?.row(model: model, isBaseline: model == baseline) }
  }

  /// With several judges, each comparison counts once: their usable judgments are pooled.
  private func mergedOverJudges() -> [Cell] {
    guard cells.contains(where: { $0.judge != 0 }) else { return cells }
    var merged: [Cell] = []
    var indices: [[Int]: Int] = [:]
    for cell in cells {
      let key = [cell.item, Int(cell.model)]
      guard let index = indices[key] else {
        indices[key] = merged.count
        merged.append(cell)
        continue
      }
      merged[index].sums.0 += cell.sums.0
      merged[index].sums.1 += cell.sums.1
      merged[index].usable.0 += cell.usable.0
      merged[index].usable.1 += cell.usable.1
      merged[index].failed.0 += cell.failed.0
      merged[index].failed.1 += cell.failed.1
    }
    return merged
  }

  private func warnings(_ rows: [Leaderboard.Row]) -> [String] {
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
