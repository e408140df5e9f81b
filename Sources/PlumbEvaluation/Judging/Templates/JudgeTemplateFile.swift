public import PlumbCore

/// Judge templates from the user's own YAML files.
///
/// Keys: `name`, `language`, `messages` (`role`, `content` with slots), `parser` (`name`, `options`), `settings`, `reask`,
/// `labels` (the verdicts as the parser reads them, for judges that answer in JSON).
/// Slots of a comparison are `{{question}}`, `{{answer_a}}`, `{{answer_b}}`, `{{reference}}`, `{{turn}}`, `{{nonce}}`; those
/// of a grading stand at ``LLMPointwiseJudge``. The parser's name tells which it is.
public enum JudgeTemplateFile {
  /// A built-in template by name, or a file's template when the name ends in `.yaml` or `.yml`.
  ///
  /// - Parameters:
  ///   - name: The name or path.
  ///   - folder: What a path is relative to.
  ///   - families: The templates that have a name.
  ///   - gradeParsers: The parsers that read grades; a template with one of them grades single answers.
  /// - Returns: The template by language.
  /// - Throws: `CoreError` for an unknown name or a bad file.
  public static func templates(
    named name: String, relativeTo folder: String, families: Registry<TemplateFamily> = .standard,
    gradeParsers: Registry<RatingsParserKind> = .standard
  ) throws(CoreError) -> [String: JudgeTemplate] {
    guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return try families.element(named: name).templates }
    let path = BaseFolder(folder).resolve(name)
    let template = try template(from: YAMLDocument(path: path), gradeParsers: gradeParsers)
    return [template.language ?? "en": template]
  }

  static func template(
    from document: YAMLDocument, gradeParsers: Registry<RatingsParserKind> = .standard
  ) throws(CoreError) -> JudgeTemplate {
    var fields = try document.fields()
    let messages = fields.records("messages", as: Message.self)
    if messages?.isEmpty ?? true, fields.isValid { fields.report("messages", "missing; expected at least one message") }
    var parser: JudgeTemplate.Parser?
    if let object = fields.required("parser", .object) {
      var nested = fields.nested(object, at: "parser")
      if let name = nested.required("name", .nonEmptyString) {
        parser = JudgeTemplate.Parser(name, nested.optional("options", .object) ?? [:])
      }
      fields.report(nested.diagnostics)
    }
    let text = (messages ?? []).map(\.content).joined()
    let grades = parser.map { gradeParsers[$0.name] != nil } ?? false
    for slot in grades ? ["question", "answer"] : ["question", "answer_a", "answer_b"]
    where messages != nil && !text.contains("{{\(slot)}}") {
      fields.report("messages", "the slot {{\(slot)}} is missing")
    }
    let settings = fields.record("settings", as: SamplingSettings.self)
    let name = fields.optional("name", .nonEmptyString) ?? document.file
    let language = fields.optional("language", .nonEmptyString)
    let reask = fields.optional("reask", .nonEmptyString)
    let labels = fields.optional("labels", .strings) ?? []
    guard fields.isValid, let messages, let parser else {
      throw CoreError(fields.problems("a judge template"), advice: "Fix the template.")
    }
    return JudgeTemplate(
      name: name, language: language, messages: messages, parser: parser, settings: settings ?? SamplingSettings(),
      reask: reask, labels: labels)
  }
}
