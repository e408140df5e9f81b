internal import PlumbCore

extension TemplateFamily {
  /// One token, weighed by its probability: the cheapest judgment there is, for endpoints that report log-probabilities.
  static let pairwiseLogprob = TemplateFamily(
    name: "pairwise-logprob", summary: "one token, A or B, weighed by its probability",
    templates: [
      "en": JudgeTemplate(
        name: "pairwise-logprob", language: "en",
        messages: [
          Message(
            .system,
            englishTask + """

              Reply with a single letter and nothing else: A if answer A is better, B if answer B is better.
              """),
          Message(.user, englishMaterial("Which answer is better, A or B?")),
        ],
        parser: letterProbabilities, settings: letterSettings),
      "zh": JudgeTemplate(
        name: "pairwise-logprob", language: "zh",
        messages: [
          Message(
            .system,
            chineseTask + """

              只回复一个字母，不要有任何其他文字：回答 A 更好则写 A，回答 B 更好则写 B。
              """),
          Message(.user, chineseMaterial("哪个回答更好，A 还是 B？")),
        ],
        parser: letterProbabilities, settings: letterSettings),
    ])

  private static let letterProbabilities = JudgeTemplate.Parser(
    "logprobs", ["first": ["A"], "second": ["B"], "position": "first", "trim": true])

  private static let letterSettings = SamplingSettings(temperature: 0, maxTokens: 1, topLogprobs: 20)
}
