internal import PlumbCore
internal import PlumbJudging

/// Refuses a budget in dollars that cannot hold a model whose price is not known, unless it says that it need not.
///
/// - Parameters:
///   - unpriced: The models without a known price.
///   - limits: What may be spent.
/// - Returns: A warning where such models are allowed; none where all prices are known.
/// - Throws: `CoreError` naming the models.
func checkPrices(unpriced: [String], limits: BudgetLimits) throws(CoreError) -> [Diagnostic] {
  guard limits.usd != nil, !unpriced.isEmpty else { return [] }
  let problem = "the price of \(unpriced.joined(separator: ", ")) is not known, so the budget in dollars cannot hold it"
  guard limits.allowsUnpriced else {
    throw CoreError(
      .invalidInput,
      "budget: \(problem). Give the model `price: {input: …, output: …}` (US dollars a million tokens), limit `requests` instead of `usd`, or write `allow_unpriced: true` under `budget`."
    )
  }
  return [Diagnostic(.warning, "\(problem); it counts as free", at: Location())]
}
