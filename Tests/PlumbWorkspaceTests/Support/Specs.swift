import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbTestSupport

extension RecordedBenchmark {
  /// `good` and `fair` against `poor`.
  func spec(
    _ judge: JudgeSource, name: String = "run", judging: JudgingOverrides = JudgingOverrides(orders: "both"),
    coverageFloor: Double = 0.95
  ) -> RunSpec {
    RunSpec(
      name: name, benchmark: items,
      models: ["good", "fair", "poor"].map {
        ModelEntry(name: $0, object: ["responses": .string(folder.file("\($0).jsonl"))], path: "models.\($0)")
      }, baselines: RunBaselines(general: "poor"), judge: judge, judging: judging, coverageFloor: coverageFloor)
  }

  /// A judge that the provider `scripted` answers for.
  static let scripted = JudgeSource.model(
    ModelEntry(name: "judge", object: ["provider": "scripted", "model": "scripted"], path: "judge"))
}
