extension Leaderboard {
  /// The ranks that tables show, one a row: the method's own, else 1 + the number of rows with a higher score, so that rows
  /// with the same score share theirs; `nil` without a score or a ranking.
  ///
  /// Scores that differ by rounding alone (a relative 1e-9) are the same.
  public var ranks: [Int?] {
    if isRankingWithheld { return rows.map { _ in nil } }
    var ranks: [Int?] = []
    var last: (score: Double, rank: Int)?
    var place = 0
    for row in rows {
      guard let score = row.score, score.isFinite else {
        ranks.append(nil)
        continue
      }
      place += 1
      let isTied = last.map { abs($0.score - score) <= 1e-9 * max(1, abs(score)) } ?? false
      let rank = row.rank?.rank ?? (isTied ? last?.rank ?? place : place)
      last = (score, rank)
      ranks.append(rank)
    }
    return ranks
  }

  /// The rows that share the first rank; one where nothing is tied, none without a ranking.
  public var leaders: [Row] { zip(rows, ranks).filter { $0.1 == 1 }.map(\.0) }
}
