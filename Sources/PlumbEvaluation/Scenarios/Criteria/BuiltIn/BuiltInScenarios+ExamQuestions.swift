extension BuiltInScenarios {
  /// The scenarios of the group “Exam Questions”, as YAML.
  static let examQuestions = ##"""
    scenarios:
      math_reasoning:
        group: Exam Questions
        name: {en: "Math reasoning", zh: "数学推理"}
        about: {en: "Solve a problem by mathematical or quantitative reasoning.", zh: "通过数学或数量推理解题。"}
        inherits: [general, mathematics]
        criteria:
          - {part: content, name: {en: "Question modelled rightly", zh: "建模正确"}, text: {en: "Words are turned into the quantities and relations that are really meant.", zh: "把文字正确转化为真正所指的量和关系。"}}
          - {part: content, name: {en: "Complete argument", zh: "论证完整"}, text: {en: "All cases are treated; a claim of uniqueness or an extreme value is proved, not read off examples.", zh: "各种情形都讨论到；唯一性或最值有证明，而不是看几个例子。"}}
          - {part: format, name: {en: "Step by step", zh: "逐步展开"}, text: {en: "Steps are separated and named so that a wrong one could be found.", zh: "步骤分开并有说明，错在哪一步找得到。"}}
          - {part: style, name: {en: "Explains the idea", zh: "讲出思路"}, text: {en: "Says why this route was taken before doing the algebra.", zh: "动手计算之前说明为什么这样做。"}}
      solving_exam_question_with_math:
        group: Exam Questions
        name: {en: "Solving an exam question with math", zh: "解答含数学的考题"}
        about: {en: "Answer an exam question in physics, chemistry, economics or another subject that needs calculation.", zh: "解答物理、化学、经济等需要计算的考题。"}
        inherits: [exam, mathematics]
        criteria:
          - {part: content, name: {en: "Right law or formula", zh: "选对公式"}, text: {en: "Names the principle used and why its conditions are met.", zh: "写明所用原理，并说明适用条件成立。"}}
          - {part: content, name: {en: "Units carried through", zh: "单位贯穿"}, text: {en: "Quantities keep their units and a sensible number of digits.", zh: "各量带单位，有效数字合理。"}}
          - {part: format, name: {en: "Known, sought, solution", zh: "已知、所求、解"}, text: {en: "Sets out what is given, what is wanted and the working in that order.", zh: "依次列出已知、所求和解答过程。"}}
      solving_exam_question_without_math:
        group: Exam Questions
        name: {en: "Solving an exam question without math", zh: "解答不含数学的考题"}
        about: {en: "Answer an exam question in a subject that rests on knowledge and reading.", zh: "解答以知识和阅读为主的考题。"}
        inherits: [exam]
        criteria:
          - {part: content, name: {en: "Subject knowledge", zh: "学科知识准确"}, text: {en: "Terms, doctrines and events are used as the discipline uses them.", zh: "术语、学说和史实的用法符合该学科。"}}
          - {part: content, name: {en: "Points the mark scheme wants", zh: "踩中得分点"}, text: {en: "Brings the points an examiner would list, each with its support.", zh: "写出阅卷人会列的要点，并各有依据。"}}
          - {part: format, name: {en: "Shape of the question type", zh: "合乎题型"}, text: {en: "Multiple choice gets a letter, a matching task pairs, an essay question paragraphs.", zh: "选择题给选项，连线题给配对，论述题成段。"}}
    """##
}
