internal import PlumbCore
internal import PlumbStatistics

/// Games that count, ready for the statistics.
struct Games: Sendable {
  /// The models in the order they first came.
  let models: [String]
  /// The baseline's number, when it plays.
  let baseline: Int?
  /// Games with an item, the baseline second wherever it plays.
  var battles: [Battle] = []
  /// The item of each of ``battles``.
  var items: [Int] = []
  /// Whether the second model of each of ``battles`` is the one baseline, or its category's.
  var areAgainstBaseline: [Bool] = []
  /// The styles of each of ``battles``; empty when none is known.
  var styles: [StylePair] = []
  /// Battles without items, counted.
  var counts = OutcomeCounts()
  /// Failed games of each model.
  var failed: [Int]
  /// Games of each model that were left out because the game in the other order failed.
  var halves: [Int]

  /// The styles of both answers, where known.
  struct StylePair: Sendable {
    var first: AnswerStyle?
    var second: AnswerStyle?

    init(_ first: AnswerStyle?, _ second: AnswerStyle?) {
      self.first = first
      self.second = second
    }
  }

  init(models: [String], baseline: Int?) {
    self.models = models
    self.baseline = baseline
    failed = Array(repeating: 0, count: models.count)
    halves = failed
  }

  /// Whether several games share an item, so that items and not games are independent.
  var hasSharedItems: Bool { counts.isEmpty && !items.isEmpty && Set(items).count < items.count }

  /// Wins and ties of every pair.
  ///
  /// - Parameter repeats: Whether a game of weight 3 is three games, as systems that repeat rows have it, instead of one
  ///   that weighs 3.
  /// - Returns: Counts among ``models``.
  /// - Throws: `StatisticsError` for a score or weight that is impossible.
  func pairCounts(repeats: Bool = false) throws(StatisticsError) -> PairCounts {
    var result = PairCounts(labels: models)
    for battle in battles {
      let isRepeated = repeats && battle.weight == battle.weight.rounded()
      try result.add(
        first: battle.first, second: battle.second, score: battle.score, weight: isRepeated ? 1 : battle.weight,
        count: isRepeated ? Int(battle.weight) : 1)
    }
    do {
      try counts.forEach { first, second, score, count in
        try result.add(first: first, second: second, score: score, count: count)
      }
    } catch let error as StatisticsError {
      throw error
    } catch {
      throw StatisticsError(.outOfRange, "\(error)")
    }
    return result
  }

  /// The number of games of each model.
  var played: [Int] {
    var result = [Int](repeating: 0, count: models.count)
    for battle in battles {
      result[battle.first] += 1
      result[battle.second] += 1
    }
    counts.forEach { first, second, _, count in
      result[first] += count
      result[second] += count
    }
    return result
  }

  /// Games with their repeats written out: a weight of 3 is three rows.
  var expanded: (battles: [Battle], items: [Int], styles: [StylePair], areAgainstBaseline: [Bool]) {
    var rows: (battles: [Battle], items: [Int], styles: [StylePair], areAgainstBaseline: [Bool]) = ([], [], [], [])
    for (index, battle) in battles.enumerated() {
      let isWhole = battle.weight == battle.weight.rounded() && battle.weight >= 1
      for _ in 0..<(isWhole ? Int(battle.weight) : 1) {
        var copy = battle
        if isWhole { copy.weight = 1 }
        rows.battles.append(copy)
        rows.items.append(items[index])
        rows.areAgainstBaseline.append(areAgainstBaseline[index])
        if !styles.isEmpty { rows.styles.append(styles[index]) }
      }
    }
    return rows
  }
}
