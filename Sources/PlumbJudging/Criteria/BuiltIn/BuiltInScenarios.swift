public import PlumbCore

/// Plumb's own criteria for the 58 scenarios, from the YAML files of `Data/scenarios/`: first the basic sets, then one file per
/// group in the order of their publication.
///
/// Every sentence was written for Plumb; licensed under Apache-2.0 like the rest of the project.
enum BuiltInScenarios {
  /// The eight groups' names.
  static let groupNames: [String: LocalizedText] = [
    "Summarization": LocalizedText(["en": "Summarization", "zh": "摘要"]),
    "Exam Questions": LocalizedText(["en": "Exam Questions", "zh": "考题"]),
    "Code": LocalizedText(["en": "Code", "zh": "代码"]),
    "Rewriting": LocalizedText(["en": "Rewriting", "zh": "改写"]),
    "Creative Writing": LocalizedText(["en": "Creative Writing", "zh": "创意写作"]),
    "Functional Writing": LocalizedText(["en": "Functional Writing", "zh": "应用写作"]),
    "General Communication": LocalizedText(["en": "General Communication", "zh": "日常交流"]),
    "NLP Tasks": LocalizedText(["en": "NLP Tasks", "zh": "语言处理任务"]),
  ]
}

extension ScenarioLibrary {
  /// The 58 scenarios in eight groups with Plumb's criteria, in English and Chinese.
  ///
  /// - Throws: `CoreError` when the text that is built in is damaged; the tests read it.
  public static func builtIn() throws(CoreError) -> ScenarioLibrary { try loaded.get() }

  private static let loaded = Result { () throws(CoreError) in
    var library = ScenarioLibrary()
    for document in BuiltInScenarios.documents {
      let part = try ScenarioLibrary.read(YAMLDocument(text: document.text, file: document.name)).library
      library.sets += part.sets
      library.scenarios += part.scenarios
    }
    return library
  }

  /// A group's name in a language; the group itself when it is not one of the eight.
  public static func groupName(_ group: String, language: String) -> String {
    BuiltInScenarios.groupNames[group]?.text(in: language) ?? group
  }
}
