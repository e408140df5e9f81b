extension BuiltInScenarios {
  /// The basic set `source`, as YAML.
  static let sourceSet = ##"""
    sets:
      source:
        name: {en: "Work on a given text", zh: "以给定文本为依据"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "True to the source", zh: "忠于原文"}, text: {en: "Every statement can be traced to the given text; meaning, emphasis and degree of certainty are not shifted.", zh: "每个说法都能在给定文本中找到依据，意思、轻重和肯定程度不走样。"}}
          - {part: content, name: {en: "Adds nothing", zh: "不添枝加叶"}, text: {en: "Brings in no outside fact, opinion or example unless that was asked for.", zh: "除非用户要求，不掺入文外的事实、看法或例子。"}}
          - {part: content, name: {en: "Notices trouble in the source", zh: "指出原文的问题"}, text: {en: "Where the given text is cut off, contradictory or missing what the task needs, says so.", zh: "给定文本残缺、矛盾或缺少任务所需内容时，加以说明。"}}
    """##
}
