public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging

/// A build whose steps are done.
public struct FinishedBuild: Sendable {
  /// What was built.
  public let spec: BuildSpec
  /// The build's files.
  public let folder: BuildFolder
  /// The steps, in order.
  public let steps: [StepReport]
  /// The folder of the benchmark, as `benchmark:` of a run takes it; absent when the recipe makes none.
  public let benchmark: String?
  /// The page's path; absent when the recipe has none.
  public let page: String?
  /// What this session asked and paid.
  public let spent: RunMetrics.Snapshot

  /// Requests that no endpoint answered; running the build again asks for them again.
  public var unanswered: Int { steps.reduce(0) { $0 + $1.result.unanswered } }

  /// The lines of a step.
  public func file(of step: String) -> String { folder.file(of: step, among: steps.map(\.step)) }

  /// Everything as one object.
  public var json: JSONObject {
    var object: JSONObject = [
      "name": .string(spec.name), "recipe": .string(spec.recipe.name), "path": .string(folder.path),
      "steps": .array(
        steps.map { report in
          var object = report.json
          object["done_before"] = .bool(report.wasDone)
          return .object(object)
        }),
      "answered": JSONValue(spent.answered), "cached": JSONValue(spent.cached), "usd": .number(spent.usd),
    ]
    object["report"] = page.map(JSONValue.string)
    object["benchmark"] = benchmark.map(JSONValue.string)
    return object
  }
}
