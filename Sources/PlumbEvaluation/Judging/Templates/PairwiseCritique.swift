internal import PlumbCore

extension TemplateFamily {
  /// The differences that decide, with quotations, then the decision; criteria of the item's scenario when the run gives them.
  static let pairwiseCritique = TemplateFamily(
    name: "pairwise-critique", summary: "the differences that matter, then the decision; with scenario criteria",
    templates: [
      "en": JudgeTemplate(
        name: "pairwise-critique", language: "en",
        messages: [
          Message(
            .system,
            englishTask + """

              Write a critique that a reader could check. Name the few differences that decide between the two answers, \
              most important first; for each, say which answer does better and quote the words that show it. Leave out what \
              both do alike. Then weigh the differences in one or two sentences. End with one line of its own: "VERDICT: A" \
              if answer A is better, "VERDICT: B" if answer B is better, "VERDICT: TIE" if the differences cancel out or do \
              not matter to the person who asked.
              """),
          Message(.user, englishCriteria + englishMaterial("Write the critique, then the verdict line.")),
        ],
        parser: verdictLine(take: "last"), settings: SamplingSettings(temperature: 0, maxTokens: 1024),
        reask:
          "Your critique does not end with a verdict. Reply with exactly one line: VERDICT: A, VERDICT: B or VERDICT: TIE.",
        labels: verdictLineLabels),
      "zh": JudgeTemplate(
        name: "pairwise-critique", language: "zh",
        messages: [
          Message(
            .system,
            chineseTask + """

              请写一段读者可以逐条核对的评语：列出真正决定高下的几处差异，最重要的在前；每一处都说明哪个回答更好，并引用原文为证。\
              两者相同之处不必写。然后用一两句话权衡这些差异。最后单独写一行：回答 A 更好则写“结论：A”，回答 B 更好则写“结论：B”，\
              差异相互抵消或对提问者无关紧要则写“结论：平局”。
              """),
          Message(.user, chineseCriteria + chineseMaterial("请写评语，再写结论这一行。")),
        ],
        parser: verdictLine(take: "last"), settings: SamplingSettings(temperature: 0, maxTokens: 1024),
        reask: "你的评语没有以结论结尾。请只回复一行：“结论：A”、“结论：B”或“结论：平局”。",
        labels: verdictLineLabels),
    ])

  /// What to look for, when the run gives criteria; stands before the material.
  static let englishCriteria = """
    {{#criteria}}For requests of this kind, pay attention to:
    {{criteria}}

    {{/criteria}}
    """

  /// What to look for, in Chinese.
  static let chineseCriteria = """
    {{#criteria}}对这一类请求，请着重考察：
    {{criteria}}

    {{/criteria}}
    """
}
