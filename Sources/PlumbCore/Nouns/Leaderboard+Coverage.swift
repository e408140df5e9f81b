extension Leaderboard {
  /// The rows whose share of judgments with an outcome is below a floor; a row without a share is not below it.
  ///
  /// - Parameter floor: The least share, 0–1.
  /// - Returns: The rows in their order.
  public func rows(belowCoverage floor: Double) -> [Row] {
    rows.filter { row in row.coverage.map { $0 < floor } ?? false }
  }

  /// The leaderboard without a ranking when a model's coverage is below a floor.
  ///
  /// Rows stand by name and without ranks, and there is a warning. Scores, bounds and counts stay.
  ///
  /// - Parameter floor: The least share of judgments with an outcome, 0–1.
  /// - Returns: The same leaderboard when every model reaches the floor.
  public func withholdingRanking(belowCoverage floor: Double) -> Leaderboard {
    let low = rows(belowCoverage: floor)
    guard !low.isEmpty, rows.count > 1 else { return self }
    var board = self
    board.rows.sort { $0.model < $1.model }
    for index in board.rows.indices { board.rows[index].rank = nil }
    board.isRankingWithheld = true
    board.warnings.append(
      "No ranking: the coverage of \(low.map(\.model).joined(separator: ", ")) is below \(formatDecimal(100 * floor, 0)) %."
    )
    return board
  }
}
