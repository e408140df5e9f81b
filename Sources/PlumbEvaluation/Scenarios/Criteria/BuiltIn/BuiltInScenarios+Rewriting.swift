extension BuiltInScenarios {
  /// The scenarios of the group “Rewriting”, as YAML.
  static let rewriting = ##"""
    scenarios:
      text_simplification:
        group: Rewriting
        name: {en: "Text simplification", zh: "文本简化"}
        about: {en: "Put a text into plainer words for a given reader.", zh: "把文字改得更浅显，给特定读者看。"}
        inherits: [source, writing]
        criteria:
          - {part: content, name: {en: "No loss of meaning", zh: "意思不减"}, text: {en: "What the reader needs to know is still there, conditions and exceptions included.", zh: "读者需要知道的都在，包括条件和例外。"}}
          - {part: content, name: {en: "Hard terms resolved", zh: "难词化解"}, text: {en: "Technical words are replaced, or explained where they must stay.", zh: "专业词换掉；必须保留的加以解释。"}}
          - {part: style, name: {en: "Plain sentences", zh: "句子浅白"}, text: {en: "Short active sentences with one thought each.", zh: "短句、主动句，一句一意。"}}
      language_polishing:
        group: Rewriting
        name: {en: "Language polishing", zh: "语言润色"}
        about: {en: "Improve the wording of a text and keep what it says.", zh: "改进文字表达，保持原意。"}
        inherits: [source, writing]
        criteria:
          - {part: content, name: {en: "Author's meaning kept", zh: "保持作者原意"}, text: {en: "Claims and their strength are the author's, not the editor's.", zh: "观点及其分寸仍是作者的。"}}
          - {part: content, name: {en: "Real improvement", zh: "确有改进"}, text: {en: "Awkward, vague and wordy places are better; good ones are left alone.", zh: "拗口、含混、啰嗦处有改善；好的地方不动。"}}
          - {part: style, name: {en: "Author's voice kept", zh: "保留作者风格"}, text: {en: "The result sounds like the same writer on a good day and fits the field.", zh: "读来仍像原作者，只是写得更好，并合乎领域。"}}
      instructional_rewriting:
        group: Rewriting
        name: {en: "Instructional rewriting", zh: "按指示改写"}
        about: {en: "Rewrite a text after an instruction: another tone, length, format or viewpoint.", zh: "按指示改写文字：换语气、长短、格式或视角。"}
        inherits: [source, writing]
        criteria:
          - {part: content, name: {en: "The instruction is carried out", zh: "落实改写要求"}, text: {en: "The change asked for is plain throughout, not only in the first lines.", zh: "要求的改变贯穿全文，而不只在开头。"}}
          - {part: content, name: {en: "The rest untouched", zh: "其余不动"}, text: {en: "What the instruction does not mention keeps its content and order.", zh: "指示没有提到的内容和次序保持不变。"}}
          - {part: format, name: {en: "Result only", zh: "只给结果"}, text: {en: "Delivers the new text ready to use, with comments apart if any.", zh: "直接给出可用的新文本，说明另列。"}}
      text_correction:
        group: Rewriting
        name: {en: "Text correction", zh: "文本纠错"}
        about: {en: "Correct mistakes of spelling, grammar and usage.", zh: "改正错别字、语法和用法错误。"}
        inherits: [source]
        criteria:
          - {part: content, name: {en: "All mistakes found", zh: "错误全改"}, text: {en: "No mistake is left standing.", zh: "没有遗留的错误。"}}
          - {part: content, name: {en: "No needless change", zh: "不作无谓改动"}, text: {en: "What was right stays word for word.", zh: "正确的部分一字不动。"}}
          - {part: content, name: {en: "Right corrections", zh: "改得对"}, text: {en: "Each correction fits what the writer meant.", zh: "每处改动都符合作者的本意。"}}
          - {part: format, name: {en: "Changes can be seen", zh: "改动可见"}, text: {en: "Where it helps, corrections are marked or listed with the rule behind them.", zh: "需要时标出或列出改动及其依据。"}}
      paraphrasing:
        group: Rewriting
        name: {en: "Paraphrasing", zh: "释义改述"}
        about: {en: "Say the same in other words.", zh: "换一种说法表达同样的意思。"}
        inherits: [source, writing]
        criteria:
          - {part: content, name: {en: "Same meaning", zh: "意思相同"}, text: {en: "Somebody who reads only the new version would act on the same information.", zh: "只读新版本的人得到同样的信息。"}}
          - {part: content, name: {en: "New wording and structure", zh: "词句都换"}, text: {en: "Sentence structure changes too, not only single words.", zh: "句式也变，而不只是换词。"}}
          - {part: style, name: {en: "Same register", zh: "语体不变"}, text: {en: "Formality and feeling stay as they were.", zh: "正式程度和情感与原文相同。"}}
    """##
}
