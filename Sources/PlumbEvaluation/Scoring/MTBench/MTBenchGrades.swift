internal import PlumbCore
internal import PlumbStatistics

/// MT-Bench's single-answer grading.
///
/// Upstream's average pools the grades of all turns, so that an item whose second turn failed pulls it towards the first
/// turn. Here an item counts with the mean of its turns when all of them have a grade; in full data both are equal. Turn
/// means are over all grades of the turn.
struct MTBenchGrades {
  var table: RatingTable
  var options: LeaderboardOptions

  var leaderboard: Leaderboard {
    var rows = rows(of: table.cells)
      .sorted { ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model) }
    rankByIntervals(&rows)
    let order = rows.map(\.model)
    func parts(_ dimension: String, _ names: [String], of part: (RatingTable.Cell) -> Int?) -> [Leaderboard.Breakdown] {
      guard names.count > 1 else { return [] }
      return names.enumerated().map { index, name in
        let found = self.rows(of: table.cells.filter { part($0) == index })
        return .init(
          dimension: dimension, value: name, rows: order.compactMap { model in found.first { $0.model == model } })
      }
    }
    let turns = Set(table.cells.map { max(1, $0.turn) }).sorted()
    return Leaderboard(
      method: "mt-bench", seed: options.seed, level: options.resolvedLevel,
      interval: "Student's, over items with the mean of their turns",
      details: scaleDetails(table), rows: rows,
      breakdowns: parts("category", table.categories) { $0.category }
        + parts("turn", turns.map(String.init)) { turns.firstIndex(of: max(1, $0.turn)) }
        + parts("language", table.languages) { $0.language },
      judges: table.judges, warnings: ratingWarnings(rows, table),
      display: .init(
        title: "MT-Bench, mean grade over turns",
        columns: [
          .init("first_turn", title: "turn 1", decimals: 2), .init("second_turn", title: "turn 2", decimals: 2),
        ]))
  }

  private func rows(of cells: [RatingTable.Cell]) -> [Leaderboard.Row] {
    table.models.indices.compactMap { model in
      let own = cells.filter { $0.model == model }
      return own.isEmpty ? nil : row(table.models[model], own)
    }
  }

  private func row(_ model: String, _ cells: [RatingTable.Cell]) -> Leaderboard.Row {
    var items: [Int: [RatingTable.Cell]] = [:]
    for cell in cells { items[cell.item, default: []].append(cell) }
    func itemMeans(missing: Double?) -> [Double] {
      items.sorted { $0.key < $1.key }.compactMap { _, turns in
        let grades = turns.compactMap { $0.mean ?? missing }
        return grades.count == turns.count ? grades.reduce(0, +) / Double(grades.count) : nil
      }
    }
    let complete = Moments(itemMeans(missing: nil))
    let summary = RatingSummary(cells)
    var columns: JSONObject = [:]
    columns["first_turn"] = RatingSummary(cells.filter { $0.turn <= 1 }).mean.map(JSONValue.number) ?? .null
    columns["second_turn"] = RatingSummary(cells.filter { $0.turn == 2 }).mean.map(JSONValue.number) ?? .null
    columns["pooled"] = summary.mean.map(JSONValue.number) ?? .null
    columns["n_total"] = JSONValue(complete.count)
    let interval = complete.studentInterval(level: options.resolvedLevel)
    func clamped(_ value: Double?) -> Double? {
      value.map { value in table.scale.map { min(max(value, $0.lowerBound), $0.upperBound) } ?? value }
    }
    func bound(_ value: Double?) -> Double? { value.flatMap { Moments(itemMeans(missing: $0)).mean } }
    return Leaderboard.Row(
      model: model, score: complete.mean, low: clamped(interval?.low), high: clamped(interval?.high),
      judgments: summary.usable, failed: summary.failed, coverage: Double(complete.count) / Double(items.count),
      scoreIfFailuresLost: bound(table.scale?.lowerBound), scoreIfFailuresWon: bound(table.scale?.upperBound),
      columns: columns)
  }
}
