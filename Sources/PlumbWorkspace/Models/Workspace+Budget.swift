internal import PlumbCore
internal import PlumbJudging

/// The warning for a budget in dollars that cannot hold a model whose price is not known; none where it can.
///
/// - Parameters:
///   - unpriced: The models without a known price.
///   - limits: What may be spent.
/// - Returns: One warning, or none.
func warnings(aboutUnpriced unpriced: [String], limits: BudgetLimits) -> [Diagnostic] {
  guard limits.usd != nil, !unpriced.isEmpty else { return [] }
  return [
    Diagnostic(
      .warning,
      "the price of \(unpriced.joined(separator: ", ")) is not known, so the budget in dollars cannot hold it. Give `price: {input: …, output: …}` (US dollars a million tokens).",
      at: Location())
  ]
}
