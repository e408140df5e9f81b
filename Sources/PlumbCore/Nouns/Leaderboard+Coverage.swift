extension Leaderboard {
  /// The coverage that a ranking needs unless somebody says otherwise: 0.95.
  public static let standardCoverageFloor = 0.95

  /// The rows whose share of judgments with an outcome is below a floor: the one rule that withholds a ranking, ends a
  /// command with 3 and is said on pages.
  ///
  /// - Parameter floor: The least share, 0–1.
  /// - Returns: The rows in their order.
  public func belowFloor(_ floor: Double) -> [Row] { rows.filter { $0.knownCoverage < floor } }

  /// The leaderboard without a ranking when a model's coverage is below a floor.
  ///
  /// Rows stand by name and without ranks, and there is a warning. Scores, bounds and counts stay.
  ///
  /// - Parameter floor: The least share of judgments with an outcome, 0–1.
  /// - Returns: The same leaderboard when every model reaches the floor.
  public func withholdingRanking(belowCoverage floor: Double) -> Leaderboard {
    let low = belowFloor(floor)
    guard !low.isEmpty, rows.count > 1 else { return self }
    var board = self
    board.rows.sort { $0.model < $1.model }
    for index in board.rows.indices { board.rows[index].rank = nil }
    board.details["ranking_withheld"] = true
    board.warnings.append(
      "No ranking: the coverage of \(low.map(\.model).joined(separator: ", ")) is below \(formatDecimal(100 * floor, 0)) %."
    )
    return board
  }

  /// Whether the rows are in no order of merit, because too much failed.
  public var isRankingWithheld: Bool { details["ranking_withheld"]?.bool == true }
}

extension Leaderboard.Row {
  /// The share of judgments with an outcome, 0–1, as far as it is known.
  ///
  /// The row's coverage; where its method gives none, the share of its judgments that did not fail; 0 for a model of which
  /// nothing was judged, since nothing is known of it.
  public var knownCoverage: Double {
    if let coverage { return coverage }
    let all = judgments + failed
    return all > 0 ? Double(judgments) / Double(all) : 0
  }
}
