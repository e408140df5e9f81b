internal import PlumbCore

extension LeaderboardMethod {
  /// The mean overall grade.
  static let meanRating = LeaderboardMethod(
    name: "mean-rating", summary: "mean overall grade of answers that were graded one by one", usualFor: .grades
  ) { MeanRatingScorer(options: $0) }
}

/// The mean overall grade of each model, whole and by category, language, turn and dimension.
struct MeanRatingScorer: LeaderboardScorer {
  let options: LeaderboardOptions
  private var table = RatingTable()

  init(options: LeaderboardOptions) { self.options = options }

  mutating func add(_ judgment: Judgment) {
    if options.includes(judgment) { table.add(judgment) }
  }

  func leaderboard() -> Leaderboard {
    var rows = rows(of: table.cells) { model in
      var columns: JSONObject = [:]
      for dimension in table.dimensions {
        columns[dimension] = table.mean(of: dimension, model: model).map(JSONValue.number) ?? .null
      }
      return columns
    }.sorted { ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model) }
    rankByIntervals(&rows)
    let order = rows.map(\.model)
    var breakdowns: [Leaderboard.Breakdown] = []
    func addParts(_ dimension: String, _ names: [String], of part: (RatingTable.Cell) -> Int?) {
      guard names.count > 1 else { return }
      for (index, name) in names.enumerated() {
        let found = self.rows(of: table.cells.filter { part($0) == index })
        breakdowns.append(
          .init(
            dimension: dimension, value: name, rows: order.compactMap { model in found.first { $0.model == model } })
        )
      }
    }
    addParts("category", table.categories) { $0.category }
    addParts("language", table.languages) { $0.language }
    let turns = Set(table.cells.map(\.turn)).sorted()
    addParts("turn", turns.map { $0 == 0 ? "only" : String($0) }) { turns.firstIndex(of: $0.turn) }
    return Leaderboard(
      method: "mean-rating", seed: options.seed, level: options.resolvedLevel,
      interval: "Student's, turns of one item as a cluster", details: scaleDetails(table), rows: rows,
      breakdowns: breakdowns, judges: table.judges,
      warnings: ratingWarnings(rows, table),
      display: .init(
        title: "Mean grade"
          + (table.scale.map { " from \(shortNumber($0.lowerBound)) to \(shortNumber($0.upperBound))" } ?? ""),
        columns: table.dimensions.prefix(6).map { .init($0, title: $0, decimals: 2) }))
  }

  private func rows(of cells: [RatingTable.Cell], columns: (String) -> JSONObject = { _ in [:] }) -> [Leaderboard.Row] {
    table.models.indices.compactMap { model in
      let summary = RatingSummary(cells.lazy.filter { $0.model == model })
      return summary.cells == 0
        ? nil
        : summary.row(
          model: table.models[model], scale: table.scale, level: options.resolvedLevel,
          columns: columns(table.models[model]))
    }
  }
}

/// What a reader should know of failed and passed-over judgments of single answers.
func ratingWarnings(_ rows: [Leaderboard.Row], _ table: RatingTable) -> [String] {
  var warnings: [String] = []
  for row in rows where row.failed > 0 {
    let bounds = [row.scoreIfFailuresLost, row.scoreIfFailuresWon].compactMap { $0.map { formatDecimal($0, 2) } }
    warnings.append(
      "\(row.model): \(row.failed) of \(row.failed + row.judgments) judgments failed"
        + (bounds.count == 2
          ? "; its score lies between \(bounds[0]) and \(bounds[1]), whatever they would have been." : "."))
  }
  if table.passedOver > 0 {
    warnings.append(
      "\(table.passedOver) judgments are no grades of one answer on the scale of the first one and were passed over.")
  }
  return warnings
}

/// The scale of the grades as a leaderboard's document tells it.
func scaleDetails(_ table: RatingTable) -> JSONObject {
  table.scale.map { ["scale": [.number($0.lowerBound), .number($0.upperBound)]] } ?? [:]
}
