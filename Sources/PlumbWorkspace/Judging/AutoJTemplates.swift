package import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// A judge's templates by name: built in, a `.yaml` file, or Auto-J's own `constants_prompt.py` (`FILE.py` compares two
/// answers, `FILE.py#single` grades one).
///
/// - Parameters:
///   - name: The name or path.
///   - folder: What a path is relative to.
///   - registries: The templates and parsers there are.
/// - Returns: The template by language.
/// - Throws: `CoreError` for an unknown name or a bad file.
package func judgeTemplates(
  named name: String, relativeTo folder: String, registries: Registries = .standard
) throws(CoreError) -> [String: JudgeTemplate] {
  let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
  guard let path = parts.first, path.hasSuffix(".py") else {
    return try JudgeTemplateFile.templates(
      named: name, relativeTo: folder, families: registries.templates, gradeParsers: registries.ratingsParsers)
  }
  guard parts.count == 1 || ["single", "pairwise"].contains(parts[1]) else {
    throw CoreError(.invalidInput, "'\(name)': expected \(path)#single or \(path)#pairwise.")
  }
  return try autoJTemplates(path: BaseFolder(folder).resolve(path), grades: parts.last == "single")
}

/// The judge template of a user's copy of Auto-J's `constants_prompt.py`.
///
/// - Parameters:
///   - path: The file.
///   - grades: Whether single answers are graded rather than pairs compared.
/// - Returns: The template by language.
/// - Throws: `CoreError` when the file does not hold such a prompt.
package func autoJTemplates(path: String, grades: Bool) throws(CoreError) -> [String: JudgeTemplate] {
  let file = try AutoJPromptFile(path: path)
  let family = grades ? "auto-j-single" : "auto-j-pairwise"
  guard let prompt = grades ? file.single : file.pairwise,
    var template = try Registry<TemplateFamily>.standard.element(named: family).templates[file.language]
  else {
    throw CoreError(
      .invalidInput, "\(path): holds no prompt to \(grades ? "grade one response" : "compare two responses") with.")
  }
  let slots =
    grades
    ? [("{prompt}", "{{question}}"), ("{response}", "{{answer}}")]
    : [("{prompt}", "{{question}}"), ("{response_another}", "{{answer_b}}"), ("{response}", "{{answer_a}}")]
  template.messages = [Message(.user, slots.reduce(prompt) { $0.replacing($1.0, with: $1.1) })]
  return [file.language: template]
}
