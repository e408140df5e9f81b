public import PlumbCore
internal import PlumbStatistics

/// The judgments of single answers, condensed to what scores need: one cell an answer's turn.
///
/// Judgments may come in any order and are not kept.
public struct RatingTable: Sendable {
  /// One model's answer to one turn of an item.
  struct Cell: Sendable {
    var model: Int
    var item: Int
    /// The turn, from 1; 0 for the whole or only one.
    var turn: Int
    var category: Int?
    var language: Int?
    /// Overall grades of all judges and repeats.
    var grades: [Grade] = []
    /// Judgments that failed.
    var failed = 0

    /// The mean overall grade; `nil` when every judgment failed.
    var mean: Double? { grades.isEmpty ? nil : grades.reduce(0) { $0 + $1.overall } / Double(grades.count) }
  }

  /// One overall grade.
  struct Grade: Sendable {
    var judge: Int
    var overall: Double
  }

  /// The models, in the order they first came.
  public private(set) var models: [String] = []
  /// The top categories, in the order they first came.
  public private(set) var categories: [String] = []
  /// The languages, in the order they first came.
  public private(set) var languages: [String] = []
  /// The dimensions, in the order they first came.
  public private(set) var dimensions: [String] = []
  /// The scale of the grades: that of the first one.
  public private(set) var scale: ClosedRange<Double>?
  /// Judgments that are no grades of one answer on the table's scale, and so were passed over.
  public private(set) var passedOver = 0

  private(set) var cells: [Cell] = []
  private var tallies: [JudgeTally] = []
  private var judgeNames: [String] = []
  private var itemIndices: [String: Int] = [:]
  private var indices: [Key: Int] = [:]
  private var dimensionMoments: [DimensionKey: Moments] = [:]

  private struct Key: Hashable {
    var model: Int
    var item: Int
    var turn: Int
  }

  private struct DimensionKey: Hashable {
    var model: Int
    var dimension: Int
  }

  /// An empty table.
  public init() {}

  /// Adds one judgment.
  ///
  /// Judgments of several answers, and grades on another scale than the first one's, are passed over and counted.
  public mutating func add(_ judgment: Judgment) {
    guard judgment.models.count == 1 else {
      passedOver += 1
      return
    }
    switch judgment.outcome {
    case .preference, .ranking:
      passedOver += 1
      return
    case .ratings(let ratings):
      if scale == nil { scale = ratings.scale }
      guard ratings.scale == scale else {
        passedOver += 1
        return
      }
    case .failed: break
    }
    let model = Self.index(of: judgment.models[0], in: &models)
    let judge = Self.index(of: judgment.judge, in: &judgeNames)
    if judge == tallies.count { tallies.append(JudgeTally(judge: judgment.judge)) }
    tallies[judge].add(judgment)
    let index = cellIndex(for: judgment, model: model)
    if case .ratings(let ratings) = judgment.outcome {
      cells[index].grades.append(Grade(judge: judge, overall: ratings.overall))
      for (name, grade) in ratings.dimensions.sorted(by: { $0.key < $1.key }) {
        let key = DimensionKey(model: model, dimension: Self.index(of: name, in: &dimensions))
        dimensionMoments[key, default: Moments()].add(grade)
      }
    } else {
      cells[index].failed += 1
    }
  }

  /// How each judge behaved.
  public var judges: [JudgeBehaviour] {
    tallies.enumerated().map { judge, tally in
      tally.behaviour(
        of: EmptyCollection<OrderOutcomes>(),
        grades: cells.lazy.map { cell in cell.grades.filter { $0.judge == judge }.map(\.overall) })
    }
  }

  /// The mean grade of a model on a dimension, over all judgments that gave one.
  public func mean(of dimension: String, model: String) -> Double? {
    guard let model = models.firstIndex(of: model), let dimension = dimensions.firstIndex(of: dimension) else {
      return nil
    }
    return dimensionMoments[DimensionKey(model: model, dimension: dimension)]?.mean
  }

  private mutating func cellIndex(for judgment: Judgment, model: Int) -> Int {
    let item = itemIndices[judgment.item] ?? itemIndices.count
    itemIndices[judgment.item] = item
    let key = Key(model: model, item: item, turn: judgment.turn ?? 0)
    if let index = indices[key] { return index }
    cells.append(
      Cell(
        model: model, item: item, turn: key.turn,
        category: judgment.category.first.map { Self.index(of: $0, in: &categories) },
        language: judgment.language.map { Self.index(of: $0, in: &languages) }))
    indices[key] = cells.count - 1
    return cells.count - 1
  }

  /// Names are few, so a walk is faster than a dictionary.
  private static func index(of name: String, in names: inout [String]) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    return names.count - 1
  }
}
