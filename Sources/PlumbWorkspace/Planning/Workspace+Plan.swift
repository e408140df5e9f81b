public import PlumbCore
public import PlumbScoring

/// A plan, and what was found while reading its pilot.
public struct PlanResult: Sendable {
  /// How many items and judgments show the difference, and what they cost.
  public var plan: EvaluationPlan
  /// Warnings about the pilot's files, and the errors of records that were left out.
  public var diagnostics: [Diagnostic]
}

extension Workspace {
  /// Plans how many items and judgments show a difference between two models, and what they cost.
  ///
  /// - Parameter request: The difference, and what the plan rests on.
  /// - Returns: The plan.
  /// - Throws: `CoreError` for an impossible request, a bad file or an unknown run; `EvaluationError` or `StatisticsError`
  ///   when the pilot's models cannot be compared or the design is impossible.
  public func plan(_ request: PlanRequest) throws -> PlanResult {
    try request.check()
    let scores = try request.pilot.map { try self.scores(of: $0.source, skipInvalid: request.skipInvalid) }
    var pilot: Pilot?
    if let asked = request.pilot, let scores {
      pilot = try Pilot(
        scores.table, first: asked.first, second: asked.second, baseline: asked.baseline,
        significance: request.significance)
    }
    guard let difference = request.difference ?? pilot?.difference else {
      throw CoreError(.invalidInput, "Give the difference to see with \(option: "difference").")
    }
    let plan = try EvaluationPlan(
      design: request.assumptions.design(pilot, significance: request.significance),
      goal: .init(
        difference: difference, power: request.power, orders: request.judging.orders ?? pilot?.orders ?? 2,
        judges: request.judging.judges, judgedModels: pilot?.isDirect == true ? 1 : 2),
      price: try request.judging.price(pilot),
      basis: pilot.map { "pilot of \($0.items) items, difference \(formatDecimal($0.difference, 4))" }
        ?? "assumptions",
      items: request.items)
    return PlanResult(plan: plan, diagnostics: scores?.diagnostics ?? [])
  }
}
