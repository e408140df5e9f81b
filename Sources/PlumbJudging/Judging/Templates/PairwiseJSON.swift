internal import PlumbCore

extension TemplateFamily {
  /// Reasons and verdict as one JSON object.
  static let pairwiseJSON = TemplateFamily(
    name: "pairwise-json", summary: "reasons and verdict as one JSON object",
    templates: [
      "en": JudgeTemplate(
        name: "pairwise-json", language: "en",
        messages: [
          Message(
            .system,
            englishTask + """

              Reply with one JSON object and nothing else, with these keys in this order: "reasons", a short text that \
              says what decides between the answers; "verdict", one of "A", "B", "tie".
              """),
          Message(.user, englishMaterial("Reply with the JSON object.")),
        ],
        parser: jsonVerdict, settings: jsonSettings,
        reask:
          #"That was not the JSON object asked for. Reply with exactly {"reasons": "…", "verdict": "A, B or tie"}."#
      ),
      "zh": JudgeTemplate(
        name: "pairwise-json", language: "zh",
        messages: [
          Message(
            .system,
            chineseTask + """

              只回复一个 JSON 对象，不要有任何其他文字，依次包含以下键："reasons"，简短说明决定优劣的理由；"verdict"，取值为 "A"、\
              "B" 或 "tie"（平局）。
              """),
          Message(.user, chineseMaterial("请回复该 JSON 对象。")),
        ],
        parser: jsonVerdict, settings: jsonSettings,
        reask: #"你的回复不是所要求的 JSON 对象。请严格按此格式回复：{"reasons": "……", "verdict": "A、B 或 tie"}。"#),
    ])

  private static let jsonVerdict = JudgeTemplate.Parser(
    "json",
    [
      "path": "verdict", "critique": "reasons",
      "values": ["A": 1, "B": 0, "tie": 0.5, "answer a": 1, "answer b": 0, "平局": 0.5],
    ])

  private static let jsonSettings = SamplingSettings(
    temperature: 0, maxTokens: 512, responseFormat: ["type": "json_object"])
}
