import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbWorkspace

/// Lets the provider `keywords` judge two recorded models, and meets its judgments with people's labels.
///
/// - Parameters:
///   - workspace: Where replies and the run are kept; a second run asks nothing.
///   - recordings: The folder of items, answers and labels.
/// - Returns: The run: its scores, its files, and a certificate of its judge.
/// - Throws: `CoreError` for a file that is missing or bad, `ClientError` from the provider.
func evaluate(in workspace: Workspace, recordings: String) async throws -> FinishedRun {
  func recorded(_ name: String) -> ModelEntry {
    ModelEntry(name: name, object: ["responses": .string("\(recordings)/\(name).jsonl")], path: "models.\(name)")
  }
  let spec = RunSpec(
    name: "example",
    benchmark: "\(recordings)/items.jsonl",
    models: [recorded("thorough"), recorded("terse")],
    baselines: RunBaselines(general: "terse"),
    judge: .model(
      ModelEntry(
        name: "judge",
        object: ["provider": "keywords", "model": "gives-reasons", "keywords": ["because", "for example"]],
        path: "judge")),
    judging: JudgingOverrides(template: "pairwise", orders: "both"))

  let prepared = try await workspace.prepare(spec)
  print("\(prepared.itemCount) items, at most \(prepared.estimate.requests) requests")
  var finished = try await prepared.run()
  try finished.certify(by: ["\(recordings)/labels.jsonl"], in: workspace)
  return finished
}
