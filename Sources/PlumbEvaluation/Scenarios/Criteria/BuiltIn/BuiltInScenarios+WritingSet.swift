extension BuiltInScenarios {
  /// The basic set `writing`, as YAML.
  static let writingSet = ##"""
    sets:
      writing:
        name: {en: "Written text", zh: "成文写作"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Serves its reader", zh: "为读者而写"}, text: {en: "Chooses content, background and vocabulary for the people who will read it and for what they will do with it.", zh: "内容、背景交代和用词都照顾到读者是谁、读了要做什么。"}}
          - {part: content, name: {en: "Holds together", zh: "前后连贯"}, text: {en: "Each part follows from the one before; nothing contradicts what was said earlier.", zh: "各部分承接自然，前后没有自相矛盾。"}}
          - {part: format, name: {en: "Sound language", zh: "语言规范"}, text: {en: "Grammar, spelling and punctuation are free of mistakes that a copy editor would mark.", zh: "语法、用字和标点没有校对者会圈出的错误。"}}
          - {part: style, name: {en: "Steady voice", zh: "语气统一"}, text: {en: "Keeps one register and one point of view from the first line to the last, suited to the occasion.", zh: "语体和人称从头到尾一致，并与场合相称。"}}
          - {part: style, name: {en: "Concrete wording", zh: "用语具体"}, text: {en: "Prefers the exact noun, figure or example to a general phrase that could stand in any text.", zh: "用准确的名词、数字或例子，不用放在哪里都行的套话。"}}
    """##
}
