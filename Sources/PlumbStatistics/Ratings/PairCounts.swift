/// Wins and ties between every two players, aggregated: what the rating models need of any number
/// of battles.
///
/// Weights count a battle more than once without making it more than one observation: the sums of
/// squared weights are kept beside the sums, so that the sandwich and bootstrap intervals know the
/// number of battles.
public struct PairCounts: Sendable, Codable, Equatable {
  /// The players' names, for messages and results.
  public let labels: [String]
  private(set) var wins: [Double]
  private(set) var ties: [Double]
  // Empty while every weight was 1: then a square sum equals its sum.
  private var winSquares: [Double] = []
  private var tieSquares: [Double] = []

  /// No battles among named players.
  ///
  /// - Parameter labels: One name a player.
  public init(labels: [String]) {
    self.labels = labels
    wins = Array(repeating: 0, count: labels.count * labels.count)
    ties = wins
  }

  /// How many players there are.
  public var players: Int { labels.count }

  /// Counts a battle.
  ///
  /// - Parameters:
  ///   - first: A player's index.
  ///   - second: Another player's index.
  ///   - score: The first player's score: 1 a win, 0 a loss, ½ a tie. Other values between 0 and 1
  ///     (a judge's probability) count as that share of a win and the rest of a loss.
  ///   - weight: > 0, finite.
  ///   - count: How many such battles there are, ≥ 1: independent ones, unlike a weight.
  /// - Throws: `StatisticsError` `.outOfRange` when an index, the score, the weight or the count is
  ///   impossible.
  /// - Complexity: O(1).
  public mutating func add(
    first: Int, second: Int, score: Double, weight: Double = 1, count: Int = 1
  ) throws(StatisticsError) {
    let m = labels.count
    guard first >= 0, second >= 0, first < m, second < m, first != second else {
      throw StatisticsError(
        .outOfRange,
        "A battle of player \(first) with player \(second) cannot be counted: there are \(m) players, numbered from 0, "
          + "and a battle needs two different ones.")
    }
    guard score >= 0, score <= 1 else {
      throw StatisticsError(
        .outOfRange,
        "The score \(score) of \(labels[first]) against \(labels[second]) is not between 0 and 1.")
    }
    guard weight > 0, weight.isFinite, count >= 1 else {
      throw StatisticsError(
        .outOfRange,
        "The weight \(weight) of a battle of \(labels[first]) with \(labels[second]) is not positive and finite, "
          + "or its count \(count) is below 1.")
    }
    let sum = weight * Double(count)
    let squares = weight * sum
    if weight != 1, winSquares.isEmpty {
      winSquares = wins
      tieSquares = ties
    }
    if score == 0.5 {
      let cell = min(first, second) * m + max(first, second)
      ties[cell] += sum
      if !tieSquares.isEmpty { tieSquares[cell] += squares }
      return
    }
    let won = first * m + second
    let lost = second * m + first
    wins[won] += sum * score
    wins[lost] += sum * (1 - score)
    if !winSquares.isEmpty {
      winSquares[won] += squares * score
      winSquares[lost] += squares * (1 - score)
    }
  }

  /// Adds all battles that `other` has counted.
  ///
  /// - Parameter other: Counts among the same players, in the same order.
  /// - Throws: `StatisticsError` `.lengthMismatch` when the players differ.
  public mutating func merge(_ other: PairCounts) throws(StatisticsError) {
    guard labels == other.labels else {
      throw StatisticsError(
        .lengthMismatch,
        "Two tables of battles cannot be merged: they do not list the same players in the same order."
      )
    }
    if !other.winSquares.isEmpty || !winSquares.isEmpty {
      let mine = winSquares.isEmpty ? (wins, ties) : (winSquares, tieSquares)
      let theirs =
        other.winSquares.isEmpty ? (other.wins, other.ties) : (other.winSquares, other.tieSquares)
      winSquares = zip(mine.0, theirs.0).map(+)
      tieSquares = zip(mine.1, theirs.1).map(+)
    }
    for cell in wins.indices {
      wins[cell] += other.wins[cell]
      ties[cell] += other.ties[cell]
    }
  }

  /// The total weight of one player's wins over another.
  ///
  /// - Parameters:
  ///   - player: The winner's index.
  ///   - opponent: The loser's index.
  /// - Returns: ≥ 0.
  public func wins(of player: Int, over opponent: Int) -> Double {
    wins[player * labels.count + opponent]
  }

  /// The total weight of the ties of two players.
  ///
  /// - Parameters:
  ///   - first: A player's index.
  ///   - second: The other's.
  /// - Returns: ≥ 0.
  public func ties(between first: Int, and second: Int) -> Double {
    ties[min(first, second) * labels.count + max(first, second)]
  }

  /// The total weight of a player's battles.
  ///
  /// - Parameter player: The player's index.
  /// - Returns: ≥ 0.
  public func battles(of player: Int) -> Double {
    (0..<labels.count).reduce(0) { total, other in
      other == player
        ? total
        : total + wins(of: player, over: other) + wins(of: other, over: player)
          + ties(between: player, and: other)
    }
  }

  /// The total weight of all battles.
  public var total: Double { wins.reduce(0, +) + ties.reduce(0, +) }

  /// Wins plus half the ties, as evalica's matrix: entry i·m + j is what i scored against j.
  ///
  /// - Parameters:
  ///   - winWeight: What a win scores.
  ///   - tieWeight: What a tie scores, for each side.
  /// - Returns: `players`² numbers, row-major.
  public func scores(winWeight: Double = 1, tieWeight: Double = 0.5) -> [Double] {
    let m = labels.count
    var result = wins.map { winWeight * $0 }
    for i in 0..<m {
      for j in (i + 1)..<max(m, i + 1) {
        result[i * m + j] += tieWeight * ties[i * m + j]
        result[j * m + i] += tieWeight * ties[i * m + j]
      }
    }
    return result
  }

  /// Every kind of battle that occurred, as a list: one entry for each pair and outcome.
  var cells: [Cell] {
    let m = labels.count
    var result: [Cell] = []
    for i in 0..<m {
      for j in (i + 1)..<max(m, i + 1) {
        let up = i * m + j
        let down = j * m + i
        for (sum, squares, score) in [
          (wins[up], winSquares.isEmpty ? wins[up] : winSquares[up], 1.0),
          (wins[down], winSquares.isEmpty ? wins[down] : winSquares[down], 0.0),
          (ties[up], tieSquares.isEmpty ? ties[up] : tieSquares[up], 0.5),
        ] where sum > 0 {
          result.append(
            Cell(
              first: Int32(i), second: Int32(j), score: score, weight: squares / sum,
              count: sum * sum / squares, squares: squares))
        }
      }
    }
    return result
  }

  /// Battles of one pair with one outcome.
  struct Cell: Sendable {
    var first: Int32
    var second: Int32
    var score: Double
    /// The mean weight of one battle.
    var weight: Double
    /// How many battles, so that `count · weight` is their total weight.
    var count: Double
    /// The sum of squared weights.
    var squares: Double
  }
}
