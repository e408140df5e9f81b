import PlumbCore
import Testing

@Suite struct JudgeTrustTests {
  private func share(_ value: Double, _ low: Double, _ high: Double, _ count: Int = 100) -> Proportion {
    Proportion(value: value, low: low, high: high, count: count)
  }

  private let steady = Proportion(value: 0.9, low: 0.85, high: 0.94, count: 100)
  private let fair = Proportion(value: 0.52, low: 0.45, high: 0.59, count: 200)

  @Test(arguments: [
    (0.0, JudgeTrust.Verdict.untrustworthy), (0.599, .untrustworthy), (0.6, .doubtful), (0.799, .doubtful),
    (0.8, .noWarning), (1.0, .noWarning),
  ])
  func `swap consistency below 0.6 is untrustworthy, below 0.8 doubtful`(value: Double, verdict: JudgeTrust.Verdict) {
    let behaviour = JudgeBehaviour(
      judge: "j", judgments: 200, swapConsistency: share(value, value, value), firstPositionRate: fair)
    #expect(judgeTrust(behaviour).verdict == verdict)
  }

  @Test(arguments: [
    (0.95, 0.9, 0.98, JudgeTrust.Verdict.untrustworthy), (0.05, 0.02, 0.1, .untrustworthy),
    (0.71, 0.6, 0.8, .untrustworthy),
    (0.7, 0.6, 0.8, .doubtful), (0.3, 0.2, 0.4, .doubtful), (0.61, 0.55, 0.7, .doubtful), (0.6, 0.55, 0.65, .noWarning),
    (0.9, 0.49, 0.99, .noWarning), (0.9, 0.5, 0.99, .noWarning), (0.55, 0.51, 0.59, .noWarning),
  ])
  func `a first-position rate counts only when its interval excludes one half`(
    value: Double, low: Double, high: Double, verdict: JudgeTrust.Verdict
  ) {
    let behaviour = JudgeBehaviour(
      judge: "j", judgments: 200, swapConsistency: steady, firstPositionRate: share(value, low, high))
    #expect(judgeTrust(behaviour).verdict == verdict)
  }

  @Test(arguments: [
    (0, JudgeTrust.Verdict.noWarning), (5, .noWarning), (6, .doubtful), (20, .doubtful), (21, .untrustworthy),
    (100, .untrustworthy),
  ])
  func `more than one failure in twenty is doubtful, more than one in five untrustworthy`(
    failed: Int, verdict: JudgeTrust.Verdict
  ) {
    let behaviour = JudgeBehaviour(
      judge: "j", judgments: 100, failures: ["no-verdict": failed], swapConsistency: steady, firstPositionRate: fair)
    #expect(judgeTrust(behaviour).verdict == verdict)
  }

  @Test func `one order only leaves position bias unmeasured`() {
    let trust = judgeTrust(JudgeBehaviour(judge: "j", judgments: 40, tieRate: share(0.1, 0, 0.2)))
    #expect(trust.verdict == .notMeasured)
    #expect(trust.reasons.first?.kind == .oneOrder)
    #expect(
      trust.sentence(in: .english)
        == "Judge j has not been checked here: it saw each pair in one order only, so its position bias is unknown.")
    #expect(trust.sentence(in: .chinese) == "裁判 j 在此未经检验：每对回答只按一种顺序评判，位置偏差未知。")
  }

  @Test func `grades of single answers are told as such`() {
    let trust = judgeTrust(JudgeBehaviour(judge: "j", judgments: 40))
    #expect(trust.verdict == .notMeasured && trust.reasons.first?.kind == .graded)
    #expect(
      trust.sentence(in: .english)
        == "Judge j has not been checked here: it graded answers one by one, and whether people would grade them alike is unknown."
    )
  }

  @Test func `one order does not hide many failures`() {
    let trust = judgeTrust(JudgeBehaviour(judge: "j", judgments: 40, failures: ["refused": 30]))
    #expect(trust.verdict == .untrustworthy)
    #expect(
      trust.sentence(in: .english)
        == "Judge j is not to be trusted here: it gave no usable verdict in 75% of 40 judgments (at most 20% is expected); "
        + "it saw each pair in one order only, so its position bias is unknown.")
  }

  @Test func `the sentence of a judge that always picks the first answer says so with numbers`() {
    let behaviour = JudgeBehaviour(
      judge: "small", judgments: 48, swapConsistency: share(0.0833, 0.023, 0.258, 24),
      firstPositionRate: share(0.958, 0.86, 0.988, 48))
    let trust = judgeTrust(behaviour)
    #expect(
      trust.sentence(in: .english)
        == "Judge small is not to be trusted here: it gave the same verdict in only 8% of 24 pairs when the two answers changed places "
        + "(95% interval 2–26%; at least 60% is expected); it chose the answer shown first in 96% of 48 decided verdicts "
        + "(95% interval 86–99%; 50% is fair).")
    #expect(
      trust.sentence(in: .chinese)
        == "裁判 small 在此不可信：两个回答交换位置后，24 对中只有 8% 结论不变（95% 区间 2–26%；至少应为 60%）；"
        + "在 48 次分出胜负的评判中，96% 选择先出现的回答（95% 区间 86–99%；公平值为 50%）。")
  }

  @Test func `a taste for the second place is told as such`() {
    let behaviour = JudgeBehaviour(
      judge: "j", judgments: 40, swapConsistency: steady, firstPositionRate: share(0.2, 0.1, 0.35, 40))
    let text = judgeTrust(behaviour).sentence(in: .english)
    #expect(
      text.contains("chose the answer shown second in 80% of 40 decided verdicts (95% interval 65–90%; 50% is fair)"))
  }

  @Test func `a judge without a warning is not called good`() {
    let behaviour = JudgeBehaviour(judge: "j", judgments: 200, swapConsistency: steady, firstPositionRate: fair)
    let text = judgeTrust(behaviour).sentence(in: .english)
    #expect(text.hasPrefix("Nothing here speaks against judge j: it gave the same verdict in 90% of 100 pairs"))
    #expect(text.hasSuffix("Whether it agrees with people is another question."))
  }

  @Test func `a judge that was never asked is not measured, and no number is made up`() {
    for behaviour in [JudgeBehaviour(judge: "j"), JudgeBehaviour(judge: "j", judgments: 3, identical: 3)] {
      let trust = judgeTrust(behaviour)
      #expect(trust.verdict == .notMeasured)
      #expect(trust.reasons.contains { $0.kind == .nothingJudged })
      #expect(!trust.sentence(in: .english).contains("nan"))
    }
  }

  @Test func `shares without cases or that are not numbers count as unmeasured`() {
    let nothing = Proportion(value: .nan, low: .nan, high: .nan, count: 0)
    let trust = judgeTrust(
      JudgeBehaviour(judge: "j", judgments: 10, swapConsistency: nothing, firstPositionRate: nothing))
    #expect(trust.verdict == .notMeasured)
  }

  @Test func `verdicts are ordered from mild to grave`() {
    #expect(JudgeTrust.Verdict.allCases.sorted() == [.noWarning, .notMeasured, .doubtful, .untrustworthy])
  }

  @Test func `every clause and label exists in both languages`() {
    for verdict in JudgeTrust.Verdict.allCases {
      #expect(verdict.label(in: .english) != verdict.label(in: .chinese))
      for kind in JudgeTrust.Reason.Kind.allCases {
        let reason = JudgeTrust.Reason(kind, verdict, value: 0.5, low: 0.4, high: 0.6, count: 1, bound: 0.6)
        #expect(!reason.clause(in: .english).isEmpty)
        #expect(reason.clause(in: .chinese).unicodeScalars.contains { $0.value > 0x4E00 })
      }
    }
  }
}
