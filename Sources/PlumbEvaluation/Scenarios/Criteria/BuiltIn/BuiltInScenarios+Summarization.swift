extension BuiltInScenarios {
  /// The scenarios of the group “Summarization”, as YAML.
  static let summarization = ##"""
    scenarios:
      post_summarization:
        group: Summarization
        name: {en: "Post summarization", zh: "帖子摘要"}
        about: {en: "Condense a post from a forum or social network.", zh: "概括论坛或社交网络上的一则帖子。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "The poster's point", zh: "抓住发帖人的意图"}, text: {en: "States what the poster wants (advice, sympathy, a warning) beside what happened.", zh: "除了发生了什么，还说出发帖人想要什么（建议、理解、提醒）。"}}
          - {part: content, name: {en: "Who and when kept straight", zh: "人物与先后不混"}, text: {en: "People are told apart by their role to the poster, and events keep their order.", zh: "人物按与发帖人的关系区分清楚，事情的先后不乱。"}}
          - {part: content, name: {en: "Only what carries the story", zh: "只留主干"}, text: {en: "Keeps the facts without which the post would be misunderstood, drops asides.", zh: "保留缺了就会误解的事实，略去旁枝。"}}
          - {part: format, name: {en: "Short enough to scan", zh: "一眼可读完"}, text: {en: "One to three sentences unless another length is asked for.", zh: "除非另有要求，一至三句。"}}
          - {part: style, name: {en: "Neutral between the sides", zh: "不偏袒任何一方"}, text: {en: "Reports judgments as the poster's own, without taking a side.", zh: "评价归于发帖人，自己不站队。"}}
      text_summarization:
        group: Summarization
        name: {en: "Text summarization", zh: "文本摘要"}
        about: {en: "Condense an article, report or passage.", zh: "概括一篇文章、报告或一段文字。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "Main thesis first", zh: "先说主旨"}, text: {en: "The central claim or finding of the text is present and recognisable.", zh: "文章的中心论点或结论在摘要中明白可见。"}}
          - {part: content, name: {en: "Weight as in the text", zh: "详略与原文相称"}, text: {en: "Main points get the room, details are dropped in the order of their weight.", zh: "要点占篇幅，细节按轻重取舍。"}}
          - {part: content, name: {en: "Key figures survive", zh: "关键数字保留"}, text: {en: "Numbers, names and conditions on which the message rests are kept exactly.", zh: "支撑要旨的数字、名称和条件准确保留。"}}
          - {part: format, name: {en: "Asked-for compression", zh: "压缩到位"}, text: {en: "Meets the stated length, or is a small fraction of the source when none is stated.", zh: "达到要求的篇幅；没有要求时只占原文一小部分。"}}
          - {part: style, name: {en: "Stands on its own", zh: "可独立阅读"}, text: {en: "Can be understood without the source; rewords instead of pasting sentences together.", zh: "不看原文也能懂；重新表述而不是拼接原句。"}}
      note_summarization:
        group: Summarization
        name: {en: "Note summarization", zh: "笔记整理"}
        about: {en: "Turn material into notes, or notes into an orderly summary.", zh: "把材料整理成笔记，或把笔记归纳成有条理的摘要。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "Nothing needed is lost", zh: "要点不丢"}, text: {en: "Decisions, definitions, dates, owners and open questions are all there.", zh: "决定、定义、日期、责任人和未决问题都在。"}}
          - {part: content, name: {en: "Grouped by topic", zh: "按主题归类"}, text: {en: "Scattered remarks on one matter are brought together.", zh: "同一件事的零散记录归到一处。"}}
          - {part: format, name: {en: "Outline at a glance", zh: "层次一目了然"}, text: {en: "Headings and indented points show what belongs under what.", zh: "标题和缩进显示从属关系。"}}
          - {part: style, name: {en: "Note style", zh: "笔记体"}, text: {en: "Short phrases in parallel form; abbreviations stay understandable.", zh: "短语并列，缩写仍看得懂。"}}
    """##
}
