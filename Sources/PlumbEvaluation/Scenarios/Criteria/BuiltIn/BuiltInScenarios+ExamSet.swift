extension BuiltInScenarios {
  /// The basic set `exam`, as YAML.
  static let examSet = ##"""
    sets:
      exam:
        name: {en: "Exam question", zh: "考试题"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Right answer", zh: "答案正确"}, text: {en: "The final answer is the one a correct marking key would accept.", zh: "最终答案与正确的评分标准一致。"}}
          - {part: content, name: {en: "Reason shown", zh: "写出理由"}, text: {en: "The way to the answer is laid out so that a marker could award every step; rejected options are ruled out for a reason.", zh: "解答过程完整，阅卷者可以逐步给分；排除的选项说明为什么不对。"}}
          - {part: content, name: {en: "Uses what is given", zh: "用足题设"}, text: {en: "Works from the conditions of the question, neither overlooking one nor assuming others.", zh: "从题目条件出发，不遗漏，也不擅自添加假设。"}}
          - {part: format, name: {en: "Answer easy to find", zh: "答案醒目"}, text: {en: "The final answer stands apart from the working, in the form the question wants.", zh: "最终答案与过程分开，并符合题目要求的形式。"}}
          - {part: style, name: {en: "At the learner's level", zh: "合乎学习者程度"}, text: {en: "Uses the methods and terms of the course the question comes from.", zh: "所用方法和术语与题目所属的学段相当。"}}
    """##
}
