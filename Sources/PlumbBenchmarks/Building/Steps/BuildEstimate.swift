internal import Foundation
public import PlumbCore
public import PlumbJudging

/// A step that asks models, and can say beforehand how much at most.
protocol AskingStep: BuildStep {
  /// Names of the earlier steps whose files the estimate needs: fewer than ``BuildStep/reads`` where a bound is enough.
  var estimateReads: [String] { get }

  /// What is asked at most, each question once; a second asking after an unreadable answer comes on top.
  ///
  /// - Throws: `CoreError` when a file is missing or damaged.
  func estimate(_ context: StepContext) throws -> [StepQuestions]
}

extension AskingStep {
  var estimateReads: [String] { reads }
}

/// What a step asks of one model.
struct StepQuestions: Sendable {
  /// What the model does there: `labeller`, `namer`.
  var role: String
  /// The price; absent means unknown.
  var price: ModelPrice?
  /// Requests.
  var requests = 0
  /// Tokens of all requests.
  var usage = TokenUsage(prompt: 0, completion: 0)

  init(role: String, asked: BuildEnvironment.Asked) {
    self.role = role
    price = asked.client.price
  }

  /// Counts a request as often as it is made.
  mutating func add(_ request: ModelRequest, count: Int = 1) {
    let one = estimatedUsage(of: request)
    requests += count
    usage.prompt += count * one.prompt
    usage.completion += count * one.completion
  }
}

/// What a build would ask if nothing were stored yet.
public struct BuildEstimate: Sendable, Equatable {
  /// The requests of each step and model, named `STEP: ROLE`.
  public var requests: RunEstimate
  /// Steps that ask models, but about something an earlier step has to ask for first.
  public var unknown: [String]
  /// Steps that are done already.
  public var done: [String]

  /// Everything as one object.
  public var json: JSONObject {
    var object = requests.json
    object["unknown"] = .array(unknown.map(JSONValue.string))
    object["done"] = .array(done.map(JSONValue.string))
    return object
  }
}

extension BenchmarkBuild {
  /// Estimates what the steps ask that are not done, doing those steps before them that ask nothing.
  ///
  /// Nothing is asked of any model. Steps that no estimate needs are not done.
  ///
  /// - Throws: `CoreError` for a bad file.
  public func estimate() async throws -> BuildEstimate {
    var estimate = BuildEstimate(requests: RunEstimate(parts: []), unknown: [], done: [])
    let needed = neededForEstimates
    var reports: [StepReport] = []
    for step in steps {
      let isReady = { (names: [String]) in names.allSatisfy { name in reports.contains { $0.step == name } } }
      if isReady(step.reads), let done = try doneReport(of: step, after: reports) {
        reports.append(done)
        estimate.done.append(step.name)
        continue
      }
      guard let asking = step as? any AskingStep else {
        guard needed.contains(step.name), isReady(step.reads) else { continue }
        reports.append(try await run(step, after: reports))
        continue
      }
      guard isReady(asking.estimateReads) else {
        estimate.unknown.append(step.name)
        continue
      }
      let questions = try asking.estimate(context).filter { $0.requests > 0 }
      guard !questions.isEmpty else {
        // Nothing to ask, so the step is free and what comes after it can be estimated too.
        if needed.contains(step.name), isReady(step.reads) { reports.append(try await run(step, after: reports)) }
        continue
      }
      estimate.requests.parts += questions.map { question in
        RunEstimate.Part(
          name: "\(step.name): \(question.role)", requests: question.requests, usage: question.usage,
          usd: question.price.map { $0.usd(of: question.usage) })
      }
    }
    return estimate
  }

  /// The steps whose files estimates need, directly or not.
  private var neededForEstimates: Set<String> {
    var needed = Set(steps.flatMap { ($0 as? any AskingStep)?.estimateReads ?? [] })
    for step in steps.reversed() where needed.contains(step.name) { needed.formUnion(step.reads) }
    return needed
  }
}
