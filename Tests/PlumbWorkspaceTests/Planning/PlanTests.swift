import PlumbCore
import PlumbScoring
import PlumbStatistics
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct PlanTests {
  @Test(arguments: [(0.0, 969.0), (1.0 / 6, 3876.0)])
  func `Miller's two examples come out`(noise: Double, expected: Double) throws {
    let plan = try Workspace().plan(
      PlanRequest(difference: 0.03, assumptions: PlanAssumptions(variance: 1.0 / 9, noise: noise))
    ).plan
    #expect(abs(plan.exactItems - expected) < 0.2 && plan.judgments == 4 * plan.items && plan.usd == nil)
  }

  @Test func `a pilot gives difference, variance and orders`() throws {
    let folder = try TemporaryFolder()
    let judgments = (0..<30).flatMap { index in
      [
        preference("\(index)", ["base", "a"], index % 3 == 0 ? 1 : 0),
        preference("\(index)", ["base", "b"], index % 2 == 0 ? 1 : 0),
      ]
    }
    let file = try folder.write(judgments, to: "pilot.jsonl")
    let plan = try Workspace().plan(
      PlanRequest(pilot: .init(source: .files([file]), first: "a", second: "b"))
    ).plan
    // a wins twenty of thirty, b fifteen; every comparison was judged in one order.
    #expect(abs(plan.goal.difference - (20.0 - 15) / 30) < 1e-12 && plan.goal.orders == 1)
    let differences = (0..<30).map { ($0 % 3 == 0 ? 0.0 : 1) - ($0 % 2 == 0 ? 0 : 1) }
    let mean = differences.reduce(0, +) / 30
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29
    #expect(abs(plan.design.differenceVariance - variance) < 1e-12)
    #expect(plan.basis.hasPrefix("pilot of 30 items"))
  }

  @Test(arguments: [
    (PlanRequest(difference: 0.1), "Give the option 'variance', or a pilot"),
    (PlanRequest(difference: 0, assumptions: PlanAssumptions(variance: 1)), "the option 'difference' takes a number"),
    (PlanRequest(assumptions: PlanAssumptions(variance: 1)), "Give the difference to see"),
    (
      PlanRequest(difference: 5, assumptions: PlanAssumptions(variance: 0.1)),
      "the option 'difference' 5.0 does not go with the option 'variance' 0.1"
    ),
    (PlanRequest(difference: 0.1, power: 1, assumptions: PlanAssumptions(variance: 1)), "the option 'power' takes"),
    (
      PlanRequest(difference: 0.1, assumptions: PlanAssumptions(variance: 1), items: [1]),
      "the option 'items' takes numbers from 2"
    ),
    (
      PlanRequest(difference: 0.1, assumptions: PlanAssumptions(variance: 1), judging: PlanJudging(orders: 3)),
      "the option 'orders' takes 1 or 2"
    ),
  ])
  func `impossible plans are refused before anything is read`(request: PlanRequest, sentence: String) throws {
    let error = #expect(throws: CoreError.self) { try Workspace().plan(request) }
    #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
  }
}
