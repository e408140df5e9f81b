internal import PlumbCore

extension TemplateFamily {
  /// The verdict alone, on one line.
  static let pairwisePlain = TemplateFamily(
    name: "pairwise", summary: "the verdict alone: A, B or a tie",
    templates: [
      "en": JudgeTemplate(
        name: "pairwise", language: "en",
        messages: [
          Message(
            .system,
            englishTask + """

              Reply with one line and nothing else: "VERDICT: A" if answer A is better, "VERDICT: B" if answer B is \
              better, "VERDICT: TIE" if neither is.
              """),
          Message(.user, englishMaterial("Which answer is better? Reply with the verdict line only.")),
        ],
        parser: plainVerdict, settings: SamplingSettings(temperature: 0, maxTokens: 64),
        reask: "That was not a verdict. Reply with exactly one line: VERDICT: A, VERDICT: B or VERDICT: TIE.",
        labels: verdictLineLabels),
      "zh": JudgeTemplate(
        name: "pairwise", language: "zh",
        messages: [
          Message(
            .system,
            chineseTask + """

              只回复一行，不要有任何其他文字：回答 A 更好则写“结论：A”，回答 B 更好则写“结论：B”，不分上下则写“结论：平局”。
              """),
          Message(.user, chineseMaterial("哪个回答更好？只回复结论这一行。")),
        ],
        parser: plainVerdict, settings: SamplingSettings(temperature: 0, maxTokens: 64),
        reask: "你的回复中没有结论。请只回复一行：“结论：A”、“结论：B”或“结论：平局”。",
        labels: verdictLineLabels),
    ])

  /// The verdicts that ``verdictLine(take:)`` reads, one of each.
  static let verdictLineLabels = ["VERDICT: A", "VERDICT: B", "VERDICT: TIE"]

  /// `VERDICT: A`, `结论：平局`, tolerant of bold marks, brackets, case and full-width forms.
  ///
  /// Verdicts that differ are ambiguous.
  static let plainVerdict = verdictLine(take: "only")

  /// The verdict line, wherever it stands: the last one counts, or (`only`) all must agree.
  static func verdictLine(take: String) -> JudgeTemplate.Parser {
    JudgeTemplate.Parser("worded", ["take": .string(take)])
  }
}
