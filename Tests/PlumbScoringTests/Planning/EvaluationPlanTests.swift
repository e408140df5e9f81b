import PlumbCore
import PlumbScoring
import PlumbStatistics
import Testing

@Suite struct EvaluationPlanTests {
  @Test func `Miller's examples need 969 and 3876 items`() throws {
    let quiet = try EvaluationPlan(
      design: ComparisonDesign(differenceVariance: 1.0 / 9), goal: .init(difference: 0.03), basis: "assumptions")
    #expect(quiet.items == 970 || quiet.items == 969)
    #expect(abs(quiet.exactItems - 969) < 0.05)
    let noisy = try EvaluationPlan(
      design: ComparisonDesign(differenceVariance: 1.0 / 9, firstNoise: 1.0 / 6, secondNoise: 1.0 / 6),
      goal: .init(difference: 0.03, orders: 1), basis: "assumptions")
    #expect(abs(noisy.exactItems - 3876) < 0.2)
    #expect(noisy.judgments == 2 * noisy.items)
  }

  @Test func `judgments and cost count models, orders, judges and repeats`() throws {
    var design = ComparisonDesign(differenceVariance: 0.1)
    design.firstRepeats = 3
    design.secondRepeats = 3
    let price = EvaluationPlan.Price(
      model: "m", price: ModelPrice(input: 2, output: 8), listed: "2025-08", promptTokens: 1000, completionTokens: 250)
    let plan = try EvaluationPlan(
      design: design, goal: .init(difference: 0.1, orders: 2, judges: 2), price: price, basis: "", items: [10, 500])
    #expect(plan.judgments == plan.items * 2 * 3 * 2 * 2)
    #expect(abs((plan.usd ?? 0) - 0.004 * Double(plan.judgments)) < 1e-9)
    #expect(plan.alternatives.map(\.items) == [10, plan.items, 500])
    #expect(plan.alternatives[1].power >= 0.8 && plan.alternatives[0].power < 0.8)
    let direct = try EvaluationPlan(
      design: design, goal: .init(difference: 0.1, judgedModels: 1), price: nil, basis: "")
    #expect(direct.judgments == direct.items * 3 * 2 && direct.usd == nil)
  }

  @Test func `a pilot's variance is that of the item differences`() throws {
    var table = ItemScoreTable()
    let a = [1.0, 0.5, 0, 1, 1, 0, 0.5, 1]
    let b = [0.0, 0.5, 0, 0, 1, 1, 0.5, 0]
    for item in a.indices {
      for (model, score) in [("a", a[item]), ("b", b[item])] {
        table.add(
          Judgment(
            item: "\(item)", judge: "j", models: ["base", model], outcome: .preference(Preference(first: 1 - score)),
            usage: TokenUsage(prompt: 100, completion: 20), usd: 0.001))
      }
    }
    let pilot = try Pilot(table, first: "a", second: "b")
    let differences = zip(a, b).map { $0 - $1 }
    let mean = differences.reduce(0, +) / 8
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 7
    #expect(abs(pilot.design.differenceVariance - variance) < 1e-12)
    #expect(pilot.items == 8 && !pilot.isDirect && abs(pilot.difference - mean) < 1e-12)
    #expect(abs((pilot.spending.meanUSD ?? .nan) - 0.001) < 1e-15 && pilot.spending.meanPromptTokens == 100)
  }

  @Test func `impossible plans are refused`() {
    #expect(throws: StatisticsError.self) {
      try EvaluationPlan(design: ComparisonDesign(differenceVariance: 0), goal: .init(difference: 0.1), basis: "")
    }
    #expect(throws: EvaluationError.self) {
      try EvaluationPlan(
        design: ComparisonDesign(differenceVariance: 0.1), goal: .init(difference: 0.1, orders: 3), basis: "")
    }
    #expect(throws: EvaluationError.self) {
      try EvaluationPlan(design: ComparisonDesign(differenceVariance: 1), goal: .init(difference: 1e-9), basis: "")
    }
  }
}
