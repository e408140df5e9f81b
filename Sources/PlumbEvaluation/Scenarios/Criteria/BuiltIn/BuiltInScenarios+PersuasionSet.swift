extension BuiltInScenarios {
  /// The basic set `persuasion`, as YAML.
  static let persuasionSet = ##"""
    sets:
      persuasion:
        name: {en: "Persuasion", zh: "说服与推广"}
        criteria:
          - {part: content, name: {en: "One clear promise", zh: "一个明确的卖点"}, text: {en: "The reader can say after one reading what is offered, to whom and why it is worth having.", zh: "读一遍就说得出提供什么、给谁、为什么值得。"}}
          - {part: content, name: {en: "Claims that hold", zh: "宣传属实"}, text: {en: "Boasts nothing the given facts do not support and makes no promise the law would punish.", zh: "不夸口给定事实撑不起的好处，不作违法的承诺。"}}
          - {part: format, name: {en: "Path to act", zh: "行动指引"}, text: {en: "The next step (buy, sign up, call, visit) is stated once, plainly and where the eye ends up.", zh: "下一步（购买、报名、致电、到访）说一次，直白，放在目光最后落到的地方。"}}
          - {part: style, name: {en: "Catches and keeps attention", zh: "抓得住人"}, text: {en: "The first words make the intended reader go on; rhythm and images suit the brand.", zh: "开头几个字就让目标读者想读下去，节奏和意象合乎品牌。"}}
    """##
}
