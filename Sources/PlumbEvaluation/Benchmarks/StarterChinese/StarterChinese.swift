/// The built-in Chinese starter benchmark: 89 items in eight categories, with reference answers.
///
/// Every item was written for Plumb and none is taken from a published benchmark; licensed under Apache-2.0 like
/// the rest of the project. It was written in Chinese for Chinese users and is not a translation of the English one.
///
/// Tags: `easy`, `medium` or `hard`; `two-turn` for items with a follow-up; `demo` for short items which a tiny
/// local model can attempt.
enum StarterChinese {
  /// All items as JSON Lines, category after category.
  static var items: String {
    [professional, language, basic, math, writing, qa, roleplay, logic]
      .joined(separator: "\n")
  }
}
