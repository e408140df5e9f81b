/// Auto-J's 58 scenarios in their eight groups.
///
/// - Note: Li et al. 2023, arXiv 2310.05470, table of scenarios; the names are those of its data files.
enum AutoJScenario {
  /// The groups with their scenarios, in the published order.
  static let groups: [(name: String, scenarios: [String])] = [
    ("Summarization", ["post_summarization", "text_summarization", "note_summarization"]),
    (
      "Exam Questions",
      ["math_reasoning", "solving_exam_question_with_math", "solving_exam_question_without_math"]
    ),
    (
      "Code",
      [
        "code_simplification", "code_generation", "explaining_code", "code_correction_rewriting",
        "code_to_code_translation",
      ]
    ),
    (
      "Rewriting",
      ["text_simplification", "language_polishing", "instructional_rewriting", "text_correction", "paraphrasing"]
    ),
    (
      "Creative Writing",
      [
        "writing_song_lyrics", "writing_social_media_post", "writing_blog_post", "writing_personal_essay",
        "creative_writing", "writing_advertisement", "writing_marketing_materials", "writing_presentation_script",
        "counterfactual",
      ]
    ),
    (
      "Functional Writing",
      [
        "writing_product_description", "writing_job_application", "writing_news_article", "writing_biography",
        "writing_email", "writing_legal_document", "writing_technical_document", "writing_scientific_paper",
        "functional_writing", "writing_cooking_recipe",
      ]
    ),
    (
      "General Communication",
      [
        "asking_how_to_question", "open_question", "analyzing_general", "explaining_general", "seeking_advice",
        "recommendation", "value_judgement", "verifying_fact", "chitchat", "roleplay", "planning", "brainstorming",
      ]
    ),
    (
      "NLP Tasks",
      [
        "ranking", "text_to_text_translation", "data_analysis", "classification_identification", "title_generation",
        "question_generation", "reading_comprehension", "keywords_extraction", "information_extraction",
        "topic_modeling", "others",
      ]
    ),
  ]

  private static let groupOfScenario: [String: String] = Dictionary(
    uniqueKeysWithValues: groups.flatMap { group in group.scenarios.map { ($0, group.name) } })

  /// The group of a scenario; `nil` for one that is not Auto-J's.
  static func group(of scenario: String) -> String? { groupOfScenario[scenario] }

  /// Group and scenario, or what of them is known.
  static func category(of scenario: String?) -> [String] {
    guard let scenario, !scenario.isEmpty else { return [] }
    return [group(of: scenario), scenario].compactMap(\.self)
  }
}
