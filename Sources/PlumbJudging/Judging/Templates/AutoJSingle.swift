internal import PlumbCore

extension TemplateFamily {
  /// Speaks to the published Auto-J models: their data block and their rating marker, in our words.
  ///
  /// Li et al. 2023. The models' own prompt text is read from the user's copy of `constants_prompt.py` with
  /// `template: path/to/constants_prompt.py`.
  static let autoJSingle = TemplateFamily(
    name: "auto-j-single", summary: "for a served Auto-J model: one answer, its “Rating: [[5]]” marker",
    templates: [
      "en": JudgeTemplate(
        name: "auto-j-single", language: "en",
        messages: [
          Message(
            .user,
            """
            Write a critique of a response that was submitted for a user's query, and grade it. The data:

            [BEGIN DATA]
            ***
            [Query]: {{question}}
            ***
            [Response]: {{answer}}
            ***
            [END DATA]

            After the critique, give the response a final rating from 1 to 10 in exactly this form: "[[rating]]", for \
            example: "Rating: [[5]]".
            """)
        ],
        parser: autoJRating, settings: SamplingSettings(temperature: 0, maxTokens: 1024)),
      "zh": JudgeTemplate(
        name: "auto-j-single", language: "zh",
        messages: [
          Message(
            .user,
            """
            请为针对用户问询提交的一个回应撰写评论，并给它打分。内容如下：

            [BEGIN DATA]
            ***
            [用户问询]: {{question}}
            ***
            [回应]: {{answer}}
            ***
            [END DATA]

            评论之后，请严格按照 "[[评分]]" 的格式给出 1 到 10 的最终评分，例如："评分: [[5]]"。
            """)
        ],
        parser: autoJRating, settings: SamplingSettings(temperature: 0, maxTokens: 1024)),
    ])

  /// The last `Rating: [[5]]`, `评分: [[5]]` or another of the usual forms.
  ///
  /// Upstream's Chinese expression knows no blank, though its prompt asks for one; and upstream reads a missing rating as
  /// 0.0, here it is a failure.
  static let autoJRating = JudgeTemplate.Parser("rating")
}
