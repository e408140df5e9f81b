internal import PlumbCore

extension TemplateFamily {
  /// Reasons first, then the verdict.
  static let pairwiseChainOfThought = TemplateFamily(
    name: "pairwise-cot", summary: "reasons first, then the verdict: A, B or a tie",
    templates: [
      "en": JudgeTemplate(
        name: "pairwise-cot", language: "en",
        messages: [
          Message(
            .system,
            englishTask + """

              First say briefly what the request needs. Then go through both answers: what is right, what is wrong or \
              missing, with the words that show it. Then weigh them against each other. End with one line of its own: \
              "VERDICT: A" if answer A is better, "VERDICT: B" if answer B is better, "VERDICT: TIE" if neither is.
              """),
          Message(.user, englishMaterial("Give your reasons, then the verdict line.")),
        ],
        parser: verdictLine(take: "last"), settings: SamplingSettings(temperature: 0, maxTokens: 1024),
        reask:
          "Your text does not end with a verdict. Reply with exactly one line: VERDICT: A, VERDICT: B or VERDICT: TIE.",
        labels: verdictLineLabels),
      "zh": JudgeTemplate(
        name: "pairwise-cot", language: "zh",
        messages: [
          Message(
            .system,
            chineseTask + """

              先简要说明这个请求需要什么；再逐一分析两个回答：哪里正确，哪里有误或遗漏，并引用原文为证；然后权衡两者。最后单独写\
              一行：回答 A 更好则写“结论：A”，回答 B 更好则写“结论：B”，不分上下则写“结论：平局”。
              """),
          Message(.user, chineseMaterial("请先说明理由，再写结论这一行。")),
        ],
        parser: verdictLine(take: "last"), settings: SamplingSettings(temperature: 0, maxTokens: 1024),
        reask: "你的回复没有以结论结尾。请只回复一行：“结论：A”、“结论：B”或“结论：平局”。",
        labels: verdictLineLabels),
    ])
}
