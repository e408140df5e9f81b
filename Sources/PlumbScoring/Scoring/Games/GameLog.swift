internal import PlumbCore
internal import PlumbStatistics

/// Preferences seen as games between two models, in columns: about thirty bytes a game, none where only counts matter.
struct GameLog: Sendable {
  private(set) var models = NameList()
  private var items = NameList()
  private var judges = NameList()
  private var first: [Int32] = []
  private var second: [Int32] = []
  private var scores: [Double] = []
  private var weights: [Float] = []
  private var item: [Int32] = []
  /// Judge and repetition, to find the other game of a pair.
  private var act: [Int32] = []
  private var styles: [AnswerStyle?] = []
  /// The baseline of each game, as far as judgments name theirs; −1 or missing where they do not.
  private var ownBaselines: [Int32] = []
  private var failed: [Failed] = []
  private var counts = OutcomeCounts()
  private var modelsOfBatch: [Int32] = []
  /// Judgments that are no preference between two models.
  private(set) var passedOver = 0

  /// Whether battles without items are kept in their order (Elo), not only counted.
  let keepsOrder: Bool
  let strongWeight: Double

  private struct Failed: Sendable {
    var first: Int32
    var second: Int32
    var item: Int32
    var act: Int32
  }

  private struct PairKey: Hashable {
    var low: Int32
    var high: Int32
    var item: Int32
    var act: Int32

    init(_ first: Int32, _ second: Int32, item: Int32, act: Int32) {
      (low, high) = first < second ? (first, second) : (second, first)
      self.item = item
      self.act = act
    }
  }

  init(keepsOrder: Bool, strongWeight: Double) {
    self.keepsOrder = keepsOrder
    self.strongWeight = strongWeight
  }

  /// Takes a judgment.
  mutating func add(_ judgment: Judgment) {
    guard judgment.models.count == 2, judgment.models[0] != judgment.models[1] else {
      passedOver += 1
      return
    }
    let left = models.number(of: judgment.models[0])
    let right = models.number(of: judgment.models[1])
    let name = judgment.turn.map { "\(judgment.item)#\($0)" } ?? judgment.item
    let itemNumber = items.number(of: judgment.turn == nil ? judgment.item : name)
    let actNumber = judges.number(of: "\(judgment.repetition) \(judgment.judge)")
    switch judgment.outcome {
    case .preference(let preference):
      first.append(left)
      second.append(right)
      scores.append(preference.first)
      weights.append(preference.strength == .strong ? Float(strongWeight) : 1)
      item.append(itemNumber)
      act.append(actNumber)
      if let baseline = judgment.baseline, judgment.models.contains(baseline) {
        while ownBaselines.count < first.count - 1 { ownBaselines.append(-1) }
        ownBaselines.append(judgment.models[0] == baseline ? left : right)
      }
      guard judgment.styles.count == 2 || !styles.isEmpty else { return }
      while styles.count < 2 * (first.count - 1) { styles.append(nil) }
      styles += judgment.styles.count == 2 ? judgment.styles : [nil, nil]
    case .failed: failed.append(Failed(first: left, second: right, item: itemNumber, act: actNumber))
    case .ratings, .ranking: passedOver += 1
    }
  }

  /// Takes battles in columns.
  mutating func add(_ batch: BattleBatch) {
    while modelsOfBatch.count < batch.models.count {
      modelsOfBatch.append(models.number(of: batch.models[modelsOfBatch.count]))
    }
    let judge = judges.number(of: "0 ")
    for index in 0..<batch.count {
      let left = modelsOfBatch[Int(batch.first[index])]
      let right = modelsOfBatch[Int(batch.second[index])]
      guard left != right else {
        passedOver += 1
        continue
      }
      if batch.item.isEmpty, !keepsOrder {
        counts.add(left, right, batch.doubledScores[index])
        continue
      }
      first.append(left)
      second.append(right)
      scores.append(Double(batch.doubledScores[index]) / 2)
      weights.append(1)
      let number =
        batch.item.isEmpty
        ? Int32(truncatingIfNeeded: first.count) : items.number(of: batch.items[Int(batch.item[index])])
      item.append(number)
      act.append(judge)
    }
  }

  /// The games that count.
  ///
  /// - Parameters:
  ///   - keepsHalves: Whether a game counts whose other game (same item, pair and judge, other order) failed. Without
  ///     the other, position bias does not cancel.
  ///   - baseline: The model that is put second wherever it plays; without one, each game's own baseline is.
  /// - Returns: The games, ready for the statistics.
  func games(keepsHalves: Bool, baseline: String?) -> Games {
    let lost = keepsHalves ? [] : Set(failed.map { PairKey($0.first, $0.second, item: $0.item, act: $0.act) })
    let baselineNumber = baseline.flatMap { models.known($0) }
    var games = Games(models: models.names, baseline: baselineNumber)
    games.counts = counts
    for index in first.indices {
      let own = index < ownBaselines.count && ownBaselines[index] >= 0 ? Int(ownBaselines[index]) : nil
      let opponent = baselineNumber ?? own
      let isFlipped = opponent.map { Int(first[index]) == $0 } ?? false
      let a = Int(isFlipped ? second[index] : first[index])
      let b = Int(isFlipped ? first[index] : second[index])
      if !lost.isEmpty,
        lost.contains(PairKey(first[index], second[index], item: item[index], act: act[index]))
      {
        games.halves[a] += 1
        games.halves[b] += 1
        continue
      }
      games.battles.append(
        Battle(
          first: a, second: b, score: isFlipped ? 1 - scores[index] : scores[index], weight: Double(weights[index])))
      games.items.append(Int(item[index]))
      games.areAgainstBaseline.append(opponent == b)
      guard !styles.isEmpty else { continue }
      let pair = 2 * index + 1 < styles.count ? (styles[2 * index], styles[2 * index + 1]) : (nil, nil)
      games.styles.append(isFlipped ? Games.StylePair(pair.1, pair.0) : Games.StylePair(pair.0, pair.1))
    }
    for one in failed {
      games.failed[Int(one.first)] += 1
      games.failed[Int(one.second)] += 1
    }
    return games
  }
}

/// How often each ordered pair of models won, tied and lost: all that most methods need of any number of battles.
struct OutcomeCounts: Sendable {
  private(set) var capacity = 0
  private var cells: [Int] = []

  /// Whether no battle was counted.
  var isEmpty: Bool { capacity == 0 }

  @inline(__always) mutating func add(_ first: Int32, _ second: Int32, _ doubledScore: UInt8) {
    let largest = Int(max(first, second))
    if largest >= capacity { grow(to: max(32, 2 * (largest + 1))) }
    cells[(Int(first) * capacity + Int(second)) * 3 + Int(doubledScore)] += 1
  }

  private mutating func grow(to larger: Int) {
    var moved = [Int](repeating: 0, count: larger * larger * 3)
    for row in 0..<capacity {
      for column in 0..<(capacity * 3) { moved[row * larger * 3 + column] = cells[row * capacity * 3 + column] }
    }
    cells = moved
    capacity = larger
  }

  /// Calls `body` with each kind of battle that occurred: the two models, the first's score and how often.
  func forEach(_ body: (_ first: Int, _ second: Int, _ score: Double, _ count: Int) throws -> Void) rethrows {
    for index in cells.indices where cells[index] > 0 {
      let pair = index / 3
      try body(pair / capacity, pair % capacity, Double(index % 3) / 2, cells[index])
    }
  }
}
