internal import PlumbCore
public import PlumbStatistics

extension ModelComparison {
  /// Joins two models' scores by item and tests the difference.
  ///
  /// Several scores of a unit (judges, repetitions) count at their mean. Turns of one item are clustered in it, unless
  /// the scores bring clusters of their own.
  ///
  /// - Parameters:
  ///   - first: The first side's scores.
  ///   - second: The second side's scores.
  ///   - names: How the sides are called.
  ///   - clustered: Whether the units' own clusters are used.
  ///   - settings: Level, rounds and seed; the threshold of success is 0.5 for win probabilities.
  /// - Throws: `EvaluationError` when the scores mean different things, when no item is in both, or when an id stands
  ///   for different items.
  public init(
    _ first: UnitScores, _ second: UnitScores, names: (String, String)? = nil, clustered: Bool = false,
    settings: PairedComparisonSettings = PairedComparisonSettings()
  ) throws {
    let names = names ?? (first.model, second.model)
    let isDirect = first.kind == .winProbability(against: second.model)
    let score = try Self.score(first, second, names: names, isDirect: isDirect)
    let units = try Self.join(first, second, names: names)
    var settings = settings
    if case .winProbability = first.kind { settings.successAbove = 0.5 }
    let tests = try pairedComparison(
      units.map { first.mean(of: $0) ?? .nan }, units.map { second.mean(of: $0) ?? .nan },
      clusters: try Self.clusters(of: units, first, clustered: clustered), settings: settings)
    self.init(
      first: names.0, second: names.1, score: score, isProbability: settings.successAbove != nil, joined: units.count,
      onlyFirst: first.values.count - units.count, onlySecond: second.values.count - units.count,
      failedFirst: first.failed.count, failedSecond: second.failed.count, tests: tests, adjustedP: tests.pValue,
      warnings: Self.warnings(first, second, names: names, joined: units.count))
  }

  /// What the two scores mean, when it is the same thing.
  private static func score(
    _ first: UnitScores, _ second: UnitScores, names: (String, String), isDirect: Bool
  ) throws(EvaluationError) -> String {
    if isDirect { return "probability to beat the other" }
    guard first.kind == second.kind else {
      throw EvaluationError(
        .invalidInput,
        "\(names.0) and \(names.1) cannot be compared: the one has a \(first.kind.description), the other a \(second.kind.description)."
      )
    }
    return first.kind.description
  }

  /// The units that both have a score for, in a fixed order.
  private static func join(
    _ first: UnitScores, _ second: UnitScores, names: (String, String)
  ) throws(EvaluationError) -> [ScoredUnit] {
    let units = first.values.keys.filter { second.values[$0] != nil }.sorted {
      ($0.item, $0.turn ?? 0) < ($1.item, $1.turn ?? 0)
    }
    guard !units.isEmpty else {
      let a = first.values.keys.map(\.item).min() ?? "none"
      let b = second.values.keys.map(\.item).min() ?? "none"
      throw EvaluationError(
        .invalidInput,
        "\(names.0) and \(names.1) share no item with scores on both sides (such as '\(a)' and '\(b)'), so they cannot be compared. Compare judgments of the same items."
      )
    }
    for unit in units {
      guard let a = first.content[unit.item], let b = second.content[unit.item], a != b else { continue }
      throw EvaluationError(
        .invalidInput,
        "item '\(unit.item)' asks different things in \(names.0) and in \(names.1), so their scores cannot be joined. Compare judgments of the same items."
      )
    }
    return units
  }

  /// The number of each unit's cluster; empty when units are independent.
  private static func clusters(
    of units: [ScoredUnit], _ scores: UnitScores, clustered: Bool
  ) throws(EvaluationError) -> [Int] {
    let names: [String]
    if clustered {
      names = try units.map { unit throws(EvaluationError) in
        if let name = scores.clusters[unit] { return name }
        throw EvaluationError(
          .invalidInput, "item '\(unit.item)' has no cluster. Choose another with \(option: "cluster"), or none.")
      }
    } else {
      names = units.map(\.item)
    }
    var numbers: [String: Int] = [:]
    let result = names.map { name in
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return number
    }
    return numbers.count == units.count ? [] : result
  }

  private static func warnings(
    _ first: UnitScores, _ second: UnitScores, names: (String, String), joined: Int
  ) -> [String] {
    var warnings: [String] = []
    for (side, other, name) in [(first, second, names.0), (second, first, names.1)] {
      let missing = side.values.count - joined
      if missing > 0 {
        let failed = side.values.keys.count { other.failed.contains($0) }
        warnings.append(
          "\(missing) of the \(side.values.count) scores of \(name) have no counterpart"
            + (failed > 0 ? " (\(failed) of them because the other's judgments failed)" : "") + " and are left out.")
      }
    }
    if first.judges != second.judges {
      warnings.append(
        "the two were judged by different judges (\(first.judges.sorted().joined(separator: ", ")); \(second.judges.sorted().joined(separator: ", "))): the difference is theirs as well."
      )
    }
    return warnings
  }

  /// Adjusts the p-values of comparisons that are made together (Holm).
  ///
  /// - Parameter comparisons: All of them.
  /// - Returns: The same with ``adjustedP`` set.
  /// - Throws: `StatisticsError` when a p-value is impossible.
  public static func adjusted(_ comparisons: [ModelComparison]) throws -> [ModelComparison] {
    let adjusted = try holmAdjusted(comparisons.map(\.tests.pValue))
    return zip(comparisons, adjusted).map { comparison, p in
      var comparison = comparison
      comparison.adjustedP = p
      return comparison
    }
  }
}
