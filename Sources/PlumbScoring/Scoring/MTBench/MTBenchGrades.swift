internal import PlumbCore
internal import PlumbStatistics

/// Grades by model and turn.
struct MTBenchGrades: Sendable {
  private struct Model {
    var name: String
    var values: [Double] = []
    var items: [String] = []
    var turns: [Int] = []
    var categories: [String?] = []
    var failed = 0
  }

  private var models: [Model] = []
  private var scale = 1.0...10.0

  var isEmpty: Bool { models.isEmpty }

  /// Takes a grade or a failed one; returns whether it was one.
  mutating func add(_ judgment: Judgment) -> Bool {
    let index = models.firstIndex { $0.name == judgment.models[0] } ?? models.count
    if index == models.count { models.append(Model(name: judgment.models[0])) }
    switch judgment.outcome {
    case .ratings(let ratings):
      models[index].values.append(ratings.overall)
      models[index].items.append(judgment.item)
      models[index].turns.append(judgment.turn ?? 1)
      models[index].categories.append(judgment.category.first)
      scale = ratings.scale
      return true
    case .failed:
      models[index].failed += 1
      return true
    case .preference, .ranking: return false
    }
  }

  /// Mean grades, best model first.
  func leaderboard(level: Double) -> Leaderboard {
    let turns = Set(models.flatMap(\.turns)).sorted()
    let rows = models.map { row($0, turns: turns, level: level) }.sorted {
      ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model)
    }
    var leaderboard = Leaderboard(
      method: "mt-bench", level: level, interval: "Student's t, grades of an item clustered",
      rows: rows,
      breakdowns: breakdowns(order: rows.map(\.model), level: level), warnings: warnings(turns: turns))
    leaderboard.display = .init(
      title: "Mean grade from \(formatDecimal(scale.lowerBound, 0)) to \(formatDecimal(scale.upperBound, 0))",
      columns: turns.map { .init("turn_\($0)", title: "turn \($0)", decimals: 2) })
    return leaderboard
  }

  private func row(_ model: Model, turns: [Int], level: Double) -> Leaderboard.Row {
    var columns: JSONObject = [:]
    for turn in turns {
      let values = zip(model.values, model.turns).filter { $1 == turn }.map(\.0)
      columns["turn_\(turn)"] = Self.mean(values).map(JSONValue.number) ?? .null
      columns["n_turn_\(turn)"] = JSONValue(values.count)
    }
    let mean = Self.mean(model.values)
    columns["average"] = mean.map(JSONValue.number) ?? .null
    let interval = meanInterval(model.values, items: model.items, level: level)
    let count = model.values.count
    let total = Double(count + model.failed)
    let sum = model.values.reduce(0, +)
    return Leaderboard.Row(
      model: model.name, score: mean, low: interval.map { max(scale.lowerBound, $0.low) },
      high: interval.map { min(scale.upperBound, $0.high) }, judgments: count, failed: model.failed,
      coverage: total > 0 ? Double(count) / total : nil,
      scoreIfFailuresLost: total > 0 ? (sum + Double(model.failed) * scale.lowerBound) / total : nil,
      scoreIfFailuresWon: total > 0 ? (sum + Double(model.failed) * scale.upperBound) / total : nil, columns: columns)
  }

  /// Whole grades are summed exactly, so that the mean has upstream's last digit.
  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private func breakdowns(order: [String], level: Double) -> [Leaderboard.Breakdown] {
    let categories = Set(models.flatMap(\.categories).compactMap(\.self)).sorted()
    guard categories.count > 1 else { return [] }
    return categories.map { category in
      let rows = order.compactMap { name -> Leaderboard.Row? in
        guard let model = models.first(where: { $0.name == name }) else { return nil }
        var part = Model(name: name)
        for index in model.values.indices where model.categories[index] == category {
          part.values.append(model.values[index])
          part.items.append(model.items[index])
          part.turns.append(model.turns[index])
        }
        var row = row(part, turns: [], level: level)
        let items = Set(part.items).count
        row.scored = items
        row.columns["n_total"] = JSONValue(items)
        return part.values.isEmpty ? nil : row
      }
      return Leaderboard.Breakdown(dimension: "category", value: category, rows: rows)
    }
  }

  private func warnings(turns: [Int]) -> [String] {
    models.compactMap { model in
      let counts = turns.map { turn in model.turns.count { $0 == turn } }
      guard let most = counts.max(), let least = counts.min(), most > least, least > 0 || turns.count > 1 else {
        return nil
      }
      let list = zip(turns, counts).map { "turn \($0): \($1)" }.joined(separator: ", ")
      return "\(model.name): turns have different numbers of grades (\(list)), so the average leans to the fuller one."
    }
  }
}
