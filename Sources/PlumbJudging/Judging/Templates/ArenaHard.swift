internal import PlumbCore

extension TemplateFamily {
  /// Five verdicts with strong wins; the judge first answers the request itself.
  static let arenaHard = arenaHardFamily(
    name: "arena-hard", summary: "five verdicts with strong wins; the judge answers the request itself first",
    answersFirst: true)

  /// Five verdicts with strong wins, without an answer of the judge's own: for requests that have no one right answer.
  static let arenaHardDirect = arenaHardFamily(
    name: "arena-hard-direct", summary: "five verdicts with strong wins, without an answer of the judge's own",
    answersFirst: false)

  private static func arenaHardFamily(name: String, summary: String, answersFirst: Bool) -> TemplateFamily {
    let ownEnglish =
      answersFirst
      ? """
      Begin by writing your own answer to the request, before you say anything about the two answers. Then hold both \
      against it, and name and correct the mistakes that you find.
      """ : "Name and correct the mistakes that you find in each answer."
    let ownChinese =
      answersFirst ? "请先写出你自己对该请求的回答，然后再评论这两个回答：将它们与你的回答对照，指出并纠正其中的错误。" : "请指出并纠正每个回答中的错误。"
    return TemplateFamily(
      name: name, summary: summary,
      templates: [
        "en": JudgeTemplate(
          name: name, language: "en",
          messages: [
            Message(
              .system,
              englishTask + "\n" + ownEnglish + """

                Then say which answer serves the person better, and how clearly. Close with exactly one of these labels, in \
                double square brackets, on a line of its own:
                [[A>>B]] answer A is far better
                [[A>B]] answer A is a little better
                [[A=B]] neither is better
                [[B>A]] answer B is a little better
                [[B>>A]] answer B is far better
                """),
            Message(.user, englishMaterial("Compare the answers and close with your label.")),
          ],
          parser: strengthLabels, settings: SamplingSettings(temperature: 0, maxTokens: 4096),
          reask:
            "Your text holds no label. Finish your comparison and close with one of [[A>>B]], [[A>B]], [[A=B]], [[B>A]], [[B>>A]].",
          labels: strengthLabelNames),
        "zh": JudgeTemplate(
          name: name, language: "zh",
          messages: [
            Message(
              .system,
              chineseTask + "\n" + ownChinese + """

                然后说明哪个回答对提问者更有帮助，以及差距有多大。最后单独一行写出下列标签之一，并保留双方括号：
                [[A>>B]] 回答 A 明显更好
                [[A>B]] 回答 A 略好
                [[A=B]] 不分上下
                [[B>A]] 回答 B 略好
                [[B>>A]] 回答 B 明显更好
                """),
            Message(.user, chineseMaterial("请比较两个回答，并以标签结尾。")),
          ],
          parser: strengthLabels, settings: SamplingSettings(temperature: 0, maxTokens: 4096),
          reask: "你的回复中没有标签。请完成比较，并以 [[A>>B]]、[[A>B]]、[[A=B]]、[[B>A]]、[[B>>A]] 之一结尾。", labels: strengthLabelNames),
      ])
  }

  private static let strengthLabelNames = ["[[A>>B]]", "[[A>B]]", "[[A=B]]", "[[B>A]]", "[[B>>A]]"]

  /// `[[A>>B]]` to `[[B>>A]]`, and the same in other signs or with the names spelt out; the last label counts.
  static let strengthLabels = JudgeTemplate.Parser("worded")
}
