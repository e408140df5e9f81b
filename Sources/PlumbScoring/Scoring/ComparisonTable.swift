public import PlumbCore

/// The judgments of a run, condensed to what scores need: one cell a comparison of a model with the baseline.
///
/// Judgments may come in any order and are not kept: about a hundred bytes a comparison stay.
public struct ComparisonTable: Sendable {
  /// One model against the baseline on one item, by one judge.
  struct Cell: Sendable {
    var model: Int32
    var judge: Int32
    var category: Int32
    var language: Int32
    /// The item, as a key: two cells with the same key are about the same item.
    var item: Int
    /// The model's win probabilities with the baseline first.
    var baselineFirst = RepeatedOutcome()
    /// The model's win probabilities with the model first.
    var modelFirst = RepeatedOutcome()
    /// Failed judgments by order.
    var failed: (Int32, Int32) = (0, 0)
    /// Unicode scalars of the model's and the baseline's answer; −1 when unknown.
    var lengths: (model: Int32, baseline: Int32) = (-1, -1)
    /// Whether the answers were equal, so that the tie was given without asking.
    var isIdentical = false

    /// The model's win probability, when every planned order has a usable judgment.
    ///
    /// The mean over orders of the mean within each order, so that position bias cancels. A comparison that lost one of
    /// its two orders has none: the other order alone would bring the bias back.
    var winProbability: Double? {
      switch (baselineFirst.mean, modelFirst.mean) {
      case (nil, nil): nil
      case (let mean?, nil): failed.1 > 0 ? nil : mean
      case (nil, let mean?): failed.0 > 0 ? nil : mean
      case (let before?, let after?): (before + after) / 2
      }
    }

    /// The win probability if every missing order had gone to `value`.
    func winProbability(missingOrdersAre value: Double) -> Double {
      if let winProbability { return winProbability }
      let orders = [(baselineFirst, failed.0), (modelFirst, failed.1)].filter { $0.0.usable + $0.1 > 0 }
      let means = orders.map { $0.0.mean ?? value }
      return means.isEmpty ? value : means.reduce(0, +) / Double(means.count)
    }

    /// Usable judgments in both orders.
    var usable: Int { Int(baselineFirst.usable) + Int(modelFirst.usable) }

    /// What the judge said, with the model as answer A.
    var outcomes: OrderOutcomes {
      OrderOutcomes(aFirst: modelFirst, bFirst: baselineFirst, isIdentical: isIdentical)
    }
  }

  private struct Key: Hashable {
    var item: Int
    var baseline: Int
    var model: Int32
    var judge: Int32
  }

  /// The model that the others are compared with.
  public let baseline: String
  /// The models, in the order they first came.
  public private(set) var models: [String] = []
  /// The judges' behaviour, in the order they first came.
  private var tallies: [JudgeTally] = []
  private(set) var cells: [Cell] = []
  private(set) var categories: [String] = []
  private(set) var languages: [String] = []
  private var judgeNames: [String] = []
  private var indices: [Key: Int] = [:]
  /// Judgments that are no preference between a model and the baseline, and so were passed over.
  public private(set) var passedOver = 0

  /// An empty table.
  ///
  /// - Parameter baseline: The model that the others are compared with.
  public init(baseline: String) { self.baseline = baseline }

  /// Adds one judgment.
  ///
  /// Ratings, rankings and preferences between two other models are passed over and counted.
  public mutating func add(_ judgment: Judgment) { add(judgment, baseline: baseline) }

  /// Adds one judgment of a model against a baseline of its own, where categories differ in theirs.
  mutating func add(_ judgment: Judgment, baseline: String) {
    guard judgment.models.count == 2, judgment.models.contains(baseline) else {
      passedOver += 1
      return
    }
    let baselineFirst = judgment.models[0] == baseline
    let model = Self.index(of: judgment.models[baselineFirst ? 1 : 0], in: &models)
    let judge = Self.index(of: judgment.judge, in: &judgeNames)
    if Int(judge) == tallies.count { tallies.append(JudgeTally(judge: judgment.judge)) }
    let index = cellIndex(for: judgment, model: model, judge: judge, baseline: baseline)
    if judgment.lengths.count == 2 {
      cells[index].lengths = (
        Int32(clamping: judgment.lengths[baselineFirst ? 1 : 0]),
        Int32(clamping: judgment.lengths[baselineFirst ? 0 : 1])
      )
    }
    if judgment.basis == .identical { cells[index].isIdentical = true }
    switch judgment.outcome {
    case .preference(let preference):
      let win = baselineFirst ? 1 - preference.first : preference.first
      if baselineFirst { cells[index].baselineFirst.add(win) } else { cells[index].modelFirst.add(win) }
    case .failed:
      if baselineFirst { cells[index].failed.0 += 1 } else { cells[index].failed.1 += 1 }
    case .ratings, .ranking: passedOver += 1
    }
    tallies[Int(judge)].add(judgment)
  }

  /// What is known of each judge.
  public var judges: [JudgeBehaviour] {
    tallies.enumerated().map { index, tally in
      tally.behaviour(of: cells.lazy.filter { Int($0.judge) == index }.map(\.outcomes))
    }
  }

  /// The key of an item, or of one of its turns, in this process.
  static func itemKey(_ item: String, turn: Int? = nil) -> Int {
    var hasher = Hasher()
    hasher.combine(item)
    hasher.combine(turn)
    return hasher.finalize()
  }

  private mutating func cellIndex(for judgment: Judgment, model: Int32, judge: Int32, baseline: String) -> Int {
    let key = Key(
      item: Self.itemKey(judgment.item, turn: judgment.turn), baseline: baseline.hashValue, model: model, judge: judge)
    if let index = indices[key] { return index }
    let category = judgment.category.first.map { Self.index(of: $0, in: &categories) } ?? -1
    let language = judgment.language.map { Self.index(of: $0, in: &languages) } ?? -1
    cells.append(Cell(model: model, judge: judge, category: category, language: language, item: key.item))
    indices[key] = cells.count - 1
    return cells.count - 1
  }

  /// Names are few, so a walk is faster than a dictionary.
  private static func index(of name: String, in names: inout [String]) -> Int32 {
    if let index = names.firstIndex(of: name) { return Int32(index) }
    names.append(name)
    return Int32(names.count - 1)
  }
}
