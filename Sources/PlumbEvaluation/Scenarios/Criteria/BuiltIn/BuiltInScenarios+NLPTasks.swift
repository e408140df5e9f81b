extension BuiltInScenarios {
  /// The scenarios of the group “NLP Tasks”, as YAML.
  static let nlpTasks = ##"""
    scenarios:
      ranking:
        group: NLP Tasks
        name: {en: "Ranking", zh: "排序"}
        about: {en: "Put things into an order by a criterion.", zh: "按某个标准排列事物。"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "By the stated criterion", zh: "按指定标准"}, text: {en: "The order follows the criterion given, or one that is stated and fits.", zh: "次序依据给定标准，或自行说明合适的标准。"}}
          - {part: content, name: {en: "Whole list once", zh: "不重不漏"}, text: {en: "Every item appears exactly once unless ties or cuts were asked for.", zh: "除非允许并列或截取，每项恰好出现一次。"}}
          - {part: content, name: {en: "Order can be defended", zh: "次序站得住"}, text: {en: "Neighbouring places are right or explained.", zh: "相邻名次正确或有解释。"}}
          - {part: format, name: {en: "Numbered", zh: "编号"}, text: {en: "Direction (best first or last) and places are plain.", zh: "方向（由好到差或相反）和名次明白。"}}
      text_to_text_translation:
        group: NLP Tasks
        name: {en: "Text translation", zh: "文本翻译"}
        about: {en: "Translate a text into another human language.", zh: "把文字译成另一种语言。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "Nothing lost or added", zh: "不增不减"}, text: {en: "Every statement, number, name and negation arrives.", zh: "每个意思、数字、名称和否定都译出。"}}
          - {part: content, name: {en: "Terms", zh: "术语得当"}, text: {en: "Technical terms, names and set phrases have their established equivalent.", zh: "术语、专名和固定说法用通行译法。"}}
          - {part: format, name: {en: "Layout kept", zh: "保留格式"}, text: {en: "Markup, line breaks and placeholders stay in place.", zh: "标记、换行和占位符位置不变。"}}
          - {part: style, name: {en: "Reads as an original", zh: "译文地道"}, text: {en: "Natural in the target language and of the same register.", zh: "合乎目标语言习惯，语体相当。"}}
      data_analysis:
        group: NLP Tasks
        name: {en: "Data analysis", zh: "数据分析"}
        about: {en: "Draw findings from data, tables or statistics.", zh: "从数据、表格或统计中得出结论。"}
        inherits: [general, mathematics]
        criteria:
          - {part: content, name: {en: "Right reading of the data", zh: "读数正确"}, text: {en: "Columns, units, periods and missing values are understood as they are.", zh: "正确理解列、单位、时段和缺失值。"}}
          - {part: content, name: {en: "Fitting method", zh: "方法得当"}, text: {en: "The summary, test or chart suits the type and amount of data.", zh: "统计量、检验或图表适合数据的类型和数量。"}}
          - {part: content, name: {en: "Findings no larger than the data", zh: "结论不过度"}, text: {en: "Chance, small numbers and confounding are named; correlation is not sold as cause.", zh: "指出偶然、小样本和混杂，不把相关当因果。"}}
          - {part: format, name: {en: "Numbers to look up", zh: "数字可查"}, text: {en: "Results stand in a table or sentence with their basis.", zh: "结果列表或成句，并注明基数。"}}
      classification_identification:
        group: NLP Tasks
        name: {en: "Classification and identification", zh: "分类与识别"}
        about: {en: "Assign things to classes or say what something is.", zh: "把事物归类，或识别是什么。"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Right class", zh: "归类正确"}, text: {en: "The label agrees with what the classes mean.", zh: "标签符合类别的含义。"}}
          - {part: content, name: {en: "Only classes allowed", zh: "只用允许的类别"}, text: {en: "Uses the given labels exactly; doubt is told, not turned into a new label.", zh: "严格使用给定标签；有疑问就说明，不另造标签。"}}
          - {part: content, name: {en: "Deciding feature", zh: "判断依据"}, text: {en: "Where reasons are wanted, names the feature that decides.", zh: "需要理由时，指出起决定作用的特征。"}}
          - {part: format, name: {en: "Machine-like form", zh: "形式规整"}, text: {en: "One label an item, in the order of the input, in the format asked for.", zh: "每项一个标签，按输入次序和要求的格式。"}}
      title_generation:
        group: NLP Tasks
        name: {en: "Title generation", zh: "标题生成"}
        about: {en: "Find a title, name or headline.", zh: "拟标题、名称或题目。"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Says what it is about", zh: "点出内容"}, text: {en: "The subject and the angle of the piece can be guessed from it.", zh: "从标题能看出主题和角度。"}}
          - {part: content, name: {en: "Promises no more than is there", zh: "不做标题党"}, text: {en: "Interest is not bought with exaggeration.", zh: "不靠夸张引人。"}}
          - {part: format, name: {en: "Title form", zh: "标题形式"}, text: {en: "Brief, in the case and punctuation of its genre, as many as asked for.", zh: "简短，大小写和标点合乎体裁，数量符合要求。"}}
          - {part: style, name: {en: "Striking", zh: "醒目"}, text: {en: "Sound, image or contrast makes it stay in mind.", zh: "音韵、意象或对比让人记住。"}}
      question_generation:
        group: NLP Tasks
        name: {en: "Question generation", zh: "问题生成"}
        about: {en: "Make questions from a text, topic or purpose.", zh: "根据文本、主题或目的出题或提问。"}
        inherits: [general]
        criteria:
          - {part: content, name: {en: "Can be answered as intended", zh: "可按预期作答"}, text: {en: "Answerable from the text or knowledge meant, with one right answer where one is meant.", zh: "根据所指文本或知识可以作答；要唯一答案的就唯一。"}}
          - {part: content, name: {en: "Worth asking", zh: "值得一问"}, text: {en: "Aims at understanding and at what matters, not at trifles.", zh: "问在要处，考理解而非琐事。"}}
          - {part: content, name: {en: "Spread", zh: "覆盖均匀"}, text: {en: "Covers the material and the levels of difficulty wanted, without repeats.", zh: "覆盖材料和所需难度，不重复。"}}
          - {part: format, name: {en: "Ready form", zh: "格式可用"}, text: {en: "Options, answers and points are laid out as the use demands.", zh: "选项、答案和分值按用途排好。"}}
      reading_comprehension:
        group: NLP Tasks
        name: {en: "Reading comprehension", zh: "阅读理解"}
        about: {en: "Answer questions about a given passage.", zh: "回答关于给定文段的问题。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "Answer from the passage", zh: "答案出自文段"}, text: {en: "The answer is right by the passage even where common belief differs.", zh: "以文段为准，即使与常识不同。"}}
          - {part: content, name: {en: "Finds the place", zh: "找到依据"}, text: {en: "Points to or quotes the words that decide.", zh: "指出或引用决定答案的词句。"}}
          - {part: content, name: {en: "Says when it is not there", zh: "文中没有就说没有"}, text: {en: "Does not guess what the passage leaves open.", zh: "文段未说的不猜。"}}
          - {part: format, name: {en: "As short as the question", zh: "简明作答"}, text: {en: "The answer comes first; explanation is brief.", zh: "先给答案，解释从简。"}}
      keywords_extraction:
        group: NLP Tasks
        name: {en: "Keyword extraction", zh: "关键词提取"}
        about: {en: "Pick the key words or phrases of a text.", zh: "提取文本的关键词或短语。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "The words that matter", zh: "抓住要词"}, text: {en: "Together they tell what the text is about.", zh: "合在一起说得出文章讲什么。"}}
          - {part: content, name: {en: "No doubles or fillers", zh: "不重复不凑数"}, text: {en: "Variants of one term count once; general words are left out.", zh: "同一词的变体只算一次，略去泛词。"}}
          - {part: format, name: {en: "Plain list", zh: "清单形式"}, text: {en: "Terms as in the text, in the number and order wanted.", zh: "用原文词形，数量和次序符合要求。"}}
      information_extraction:
        group: NLP Tasks
        name: {en: "Information extraction", zh: "信息抽取"}
        about: {en: "Take given kinds of facts out of a text.", zh: "从文本中抽取指定的信息。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "All and only what is asked", zh: "不漏不多"}, text: {en: "Every instance is found, nothing else is returned.", zh: "每一处都找到，别的不返回。"}}
          - {part: content, name: {en: "Exact values", zh: "取值准确"}, text: {en: "Values are copied exactly, or normalised by a stated rule.", zh: "值照抄，或按说明的规则规范化。"}}
          - {part: content, name: {en: "Absent stays absent", zh: "缺则留空"}, text: {en: "A field without a value is empty, not guessed.", zh: "没有值的字段留空，不猜。"}}
          - {part: format, name: {en: "Asked-for structure", zh: "结构符合要求"}, text: {en: "JSON, table or list parses as specified.", zh: "JSON、表格或列表符合规定，可解析。"}}
      topic_modeling:
        group: NLP Tasks
        name: {en: "Topic modelling", zh: "主题归纳"}
        about: {en: "Find the topics of a text or a collection.", zh: "归纳一段文本或一批文本的主题。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "Topics that cover", zh: "主题覆盖全面"}, text: {en: "Each larger part of the material falls under a topic.", zh: "材料的主要部分都有主题可归。"}}
          - {part: content, name: {en: "Topics that differ", zh: "主题互不重叠"}, text: {en: "Topics are of one level and hardly overlap.", zh: "主题层级一致，少有重叠。"}}
          - {part: format, name: {en: "Label with evidence", zh: "标签带依据"}, text: {en: "Each topic has a short label and the words or passages behind it.", zh: "每个主题有简短标签和支撑它的词句。"}}
      others:
        group: NLP Tasks
        name: {en: "Other tasks", zh: "其他任务"}
        about: {en: "A task that fits no other scenario.", zh: "不属于其他场景的任务。"}
        inherits: [writing, conversation]
        criteria:
          - {part: content, name: {en: "Finds out what is wanted", zh: "弄清需求"}, text: {en: "States its reading of an unusual request, or asks, before it goes ahead.", zh: "对少见的请求先说明自己的理解或询问，再动手。"}}
          - {part: content, name: {en: "Useful result", zh: "结果有用"}, text: {en: "The outcome is something the user can work with.", zh: "用户能用得上所得结果。"}}
          - {part: content, name: {en: "Keeps to given rules", zh: "遵守给定规则"}, text: {en: "Protocols, formats and roles set by the user hold until lifted.", zh: "用户定的规程、格式和角色在取消前一直有效。"}}
    """##
}
