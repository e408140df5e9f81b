extension BuiltInScenarios {
  /// The scenarios of the group “Creative Writing”, as YAML.
  static let creativeWriting = ##"""
    scenarios:
      writing_song_lyrics:
        group: Creative Writing
        name: {en: "Song lyrics", zh: "歌词写作"}
        about: {en: "Write the words of a song.", zh: "写一首歌的歌词。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "One feeling, one picture", zh: "一种情感，一个画面"}, text: {en: "The song turns around one situation and lets the feeling grow through it.", zh: "全歌围绕一个情境，情感由此生长。"}}
          - {part: content, name: {en: "A hook", zh: "记忆点"}, text: {en: "The chorus has a line people would remember and sing.", zh: "副歌有一句让人记得住、唱得出的词。"}}
          - {part: format, name: {en: "Song form", zh: "歌曲结构"}, text: {en: "Verse, chorus and bridge are marked, and parts that share a melody scan alike.", zh: "标出主歌、副歌和过渡，同一旋律的段落字数节奏相近。"}}
          - {part: style, name: {en: "Singable sound", zh: "上口好唱"}, text: {en: "Stresses, vowels and rhymes fall where a voice wants them; in Chinese, tones and rhyme groups are minded.", zh: "轻重、韵脚落在适合演唱的地方；中文词顾及声调与韵辙。"}}
          - {part: style, name: {en: "True to the genre", zh: "合乎曲风"}, text: {en: "Vocabulary and pose belong to the style or artist named.", zh: "用词和姿态合乎指定的曲风或歌手。"}}
      writing_social_media_post:
        group: Creative Writing
        name: {en: "Social media post", zh: "社交媒体帖子"}
        about: {en: "Write a post for a social network.", zh: "为社交平台写一则帖子。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "A reason to stop scrolling", zh: "让人停下来看"}, text: {en: "The opening shows at once what is in it for the reader.", zh: "开头就让读者看到与自己有关的东西。"}}
          - {part: content, name: {en: "Fits the platform", zh: "合乎平台"}, text: {en: "Respects the platform's length, audience and customs.", zh: "顾及该平台的篇幅、受众和习惯。"}}
          - {part: format, name: {en: "Tags and marks with measure", zh: "标签符号有度"}, text: {en: "Line breaks, hashtags, mentions and emoji are few and lead to the right people.", zh: "换行、话题、提及和表情不多，并能找到对的人。"}}
          - {part: style, name: {en: "Human voice", zh: "像真人说话"}, text: {en: "Sounds like a person talking, not like an announcement.", zh: "像人在说话，而不像通告。"}}
      writing_blog_post:
        group: Creative Writing
        name: {en: "Blog post", zh: "博客文章"}
        about: {en: "Write an article for a blog.", zh: "写一篇博客文章。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Something worth the visit", zh: "言之有物"}, text: {en: "Gives an insight, a method or an experience beyond what everybody repeats.", zh: "提供人人转述之外的见解、方法或经历。"}}
          - {part: content, name: {en: "Backed up", zh: "有凭有据"}, text: {en: "Claims rest on examples, numbers or sources a reader could follow.", zh: "说法有例子、数据或可查的来源。"}}
          - {part: format, name: {en: "Scannable build", zh: "便于浏览"}, text: {en: "A telling title, subheadings that carry the argument, an ending with a takeaway.", zh: "标题达意，小标题撑起论述，结尾有收获。"}}
          - {part: style, name: {en: "Personal and lively", zh: "有个性、生动"}, text: {en: "A recognisable author speaks to the reader.", zh: "看得出作者是谁，在对读者说话。"}}
      writing_personal_essay:
        group: Creative Writing
        name: {en: "Personal essay", zh: "个人随笔"}
        about: {en: "Write an essay from personal experience or about an opinion held.", zh: "写一篇基于个人经历或见解的文章。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "A lived moment", zh: "真切的经历"}, text: {en: "Shows particular scenes and details only someone who was there would tell.", zh: "写出亲历者才说得出的具体场景和细节。"}}
          - {part: content, name: {en: "Insight at the end", zh: "有所领悟"}, text: {en: "The experience leads to a thought which the writer did not have before.", zh: "经历引向作者原先没有的思考。"}}
          - {part: format, name: {en: "Shaped arc", zh: "起承转合"}, text: {en: "Opening, turn and close are felt without announcing themselves.", zh: "开头、转折和收束自然可感。"}}
          - {part: style, name: {en: "Honest voice", zh: "诚实的声音"}, text: {en: "Feeling comes through restraint and precision, not through slogans.", zh: "情感靠克制与准确传达，不喊口号。"}}
      creative_writing:
        group: Creative Writing
        name: {en: "Creative writing", zh: "创意写作"}
        about: {en: "Write a story, poem, scene or other work of imagination.", zh: "写故事、诗歌、剧本片段等想象作品。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "An idea of its own", zh: "有新意"}, text: {en: "The premise, image or turn surprises and still makes sense.", zh: "立意、意象或转折出人意料又合情理。"}}
          - {part: content, name: {en: "People who want something", zh: "人物有所求"}, text: {en: "Characters act from motives, and what they do has consequences.", zh: "人物行事有动机，行为有后果。"}}
          - {part: content, name: {en: "Works with its constraints", zh: "善用限定"}, text: {en: "Given characters, openings, forms or words are used so that they seem needed.", zh: "给定的人物、开头、体裁或词语用得恰如其分。"}}
          - {part: format, name: {en: "Form of the genre", zh: "合乎体裁"}, text: {en: "Lines, scenes, dialogue or metre follow the genre, or break it on purpose.", zh: "分行、分场、对话或格律合乎体裁，或有意突破。"}}
          - {part: style, name: {en: "Shows more than it tells", zh: "多呈现少说明"}, text: {en: "Senses, gesture and speech carry what a summary would state.", zh: "用感官、动作和话语表现，而不是概述。"}}
      writing_advertisement:
        group: Creative Writing
        name: {en: "Advertisement", zh: "广告文案"}
        about: {en: "Write the text of an advertisement.", zh: "撰写广告文案。"}
        inherits: [writing, persuasion]
        criteria:
          - {part: content, name: {en: "One idea", zh: "一个创意"}, text: {en: "A single idea carries the advertisement and could belong to no competitor.", zh: "一个创意贯穿始终，换成竞品就不成立。"}}
          - {part: format, name: {en: "Fits the medium", zh: "合乎媒介"}, text: {en: "Length and parts (headline, body, slogan, voice-over) suit where it will run.", zh: "篇幅和组成（标题、正文、口号、旁白）适合投放媒介。"}}
          - {part: style, name: {en: "Memorable line", zh: "有金句"}, text: {en: "At least one line would be remembered tomorrow.", zh: "至少有一句第二天还记得。"}}
      writing_marketing_materials:
        group: Creative Writing
        name: {en: "Marketing materials", zh: "营销材料"}
        about: {en: "Write brochures, landing pages, campaign mails and the like.", zh: "撰写宣传册、落地页、营销邮件等。"}
        inherits: [writing, persuasion]
        criteria:
          - {part: content, name: {en: "Benefit before feature", zh: "先好处后功能"}, text: {en: "Features are translated into what changes for the customer.", zh: "把功能说成客户得到的变化。"}}
          - {part: content, name: {en: "Evidence", zh: "有佐证"}, text: {en: "Numbers, cases or guarantees from the brief support the offer.", zh: "用需求中给的数据、案例或保证支撑。"}}
          - {part: format, name: {en: "Built for the channel", zh: "适合渠道"}, text: {en: "Headings, blocks and length are those of the material asked for.", zh: "标题、板块和长短符合所要的材料类型。"}}
          - {part: style, name: {en: "On brand", zh: "符合品牌"}, text: {en: "Keeps the brand's tone, names and key terms.", zh: "保持品牌的语气、名称和关键用语。"}}
      writing_presentation_script:
        group: Creative Writing
        name: {en: "Presentation script", zh: "演讲与展示稿"}
        about: {en: "Write a speech, talk, video script or the text of slides.", zh: "写演讲稿、讲解稿、视频脚本或幻灯片文字。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "One message to take home", zh: "一个要点带回家"}, text: {en: "Listeners could repeat the main point afterwards.", zh: "听众事后能复述主要观点。"}}
          - {part: content, name: {en: "Fits the time", zh: "合乎时长"}, text: {en: "Amount of matter suits the minutes given.", zh: "内容量与给定时间相称。"}}
          - {part: format, name: {en: "Cues for speaker and screen", zh: "讲者与画面提示"}, text: {en: "Slides, pauses, scenes or speakers are marked where they belong.", zh: "在该处标出幻灯片、停顿、场景或说话人。"}}
          - {part: style, name: {en: "Written for the ear", zh: "为听而写"}, text: {en: "Sentences can be spoken in one breath; signposts tell where the talk is.", zh: "句子一口气说得完，有路标告诉听众讲到哪。"}}
      counterfactual:
        group: Creative Writing
        name: {en: "Counterfactual", zh: "反事实设想"}
        about: {en: "Think through what would follow if something were otherwise.", zh: "设想某事若非如此会怎样。"}
        inherits: [writing]
        criteria:
          - {part: content, name: {en: "Takes the premise seriously", zh: "认真对待前提"}, text: {en: "Accepts the changed fact and holds everything else to what is known.", zh: "接受被改变的事实，其余以已知为准。"}}
          - {part: content, name: {en: "Causal chain", zh: "因果链条"}, text: {en: "Consequences follow step by step, near ones before distant ones.", zh: "后果一步步推出，先近后远。"}}
          - {part: content, name: {en: "More than one outcome", zh: "不止一种可能"}, text: {en: "Weighs rival outcomes and says which is likelier and why.", zh: "权衡不同结果，说明哪种更可能、为什么。"}}
          - {part: style, name: {en: "Marks imagination as such", zh: "标明是设想"}, text: {en: "Keeps real history and speculation apart.", zh: "真实情况与推想分得清。"}}
    """##
}
