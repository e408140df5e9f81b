internal import PlumbCore

/// A judge's templates with their parsers, by language and, where a recipe says so, by top category.
struct TemplateTable<Parser: Sendable>: Sendable {
  /// A template and what reads its replies.
  struct Entry: Sendable {
    var template: JudgeTemplate
    var parser: Parser
  }

  private var general: [String: Entry] = [:]
  private var byCategory: [String: [String: Entry]] = [:]
  private let fallback: Entry

  /// Makes the parsers.
  ///
  /// - Parameters:
  ///   - judge: The judge's name, for messages.
  ///   - templates: The templates by language.
  ///   - byCategory: Templates by language for single top categories.
  ///   - makeParser: Makes a template's parser.
  /// - Throws: `CoreError` when there is no template, or a parser or its options are wrong.
  init(
    judge: String, templates: [String: JudgeTemplate], byCategory: [String: [String: JudgeTemplate]] = [:],
    makeParser: (JudgeTemplate) throws(CoreError) -> Parser
  ) throws(CoreError) {
    for (language, template) in templates {
      general[language] = Entry(template: template, parser: try makeParser(template))
    }
    for (category, templates) in byCategory {
      for (language, template) in templates {
        self.byCategory[category, default: [:]][language] = Entry(
          template: template, parser: try makeParser(template))
      }
    }
    guard let fallback = Self.fallback(in: general) else {
      throw CoreError(.invalidInput, "judge '\(judge)' has no template.")
    }
    self.fallback = fallback
  }

  /// The template for an item: its category's, in its language; English (or the only one) when there is none.
  func entry(for item: Item) -> Entry {
    let language = item.language.map { String($0.prefix { $0 != "-" }) }
    for templates in [item.topCategory.flatMap { byCategory[$0] }, general].compactMap(\.self) {
      if let entry = language.flatMap({ templates[$0] }) ?? Self.fallback(in: templates) { return entry }
    }
    return fallback
  }

  private static func fallback(in templates: [String: Entry]) -> Entry? {
    templates["en"] ?? templates.min { $0.key < $1.key }?.value
  }
}
