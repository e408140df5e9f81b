public import PlumbCore

/// Writes judgments in the layout of AlpacaEval's `annotations.json`, one row at a time.
///
/// The baseline's answer is always `output_1`. A pair that was judged more than once, in both orders or in several
/// repetitions, is one row: `preference` is the mean of the judgments that have an outcome, and `raw_completion` an
/// array with one object a judgment, `{"models": [first shown, second shown], "preference": …, "text": …}`, where the
/// preference is already turned so that 2 means the model is better. A pair without any outcome has preference `null`.
public final class AlpacaEvalAnnotationsWriter {
  /// How many rows were written.
  public var count: Int { writer.count }

  private let path: String
  private let baseline: String
  private let writer: JSONArrayWriter

  /// Starts a file; it appears when it is complete.
  public init(path: String, baseline: String) throws(CoreError) {
    self.path = path
    self.baseline = baseline
    writer = try JSONArrayWriter(path: path)
  }

  /// Writes the row of one pair.
  ///
  /// - Parameters:
  ///   - judgments: The judge's judgments of the pair, in any order shown; at least one.
  ///   - item: What was asked.
  ///   - answers: The answers by model; an answer that is missing is written empty.
  /// - Throws: `CoreError` when the judgments are not of one pair with the baseline, are no preferences, or the item
  ///   has several turns.
  public func write(_ judgments: [Judgment], item: Item, answers: [String: String]) throws(CoreError) {
    guard let first = judgments.first else { return }
    guard let instruction = item.turns.first, item.turns.count == 1 else {
      throw AlpacaEvalLayout.severalTurns(item, path: path)
    }
    let model = try model(of: first)
    var orders: [Order] = []
    for judgment in judgments {
      guard try self.model(of: judgment) == model else {
        throw error(judgment, "is about another pair than '\(baseline)' and '\(model)'; expected one pair a row")
      }
      orders.append(Order(judgment: judgment, preference: try preference(of: judgment)))
    }

    var row: JSONObject = ["instruction": .string(instruction)]
    row["output_1"] = .string(answers[baseline] ?? "")
    row["generator_1"] = .string(baseline)
    row["dataset"] = AlpacaEval.dataset(item.category)
    row["output_2"] = .string(answers[model] ?? "")
    row["generator_2"] = .string(model)
    row["annotator"] = .string(first.judge)
    row["preference"] = Self.preference(of: orders).map(JSONValue.number) ?? .null
    row["time_per_example"] = Self.sum(judgments.compactMap(\.latency))
    row["price_per_example"] = Self.sum(judgments.compactMap(\.usd))
    row["raw_completion"] = orders.count == 1 ? orders[0].rawCompletion : .array(orders.map { .object($0.json) })
    if judgments.count == 1 {
      row["concise_explanation"] = first.critique.map(JSONValue.string)
      row.append(missingFrom: ForeignKeys.restored(first.extra))
    }
    try writer.write(row)
  }

  /// The mean over the orders shown of the mean within each; `nil` when an order has no usable judgment, since the other
  /// order alone would bring position bias in.
  private static func preference(of orders: [Order]) -> Double? {
    var means: [Double] = []
    for shownFirst in Set(orders.map(\.judgment.models[0])) {
      let usable = orders.filter { $0.judgment.models[0] == shownFirst }.compactMap(\.preference)
      guard !usable.isEmpty else { return nil }
      means.append(usable.reduce(0) { $0 + ($1 - 1) } / Double(usable.count))
    }
    return 1 + means.reduce(0, +) / Double(means.count)
  }

  /// Closes the array and moves the file into place.
  public func finish() throws(CoreError) { try writer.finish() }

  private struct Order {
    var judgment: Judgment
    var preference: Double?

    var rawCompletion: JSONValue { judgment.extra["raw_completion"] ?? judgment.raw.map(JSONValue.string) ?? .null }

    var json: JSONObject {
      [
        "models": .array(judgment.models.map(JSONValue.string)),
        "preference": preference.map(JSONValue.number) ?? .null,
        "text": judgment.raw.map(JSONValue.string) ?? .null,
      ]
    }
  }

  private static func sum(_ values: [Double]) -> JSONValue {
    values.isEmpty ? .null : .number(values.reduce(0, +))
  }

  private func model(of judgment: Judgment) throws(CoreError) -> String {
    guard judgment.models.count == 2, let at = judgment.models.firstIndex(of: baseline) else {
      throw error(
        judgment,
        "compares \(judgment.models.map { "'\($0)'" }.joined(separator: " and ")); expected a pair with the baseline "
          + "'\(baseline)'")
    }
    return judgment.models[1 - at]
  }

  /// 1 when the baseline is better, 2 when the model is.
  private func preference(of judgment: Judgment) throws(CoreError) -> Double? {
    let isBaselineFirst = judgment.models.first == baseline
    let first: Double
    switch judgment.outcome {
    case .failed: return nil
    case .preference(let preference): first = preference.first
    case .ranking(let groups):
      guard let best = groups.first, !best.isEmpty else { throw error(judgment, "has an empty ranking") }
      first = best.count > 1 ? 0.5 : best[0] == judgment.models[0] ? 1 : 0
    case .ratings: throw error(judgment, "is a rating; AlpacaEval's layout holds preferences")
    }
    return isBaselineFirst ? 2 - first : 1 + first
  }

  private func error(_ judgment: Judgment, _ message: String) -> CoreError {
    CoreError(.invalidInput, "\(path): the judgment of item '\(judgment.item)' by '\(judgment.judge)' \(message).")
  }
}
