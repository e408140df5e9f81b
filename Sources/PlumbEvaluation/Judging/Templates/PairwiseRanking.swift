internal import PlumbCore

extension TemplateFamily {
  /// The answers in order of merit.
  static let pairwiseRanking = TemplateFamily(
    name: "pairwise-ranking", summary: "the answers in order of merit: A > B, B > A or A = B",
    templates: [
      "en": JudgeTemplate(
        name: "pairwise-ranking", language: "en",
        messages: [
          Message(
            .system,
            englishTask + """

              Put the answers in order of merit. You may give a reason in one sentence. End with one line of its own: \
              "A > B" if answer A is better, "B > A" if answer B is better, "A = B" if neither is.
              """),
          Message(.user, englishMaterial("Give the order of merit.")),
        ],
        parser: .init("ranking", ["format": "letters"]), settings: SamplingSettings(temperature: 0, maxTokens: 128),
        reask: "That was not an order. Reply with exactly one line: A > B, B > A or A = B."),
      "zh": JudgeTemplate(
        name: "pairwise-ranking", language: "zh",
        messages: [
          Message(
            .system,
            chineseTask + """

              请按优劣给两个回答排序，可以先用一句话说明理由。最后单独写一行：回答 A 更好则写“A > B”，回答 B 更好则写“B > A”，\
              不分上下则写“A = B”。
              """),
          Message(.user, chineseMaterial("请给出优劣次序。")),
        ],
        parser: .init("ranking", ["format": "letters"]), settings: SamplingSettings(temperature: 0, maxTokens: 128),
        reask: "你的回复不是次序。请只回复一行：A > B、B > A 或 A = B。"),
    ])
}
