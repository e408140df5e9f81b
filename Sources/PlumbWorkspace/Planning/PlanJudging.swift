internal import PlumbCore
internal import PlumbJudging
internal import PlumbScoring

/// How judgments of a planned comparison are made, and what they cost.
public struct PlanJudging: Sendable, Equatable {
  /// Orders each comparison is judged in, 1 or 2; 1 for grades; the pilot's, else 2, when `nil`.
  public var orders: Int?
  /// Judges asked for each, at least 1.
  public var judges: Int
  /// The judge's model, whose list price counts; what the pilot's judgments cost when `nil`.
  public var judge: String?
  /// Tokens a judge reads for a judgment; the pilot's when `nil`.
  public var promptTokens: Double?
  /// Tokens a judge writes for a judgment; the pilot's when `nil`.
  public var completionTokens: Double?

  /// How judgments are made.
  ///
  /// - Parameters:
  ///   - orders: Orders each comparison is judged in.
  ///   - judges: Judges asked for each.
  ///   - judge: The judge's model, for its price.
  ///   - promptTokens: Tokens a judge reads for a judgment.
  ///   - completionTokens: Tokens a judge writes for a judgment.
  public init(
    orders: Int? = nil, judges: Int = 1, judge: String? = nil, promptTokens: Double? = nil,
    completionTokens: Double? = nil
  ) {
    self.orders = orders
    self.judges = judges
    self.judge = judge
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
  }

  /// Throws what cannot be planned.
  func check() throws(CoreError) {
    guard (1...2).contains(orders ?? 2) else {
      throw CoreError(.invalidInput, "\(option: "orders") takes 1 or 2.")
    }
    guard judges >= 1 else { throw CoreError(.invalidInput, "\(option: "judges") takes a number from 1.") }
    guard promptTokens ?? 0 >= 0, completionTokens ?? 0 >= 0 else {
      throw CoreError(
        .invalidInput, "\(option: "prompt-tokens") and \(option: "completion-tokens") take numbers from 0.")
    }
  }

  /// The price of a judgment: the named judge's, else what the pilot's cost.
  func price(_ pilot: Pilot?) throws(CoreError) -> EvaluationPlan.Price? {
    guard let judge else {
      return (pilot?.spending.meanUSD).map { EvaluationPlan.Price(usd: $0, basis: "the mean of the pilot's judgments") }
    }
    guard let price = PriceTable.price(of: judge) else {
      throw CoreError(
        .invalidInput,
        "the table of prices (\(PriceTable.date)) has no '\(judge)'. Name a model that it has, or plan without "
          + "\(option: "judge").")
    }
    guard let read = promptTokens ?? pilot?.spending.meanPromptTokens,
      let written = completionTokens ?? pilot?.spending.meanCompletionTokens
    else {
      throw CoreError(
        .invalidInput,
        "a price for '\(judge)' needs the tokens of a judgment: give \(option: "prompt-tokens") and "
          + "\(option: "completion-tokens"), or a pilot whose judgments tell them.")
    }
    return EvaluationPlan.Price(
      model: judge, price: price, listed: PriceTable.date, promptTokens: read, completionTokens: written)
  }
}
