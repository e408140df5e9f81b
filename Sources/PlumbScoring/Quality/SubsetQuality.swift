public import PlumbCore
public import PlumbStatistics

/// How well one part of the items separates models, by paired t tests of every pair.
public struct SubsetQuality: Sendable, Equatable {
  /// The part's name; `nil` for all items.
  public var subset: String?
  /// Items of the part, before drawing.
  public var size: Int
  /// The tests; `nil` when no pair has one.
  public var tests: SubsetSeparation?
  /// Why there are none.
  public var missing: String?

  /// The figures, with `null` for what is undefined.
  public var json: JSONObject {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      "subset": subset.map(JSONValue.string) ?? .null, "size": JSONValue(size),
      "items": tests.map { JSONValue($0.items) } ?? .null, "pairs": tests.map { JSONValue($0.pairs) } ?? .null,
      "undefined_pairs": tests.map { JSONValue($0.undefinedPairs) } ?? .null, "mean_p": number(tests?.meanP),
      "max_p": number(tests?.maxP), "p90": number(tests?.p90), "share_below_0.05": number(tests?.significantShare),
      "share_below_0.05_adjusted": number(tests?.adjustedShare), "missing": missing.map(JSONValue.string) ?? .null,
    ]
  }
}

extension SubsetQuality {
  /// Tests every pair of models on all items and on each part of them.
  ///
  /// A model's score of an item is its grade, or its win probability against the opponent all models share; parts are
  /// the clusters that were read with the judgments.
  ///
  /// - Parameters:
  ///   - table: The judgments.
  ///   - equalSize: Whether each part is cut to the smallest part's number of items, drawn by `seed`.
  ///   - seed: The seed of the draw.
  /// - Returns: All items first, then parts by name.
  /// - Throws: `EvaluationError` when fewer than two models have scores.
  public static func measured(_ table: ItemScoreTable, equalSize: Bool = false, seed: UInt64 = 0) throws
    -> [SubsetQuality]
  {
    let models = try table.comparableScores()
    let units = Set(models.flatMap(\.values.keys)).sorted { ($0.item, $0.turn ?? 0) < ($1.item, $1.turn ?? 0) }
    let scores = models.map { model in units.map { model.mean(of: $0) } }
    var parts: [String: [Int]] = [:]
    for (index, unit) in units.enumerated() {
      if let part = models[0].clusters[unit] { parts[part, default: []].append(index) }
    }
    let smallest = parts.values.map(\.count).min() ?? 0
    var result = [quality(nil, of: Array(units.indices), drawn: Array(units.indices), scores)]
    for (number, part) in parts.keys.sorted().enumerated() where parts.count > 1 {
      let items = parts[part] ?? []
      var generator = SplitMix64(seed: seed, index: number)
      let drawn = equalSize ? Array(items.shuffled(using: &generator).prefix(smallest)).sorted() : items
      result.append(quality(part, of: items, drawn: drawn, scores))
    }
    return result
  }

  private static func quality(_ name: String?, of items: [Int], drawn: [Int], _ scores: [[Double?]]) -> SubsetQuality {
    do {
      return SubsetQuality(
        subset: name, size: items.count, tests: try subsetSeparation(scores, items: drawn), missing: nil)
    } catch {
      return SubsetQuality(subset: name, size: items.count, tests: nil, missing: error.message)
    }
  }
}

extension ItemScoreTable {
  /// The scores of all models that can be compared with each other: grades, or win probabilities against the one
  /// opponent they share.
  ///
  /// - Throws: `EvaluationError` when there are fewer than two, or no shared opponent.
  func comparableScores() throws(EvaluationError) -> [UnitScores] {
    let graded = models.compactMap(ratings)
    if graded.count > 1 { return graded }
    guard let baseline = baseline() else {
      throw EvaluationError(
        .invalidInput,
        "models can be tested on parts of the items when they were graded, or all compared with one baseline; these were not."
      )
    }
    let compared = models.filter { $0 != baseline && opponents(of: $0).contains(baseline) }
    guard compared.count > 1 else {
      throw EvaluationError(
        .invalidInput, "\(compared.count) model has scores against \(baseline); tests of pairs need two.")
    }
    return compared.map { winProbabilities(of: $0, against: baseline) }
  }
}
