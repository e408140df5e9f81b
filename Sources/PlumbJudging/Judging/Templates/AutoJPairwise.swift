internal import PlumbCore

extension TemplateFamily {
  /// Speaks to the published Auto-J models: their data block and their decision marker, in our words.
  ///
  /// Li et al. 2023. Criteria are never shown: those models learned to do without them. The models' own prompt text is read from the user's
  /// copy of `constants_prompt.py` with `template: path/to/constants_prompt.py`.
  static let autoJPairwise = TemplateFamily(
    name: "auto-j-pairwise", summary: "for a served Auto-J model: its data block and “final decision is” marker",
    templates: [
      "en": JudgeTemplate(
        name: "auto-j-pairwise", language: "en",
        messages: [
          Message(
            .user,
            """
            Compare two responses that were submitted for a user's query, and judge which one is better or whether they \
            are tied. The data:

            [BEGIN DATA]
            ***
            [Query]: {{question}}
            ***
            [Response 1]: {{answer_a}}
            ***
            [Response 2]: {{answer_b}}
            ***
            [END DATA]

            First name the key factors that set the two responses apart. Then conclude: the last statement begins with \
            "So, the final decision is Response 1 / Response 2 / Tie" and fits the comparison you have written.
            """)
        ],
        parser: autoJDecision, settings: SamplingSettings(temperature: 0, maxTokens: 1024)),
      "zh": JudgeTemplate(
        name: "auto-j-pairwise", language: "zh",
        messages: [
          Message(
            .user,
            """
            请比较针对同一用户问询提交的两个回应，判断哪一个更好，或两者持平。内容如下：

            [BEGIN DATA]
            ***
            [用户问询]: {{question}}
            ***
            [回应1]: {{answer_a}}
            ***
            [回应2]: {{answer_b}}
            ***
            [END DATA]

            请先指出区分两个回应的关键因素，再作出结论：最后一句以“所以，最终决定是回应1/回应2/平局”开头，并与前面的比较一致。
            """)
        ],
        parser: autoJDecision, settings: SamplingSettings(temperature: 0, maxTokens: 1024)),
    ])

  /// `final decision is Response 1`, `最终决定是回应2`: the last one counts.
  ///
  /// A list of the choices as the prompt shows it (“Response 1 / Response 2 / Tie”) is no decision. Upstream takes the last
  /// marker and compares what follows; here a marker without a choice behind it is passed over.
  static let autoJDecision = JudgeTemplate.Parser("worded")
}
