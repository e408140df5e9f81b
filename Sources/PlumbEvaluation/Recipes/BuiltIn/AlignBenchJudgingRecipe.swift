internal import PlumbCore

extension Recipe {
  /// AlignBench's way of judging, for benchmarks with its categories but without its configuration files.
  ///
  /// The kinds of answers are AlignBench's by top category; definitions are ours.
  static var alignBench: Recipe {
    var judging = JudgingRecipe(template: "alignbench", showsReference: true)
    judging.showsEvidence = true
    judging.rubric = Rubric(
      definitions: [
        "事实正确性": "所述内容与事实、数据和参考答案是否相符。", "满足用户需求": "是否完成了提问者真正想要的事。", "清晰度": "是否有条理、易读、不含糊。",
        "完备性": "要点是否齐全，有无重要遗漏。", "逻辑连贯性": "推理步骤是否环环相扣，前后是否一致。", "创造性": "是否有新意，避免套话。",
        "丰富度": "内容是否充实，细节和例子是否得当。", "公平与可负责程度": "是否兼顾不同立场，建议是否可行并提示风险。",
      ],
      sets: [
        "fact": ["事实正确性", "满足用户需求", "清晰度", "完备性"], "reasoning": ["事实正确性", "满足用户需求", "逻辑连贯性", "完备性"],
        "generation": ["事实正确性", "满足用户需求", "逻辑连贯性", "创造性", "丰富度"],
        "advice": ["事实正确性", "满足用户需求", "公平与可负责程度", "创造性"],
      ],
      setByCategory: [
        "专业能力": "fact", "中文理解": "fact", "基本任务": "fact", "基本任务/翻译": "generation", "数学计算": "reasoning",
        "逻辑推理": "reasoning", "文本写作": "generation", "文本写作/文化理解": "fact", "角色扮演": "generation", "综合问答": "advice",
      ])
    func temperature(_ value: Double) -> SamplingSettings { SamplingSettings(temperature: value) }
    return Recipe(
      generation: GenerationRecipe(
        settings: temperature(0.7),
        byCategory: [
          "基本任务": temperature(0.1), "中文理解": temperature(0.1), "综合问答": temperature(0.7), "文本写作": temperature(0.7),
          "逻辑推理": temperature(0.1), "数学计算": temperature(0.1), "角色扮演": temperature(0.7), "专业能力": temperature(0.1),
        ]), judging: judging, score: "alignbench")
  }
}
