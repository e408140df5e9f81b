public import PlumbCore
internal import PlumbStatistics

/// How much of a reference model's score another model reaches, by skill and by difficulty.
///
/// Two figures go by the name of capacity ratio, and they differ: the *ratio of totals*, which weighs each item by the
/// reference's score, and the *mean of ratios*, in which each item counts the same. Xu et al. 2023 print percentages by
/// skill and an average of 97.8 % that is neither the mean of the skills (100.6 %) nor their mean weighted by items (97.5 %),
/// so both are given here under their own names.
public struct CapacityRatio: Sendable, Equatable {
  /// The scores of one item that both models have.
  public struct Pair: Sendable, Equatable {
    /// The item.
    public var item: String
    /// Its skill; absent when unknown.
    public var skill: String?
    /// Its difficulty, 1–10; absent when unknown.
    public var difficulty: Int?
    /// The model's score, ≥ 0.
    public var score: Double
    /// The reference model's score, ≥ 0.
    public var reference: Double

    /// A pair.
    public init(item: String, skill: String?, difficulty: Int?, score: Double, reference: Double) {
      self.item = item
      self.skill = skill
      self.difficulty = difficulty
      self.score = score
      self.reference = reference
    }
  }

  /// One figure in percent with its interval.
  public struct Estimate: Sendable, Equatable {
    /// The figure, in percent.
    public var value: Double
    /// The interval's lower end; absent for a single item.
    public var low: Double?
    /// The interval's upper end.
    public var high: Double?
  }

  /// The figures of one part.
  public struct Row: Sendable, Equatable {
    /// The skill or difficulty; `all` for everything.
    public var name: String
    /// How many items.
    public var items: Int
    /// Sum of the model's scores over sum of the reference's; absent when that is 0.
    public var ratioOfTotals: Estimate?
    /// Mean of the items' own ratios; absent when the reference has 0 on every item.
    public var meanOfRatios: Estimate?
    /// Items on which the reference has 0, so that they have no ratio of their own.
    public var withoutRatio: Int
  }

  /// Everything together.
  public let overall: Row
  /// By skill, in the order they first come.
  public let skills: [Row]
  /// By difficulty, ascending.
  public let difficulties: [Row]
  /// The seed of the intervals.
  public let seed: Int

  /// Computes the ratios with percentile bootstrap intervals over items (95 %).
  ///
  /// - Parameters:
  ///   - pairs: The items that both models have a score of; the order decides the rows' order only.
  ///   - seed: The seed.
  ///   - rounds: Bootstrap rounds, ≥ 1.
  public init(_ pairs: [Pair], seed: Int = 0, rounds: Int = 1_000) {
    func row(_ name: String, _ part: [Pair]) -> Row { Self.row(name, part, seed: seed, rounds: rounds) }
    self.seed = seed
    overall = row("all", pairs)
    var names: [String] = []
    for pair in pairs { if let skill = pair.skill, !names.contains(skill) { names.append(skill) } }
    skills = names.map { name in row(name, pairs.filter { $0.skill == name }) }
    difficulties = Set(pairs.compactMap(\.difficulty)).sorted().map { level in
      row("\(level)", pairs.filter { $0.difficulty == level })
    }
  }

  private static func row(_ name: String, _ pairs: [Pair], seed: Int, rounds: Int) -> Row {
    let defined = pairs.filter { $0.reference != 0 }
    let totals = estimate(pairs, seed: seed, rounds: rounds) { rows in
      let reference = rows.reduce(0) { $0 + pairs[$1].reference }
      return reference == 0 ? nil : 100 * rows.reduce(0) { $0 + pairs[$1].score } / reference
    }
    let ratios = defined.map { 100 * $0.score / $0.reference }
    let mean = estimate(defined, seed: seed, rounds: rounds) { rows in
      rows.isEmpty ? nil : rows.reduce(0) { $0 + ratios[$1] } / Double(rows.count)
    }
    return Row(
      name: name, items: pairs.count, ratioOfTotals: totals, meanOfRatios: mean,
      withoutRatio: pairs.count - defined.count)
  }

  private static func estimate(_ pairs: [Pair], seed: Int, rounds: Int, _ statistic: ([Int]) -> Double?) -> Estimate? {
    guard let value = statistic(Array(pairs.indices)) else { return nil }
    let result = try? bootstrap(
      ResamplingDesign(count: pairs.count), rounds: rounds, seed: UInt64(bitPattern: Int64(seed)), statistic: statistic)
    return Estimate(value: value, low: result?.interval.low, high: result?.interval.high)
  }
}

extension CapacityRatio {
  /// All rows.
  public var json: JSONObject {
    func json(_ estimate: Estimate?) -> JSONValue {
      guard let estimate else { return .null }
      return [
        "value": .number(estimate.value), "low": estimate.low.map(JSONValue.number) ?? .null,
        "high": estimate.high.map(JSONValue.number) ?? .null,
      ]
    }
    func json(_ row: Row) -> JSONValue {
      [
        "name": .string(row.name), "items": JSONValue(row.items), "ratio_of_totals": json(row.ratioOfTotals),
        "mean_of_ratios": json(row.meanOfRatios), "without_ratio": JSONValue(row.withoutRatio),
      ]
    }
    return [
      "overall": json(overall), "skills": .array(skills.map(json)), "difficulties": .array(difficulties.map(json)),
      "seed": JSONValue(seed),
    ]
  }
}
