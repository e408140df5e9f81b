extension BuiltInScenarios {
  /// The scenarios of the group “Functional Writing”, as YAML.
  static let functionalWriting = ##"""
    scenarios:
      writing_product_description:
        group: Functional Writing
        name: {en: "Product description", zh: "产品描述"}
        about: {en: "Describe a product for people who may buy it.", zh: "向潜在买家描述产品。"}
        inherits: [writing, persuasion]
        criteria:
          - {part: content, name: {en: "What a buyer needs to know", zh: "买家想知道的"}, text: {en: "What it is, what it is made of, size, use and what comes with it.", zh: "是什么、什么材质、多大、怎么用、含哪些配件。"}}
          - {part: content, name: {en: "Why this one", zh: "为何选它"}, text: {en: "Names what sets it apart from the obvious alternative.", zh: "说出与常见同类的区别。"}}
          - {part: format, name: {en: "Quick to compare", zh: "便于比较"}, text: {en: "Specifications can be found without reading the prose.", zh: "不读正文也能找到规格。"}}
      writing_job_application:
        group: Functional Writing
        name: {en: "Job application", zh: "求职材料"}
        about: {en: "Write a cover letter, résumé or answer in an application.", zh: "写求职信、简历或申请问答。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Matches the post", zh: "对准岗位"}, text: {en: "Answers the requirements of the post with the applicant's own record.", zh: "用申请人的经历回应岗位要求。"}}
          - {part: content, name: {en: "Proof instead of adjectives", zh: "用成绩说话"}, text: {en: "Achievements come with figures or outcomes; nothing is invented for the applicant.", zh: "成绩有数字或结果，不替申请人编造。"}}
          - {part: format, name: {en: "Conventions of the document", zh: "合乎文体"}, text: {en: "Contact data, sections, order and length follow the custom of the country and document.", zh: "联系方式、栏目、次序和篇幅合乎当地惯例。"}}
          - {part: style, name: {en: "Confident and modest", zh: "自信而得体"}, text: {en: "Shows interest in this employer without begging or boasting.", zh: "对该单位有诚意，不卑不亢。"}}
      writing_news_article:
        group: Functional Writing
        name: {en: "News article", zh: "新闻报道"}
        about: {en: "Report an event in the manner of a newspaper.", zh: "以新闻体裁报道事件。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Who, what, when, where, why, how", zh: "新闻要素齐全"}, text: {en: "The facts a reader asks first come first.", zh: "读者最先问的事实最先给出。"}}
          - {part: content, name: {en: "Attributed", zh: "有出处"}, text: {en: "Statements and figures are tied to a source; several sides are heard.", zh: "说法和数字注明来源，各方都有声音。"}}
          - {part: format, name: {en: "Headline, lead, body", zh: "标题、导语、正文"}, text: {en: "Importance falls from paragraph to paragraph.", zh: "重要性逐段递减。"}}
          - {part: style, name: {en: "Sober", zh: "客观克制"}, text: {en: "No comment or loaded word of the reporter's.", zh: "不夹带记者的评论和感情色彩词。"}}
      writing_biography:
        group: Functional Writing
        name: {en: "Biography", zh: "人物传记"}
        about: {en: "Tell the life of a person.", zh: "讲述一个人的生平。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Right dates and deeds", zh: "生平准确"}, text: {en: "Birth, stations, works and honours are correct and, where disputed, marked.", zh: "生卒、经历、作品和荣誉准确，有争议的注明。"}}
          - {part: content, name: {en: "What the person stands for", zh: "写出其人意义"}, text: {en: "Says why this life is told and how it shaped others.", zh: "说明为什么写此人、影响了谁。"}}
          - {part: format, name: {en: "Order in time", zh: "时间有序"}, text: {en: "The reader always knows at which stage of life a passage stands.", zh: "读者始终知道写到哪个阶段。"}}
          - {part: style, name: {en: "Fair", zh: "公允"}, text: {en: "Praise and blame are in proportion.", zh: "褒贬有度。"}}
      writing_email:
        group: Functional Writing
        name: {en: "Email", zh: "邮件"}
        about: {en: "Write an email or letter.", zh: "写邮件或信函。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Purpose in the first lines", zh: "开门见山"}, text: {en: "The recipient knows at once what is wanted, by when, and why.", zh: "收件人一看就知道要什么、什么时候、为什么。"}}
          - {part: content, name: {en: "Everything to act on", zh: "信息齐备"}, text: {en: "Dates, attachments, references and contact are there; missing ones are marked as gaps to fill.", zh: "日期、附件、编号和联系方式齐全；缺的标出待填。"}}
          - {part: format, name: {en: "Subject, greeting, close", zh: "主题、称呼、落款"}, text: {en: "Subject line and formulas suit the relation.", zh: "主题行和称呼落款与关系相称。"}}
          - {part: style, name: {en: "Courteous", zh: "有礼"}, text: {en: "Firm where needed and never rude.", zh: "该坚持时坚持，但不失礼。"}}
      writing_legal_document:
        group: Functional Writing
        name: {en: "Legal document", zh: "法律文书"}
        about: {en: "Draft a contract, notice, policy or pleading.", zh: "起草合同、通知、条款或诉讼文书。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Essential clauses", zh: "必备条款"}, text: {en: "Parties, object, duties, term, breach, law and forum are settled as the document type demands.", zh: "当事人、标的、义务、期限、违约、适用法律和管辖按文书类型写明。"}}
          - {part: content, name: {en: "Right law", zh: "法律依据正确"}, text: {en: "Cites provisions that exist in the jurisdiction, or says that they must be checked.", zh: "引用该法域现有的规定，或注明须核实。"}}
          - {part: content, name: {en: "No loophole", zh: "没有漏洞"}, text: {en: "Terms are defined once and conditions cannot be read two ways.", zh: "术语只定义一次，条件没有两种读法。"}}
          - {part: format, name: {en: "Numbered build", zh: "条款编号"}, text: {en: "Articles are numbered, cross-references work, blanks are marked.", zh: "条款编号，互引无误，留空标出。"}}
          - {part: style, name: {en: "Exact and formal", zh: "严谨正式"}, text: {en: "Uses the language of the law without ornament.", zh: "用法言法语，不加修饰。"}}
      writing_technical_document:
        group: Functional Writing
        name: {en: "Technical document", zh: "技术文档"}
        about: {en: "Write manuals, specifications, API or design documents.", zh: "编写手册、规格、接口或设计文档。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Technically right", zh: "技术正确"}, text: {en: "Versions, parameters, limits and procedures are correct.", zh: "版本、参数、限制和步骤正确。"}}
          - {part: content, name: {en: "Complete for the task", zh: "足以完成任务"}, text: {en: "A reader with the stated knowledge reaches the goal without asking.", zh: "具备所设基础的读者不必再问就能完成。"}}
          - {part: format, name: {en: "Reference and path", zh: "可查可循"}, text: {en: "Steps are numbered, terms uniform, tables hold what will be looked up.", zh: "步骤编号，术语统一，备查的内容列成表。"}}
          - {part: style, name: {en: "Impersonal and exact", zh: "客观准确"}, text: {en: "Instructions are imperative and unambiguous.", zh: "指示明确，不含糊。"}}
      writing_scientific_paper:
        group: Functional Writing
        name: {en: "Scientific paper", zh: "科学论文"}
        about: {en: "Write a paper or a part of one.", zh: "撰写论文或其中一部分。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Question and contribution", zh: "问题与贡献"}, text: {en: "Says what is not known and what the work adds.", zh: "说明尚不清楚什么、本文增加什么。"}}
          - {part: content, name: {en: "Sound method", zh: "方法可靠"}, text: {en: "Design, data and analysis could be repeated and support the conclusion.", zh: "设计、数据和分析可重复，并支撑结论。"}}
          - {part: content, name: {en: "Honest citations", zh: "引用真实"}, text: {en: "Refers to work that exists; invents no reference or result.", zh: "引用真实存在的文献，不编造文献或结果。"}}
          - {part: format, name: {en: "Sections of the field", zh: "学科体例"}, text: {en: "Abstract, sections, figures and references follow the field's form.", zh: "摘要、章节、图表和参考文献合乎学科体例。"}}
          - {part: style, name: {en: "Cautious claims", zh: "论断谨慎"}, text: {en: "The strength of a statement is that of its evidence.", zh: "论断的力度与证据相当。"}}
      functional_writing:
        group: Functional Writing
        name: {en: "Functional writing", zh: "应用写作"}
        about: {en: "Write a text for a practical purpose that has no scenario of its own: reports, plans, forms, notices, statements.", zh: "写其他实用文书：报告、方案、表格、通知、声明等。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Serves the purpose", zh: "达到用途"}, text: {en: "Could be handed over or posted as it stands, and would have the effect wanted.", zh: "可直接交付或张贴，并能起到预期作用。"}}
          - {part: content, name: {en: "Nothing required is missing", zh: "要件齐全"}, text: {en: "Holds the parts which this kind of document must have.", zh: "具备该类文书必有的部分。"}}
          - {part: format, name: {en: "Expected layout", zh: "合乎格式"}, text: {en: "Looks as readers of such documents expect.", zh: "版式符合读者预期。"}}
          - {part: style, name: {en: "Businesslike", zh: "务实"}, text: {en: "To the point, in the tone of the institution.", zh: "切题，语气合乎机构身份。"}}
      writing_cooking_recipe:
        group: Functional Writing
        name: {en: "Cooking recipe", zh: "菜谱"}
        about: {en: "Write a recipe for a dish or drink.", zh: "写一道菜或饮品的做法。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Would come out right", zh: "做得成"}, text: {en: "Amounts, heat and times fit each other and the number of servings.", zh: "用量、火候和时间相互配合，并与份数相符。"}}
          - {part: content, name: {en: "Safe to eat", zh: "吃着放心"}, text: {en: "Doneness, storage, allergens and stated diets are respected.", zh: "顾及熟度、保存、过敏原和饮食限制。"}}
          - {part: format, name: {en: "Ingredients, then steps", zh: "先料后法"}, text: {en: "Ingredients in order of use with units; steps numbered with signs of when to go on.", zh: "食材按使用次序列出并带单位，步骤编号，写明何时进行下一步。"}}
          - {part: style, name: {en: "Encouraging", zh: "易学好做"}, text: {en: "A home cook understands each term and learns a trick.", zh: "家常做饭的人每个词都懂，还学到窍门。"}}
    """##
}
