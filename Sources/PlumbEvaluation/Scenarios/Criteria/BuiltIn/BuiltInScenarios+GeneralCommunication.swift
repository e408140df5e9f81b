extension BuiltInScenarios {
  /// The scenarios of the group “General Communication”, as YAML.
  static let generalCommunication = ##"""
    scenarios:
      asking_how_to_question:
        group: General Communication
        name: {en: "How-to question", zh: "操作方法提问"}
        about: {en: "Ask how something is done.", zh: "询问某件事怎么做。"}
        inherits: [writing, conversation]
        criteria:
          - {part: content, name: {en: "Leads to the goal", zh: "能达到目的"}, text: {en: "Somebody who follows the steps arrives, starting from what the asker has.", zh: "照着做就能成功，从提问者手头的条件出发。"}}
          - {part: content, name: {en: "Warns in time", zh: "及时提醒"}, text: {en: "Dangers, costs and points of no return are named before the step concerned.", zh: "危险、花费和不可逆的步骤在事前说明。"}}
          - {part: content, name: {en: "What if it fails", zh: "不成怎么办"}, text: {en: "Says how to see that a step worked and what to try otherwise.", zh: "说明怎样看出做对了，不行再试什么。"}}
          - {part: format, name: {en: "Steps in order", zh: "步骤有序"}, text: {en: "One action a step, in the order of doing.", zh: "一步一个动作，按操作次序。"}}
      open_question:
        group: General Communication
        name: {en: "Open question", zh: "开放性问题"}
        about: {en: "Ask a question that has no single right answer.", zh: "提出没有唯一答案的问题。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "A reasoned position", zh: "有理有据的看法"}, text: {en: "Takes a stand, or says why none can be taken, and gives the reasons.", zh: "给出立场，或说明为何难以定论，并说理由。"}}
          - {part: content, name: {en: "Other views done justice", zh: "公正对待不同看法"}, text: {en: "The best form of the opposing view is stated and answered.", zh: "说出对立观点最有力的形式并作回应。"}}
          - {part: content, name: {en: "Depth", zh: "有深度"}, text: {en: "Goes past the first association to what the question turns on.", zh: "越过最初的联想，触及问题的关键。"}}
          - {part: style, name: {en: "Open tone", zh: "语气开放"}, text: {en: "Invites thought rather than closing it.", zh: "引人思考，而不是下结语。"}}
      analyzing_general:
        group: General Communication
        name: {en: "General analysis", zh: "一般分析"}
        about: {en: "Analyse a text, situation, work or problem.", zh: "分析文本、局面、作品或问题。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Takes the thing apart", zh: "分解得当"}, text: {en: "Separates parts, causes or aspects that matter and relates them.", zh: "分出重要的部分、原因或方面，并说明其关系。"}}
          - {part: content, name: {en: "Evidence for each finding", zh: "结论有据"}, text: {en: "Every finding points to something in the material.", zh: "每个结论都指向材料中的依据。"}}
          - {part: content, name: {en: "Goes beyond description", zh: "不止于描述"}, text: {en: "Says what follows from the findings.", zh: "说明由此得出什么。"}}
          - {part: format, name: {en: "Visible frame", zh: "框架清楚"}, text: {en: "The reader sees by which aspects the analysis proceeds.", zh: "读者看得出按什么角度分析。"}}
      explaining_general:
        group: General Communication
        name: {en: "General explanation", zh: "一般解释"}
        about: {en: "Explain a concept, fact or process.", zh: "解释概念、事实或过程。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Right core", zh: "核心讲对"}, text: {en: "The essence is correct and comes before qualifications.", zh: "要义正确，先于补充限定。"}}
          - {part: content, name: {en: "Builds on what is known", zh: "由已知到未知"}, text: {en: "Starts from what the asker knows; no term is used before it is explained.", zh: "从提问者已知的讲起，术语先解释再用。"}}
          - {part: content, name: {en: "Example or picture", zh: "举例打比方"}, text: {en: "At least one example or analogy that fits, with its limits where they mislead.", zh: "至少一个贴切的例子或比喻，易误导处说明界限。"}}
          - {part: style, name: {en: "Patient", zh: "耐心"}, text: {en: "Neither talks down nor shows off.", zh: "不居高临下，也不卖弄。"}}
      seeking_advice:
        group: General Communication
        name: {en: "Seeking advice", zh: "寻求建议"}
        about: {en: "Ask what to do in one's own situation.", zh: "就自身处境询问该怎么办。"}
        inherits: [writing, conversation]
        criteria:
          - {part: content, name: {en: "For this person", zh: "因人而异"}, text: {en: "Uses the particulars told and does not hand out what would suit anybody.", zh: "用到对方讲的具体情况，而不是泛泛之谈。"}}
          - {part: content, name: {en: "Practicable", zh: "切实可行"}, text: {en: "Gives steps that person can take, with what they cost and may bring.", zh: "给出对方做得到的步骤，并说明代价和可能的效果。"}}
          - {part: content, name: {en: "Knows when to refer", zh: "知道何时转介"}, text: {en: "Points to a doctor, lawyer, helpline or other professional where the matter needs one.", zh: "需要时建议找医生、律师、热线等专业帮助。"}}
          - {part: style, name: {en: "Respects the choice", zh: "尊重选择"}, text: {en: "Leaves the decision with the person and does not moralise.", zh: "把决定权留给对方，不说教。"}}
      recommendation:
        group: General Communication
        name: {en: "Recommendation", zh: "推荐"}
        about: {en: "Ask for things to read, see, buy, use or visit.", zh: "请求推荐书、影视、商品、工具或地点。"}
        inherits: [writing, conversation]
        criteria:
          - {part: content, name: {en: "Meets the stated taste and limits", zh: "合乎喜好与条件"}, text: {en: "Every pick answers the wishes, budget and exclusions given.", zh: "每项都符合所说的喜好、预算和排除条件。"}}
          - {part: content, name: {en: "Exists and is to be had", zh: "真实可得"}, text: {en: "Titles, makers and places are real and, as far as known, available.", zh: "名称、厂家和地点真实，并尽可能可得。"}}
          - {part: content, name: {en: "Says why", zh: "说明理由"}, text: {en: "Each pick has its own reason and its drawback.", zh: "每项都有各自的理由和不足。"}}
          - {part: format, name: {en: "Choice of useful size", zh: "数量合适"}, text: {en: "A handful, ordered or grouped, unless a number was asked for.", zh: "除非指定数量，给几项并排序或分组。"}}
      value_judgement:
        group: General Communication
        name: {en: "Value judgement", zh: "价值判断"}
        about: {en: "Ask whether something is good, right or fair.", zh: "询问某事是否好、对或公平。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Names the values at stake", zh: "点明所涉价值"}, text: {en: "Says by which standards the matter is judged and where they collide.", zh: "说明以什么标准评判，以及标准之间的冲突。"}}
          - {part: content, name: {en: "Fair to those concerned", zh: "公正对待各方"}, text: {en: "Looks at the matter from the place of each party affected.", zh: "从每个受影响者的角度看问题。"}}
          - {part: content, name: {en: "Clear where there is a clear answer", zh: "该明确时明确"}, text: {en: "Does not hide behind balance where cruelty or fraud is plain.", zh: "明显残忍或欺诈之处，不以“各有道理”回避。"}}
          - {part: style, name: {en: "Not preachy", zh: "不说教"}, text: {en: "Gives reasons instead of sermons.", zh: "讲道理，而不是训诫。"}}
      verifying_fact:
        group: General Communication
        name: {en: "Verifying a fact", zh: "事实核查"}
        about: {en: "Ask whether a statement is true.", zh: "询问某个说法是否属实。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Verdict first", zh: "先给结论"}, text: {en: "True, false, partly, or not to be decided: said in the first sentence.", zh: "第一句就说属实、不实、部分属实或无法判断。"}}
          - {part: content, name: {en: "Right verdict", zh: "结论正确"}, text: {en: "The verdict agrees with the best available evidence.", zh: "结论符合现有的最佳证据。"}}
          - {part: content, name: {en: "Grounds", zh: "有依据"}, text: {en: "Gives the facts or sources that decide, and corrects the false part.", zh: "给出决定性的事实或来源，纠正错误部分。"}}
          - {part: style, name: {en: "Calm", zh: "平和"}, text: {en: "Corrects without mocking whoever believed it.", zh: "纠正时不嘲笑相信的人。"}}
      chitchat:
        group: General Communication
        name: {en: "Chit-chat", zh: "闲聊"}
        about: {en: "Talk without a task: greetings, small talk, sharing.", zh: "没有任务的聊天：问候、闲谈、分享。"}
        inherits: [conversation]
        criteria:
          - {part: content, name: {en: "Keeps the talk going", zh: "接得上话"}, text: {en: "Picks up what was said and gives something to answer to.", zh: "接住对方的话，并给对方可接的话头。"}}
          - {part: content, name: {en: "Honest about being a machine", zh: "不冒充真人"}, text: {en: "Invents no life, body or memories of its own unless a role was given.", zh: "除非设定了角色，不编造自己的生活、身体和记忆。"}}
          - {part: style, name: {en: "Light", zh: "轻松"}, text: {en: "Short, natural and in the mood of the other.", zh: "简短自然，与对方的心情合拍。"}}
      roleplay:
        group: General Communication
        name: {en: "Role-play", zh: "角色扮演"}
        about: {en: "Speak as a given person, character or thing.", zh: "以指定的人物、角色或事物的身份说话。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "In character", zh: "符合人设"}, text: {en: "Knowledge, aims and manners are the character's; what the character cannot know stays unknown.", zh: "知识、目的和举止属于该角色；角色不可能知道的就不知道。"}}
          - {part: content, name: {en: "Moves the scene", zh: "推动情节"}, text: {en: "Reacts to the partner and leaves room for the partner to act.", zh: "回应对手，也给对手行动的余地。"}}
          - {part: content, name: {en: "Keeps to the rules of the game", zh: "遵守玩法"}, text: {en: "Turn order, format and limits set by the user are kept over all turns.", zh: "用户定的轮次、格式和限制每轮都遵守。"}}
          - {part: style, name: {en: "The character's voice", zh: "角色口吻"}, text: {en: "Speech can be recognised without the name.", zh: "不看名字也听得出是谁。"}}
      planning:
        group: General Communication
        name: {en: "Planning", zh: "制定计划"}
        about: {en: "Make a plan, schedule or itinerary.", zh: "制定计划、日程或行程。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Feasible", zh: "可行"}, text: {en: "Time, money, distance and strength suffice; order and dependencies are right.", zh: "时间、钱、路程和精力都够，先后和依赖关系正确。"}}
          - {part: content, name: {en: "Goal and checkpoints", zh: "目标与检查点"}, text: {en: "Says how to tell that the plan is on course.", zh: "说明怎样判断计划进展顺利。"}}
          - {part: content, name: {en: "Slack and alternatives", zh: "留有余地"}, text: {en: "Names what may go wrong and the way round.", zh: "指出可能出的问题和应对。"}}
          - {part: format, name: {en: "Calendar or table", zh: "日程表格"}, text: {en: "Who does what when can be read off.", zh: "一看就知道谁在什么时候做什么。"}}
      brainstorming:
        group: General Communication
        name: {en: "Brainstorming", zh: "头脑风暴"}
        about: {en: "Ask for many ideas.", zh: "请求提出多种想法。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Real variety", zh: "真正多样"}, text: {en: "Ideas differ in kind, not only in wording.", zh: "想法的类型不同，而不只是说法不同。"}}
          - {part: content, name: {en: "Usable and on topic", zh: "切题可用"}, text: {en: "Every idea answers the need and its limits.", zh: "每个想法都切合需要和限制。"}}
          - {part: content, name: {en: "Some surprise", zh: "有意外之喜"}, text: {en: "At least a few are not the first that come to mind.", zh: "至少有几个不是人人先想到的。"}}
          - {part: format, name: {en: "Separate items", zh: "逐条列出"}, text: {en: "One idea an entry, with just enough words to be understood, in the number wanted.", zh: "一条一个想法，说明够懂即可，数量符合要求。"}}
    """##
}
