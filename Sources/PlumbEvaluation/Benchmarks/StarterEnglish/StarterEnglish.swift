/// The built-in English starter benchmark: 104 items in eight categories, with reference answers.
///
/// Every item was written for Plumb and none is taken from a published benchmark; licensed under Apache-2.0 like
/// the rest of the project.
///
/// Tags: `easy`, `medium` or `hard`; `two-turn` for items with a follow-up; `demo` for short items which a tiny
/// local model can attempt.
enum StarterEnglish {
  /// All items as JSON Lines, category after category.
  static var items: String {
    [writing, roleplay, reasoning, math, coding, extraction, science, humanities]
      .joined(separator: "\n")
  }
}
