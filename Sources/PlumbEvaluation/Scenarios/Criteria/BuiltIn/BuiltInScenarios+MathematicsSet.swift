extension BuiltInScenarios {
  /// The basic set `mathematics`, as YAML.
  static let mathematicsSet = ##"""
    sets:
      mathematics:
        name: {en: "Mathematics", zh: "数学"}
        criteria:
          - {part: content, name: {en: "Valid steps", zh: "步骤成立"}, text: {en: "Each step follows from earlier ones by a rule that holds here; conditions such as a divisor being non-zero are minded.", zh: "每一步都由前面的步骤按此处成立的规则推出；除数不为零之类的条件有交代。"}}
          - {part: content, name: {en: "Exact calculation", zh: "计算无误"}, text: {en: "Arithmetic, signs, units and rounding are right throughout.", zh: "运算、正负号、单位和取舍自始至终正确。"}}
          - {part: content, name: {en: "Result checked", zh: "验证结果"}, text: {en: "The result is tested by substitution, estimate or a limiting case where that is possible.", zh: "能代回、估算或取极端情形检验的，做了检验。"}}
          - {part: format, name: {en: "Clean notation", zh: "记号清楚"}, text: {en: "Symbols are introduced before use, written consistently, and displayed so that formulas can be read.", zh: "符号先说明后使用，前后一致，公式排得能看清。"}}
    """##
}
