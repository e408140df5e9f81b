/// How the sentences of a library name an option, so that each program can name it in its own way.
///
/// A library says `name one with the option 'baseline'.`; the command line makes `name one with --baseline.` of it, a form
/// on a page the title of its field.
public enum OptionMention {
  /// A sentence with each mention of an option in a program's own words.
  ///
  /// - Parameters:
  ///   - sentence: A library's sentence.
  ///   - spelling: What the program calls an option; its name is in lower case with hyphens, such as `skip-invalid`.
  /// - Returns: The sentence; unchanged when it mentions no option.
  public static func replaced(in sentence: String, by spelling: (_ option: String) -> String) -> String {
    guard sentence.contains("the option '") else { return sentence }
    return sentence.replacing(/the option '([a-z][a-z0-9-]*)'/) { spelling(String($0.output.1)) }
  }
}

extension DefaultStringInterpolation {
  /// Mentions an option, such as `\(option: "baseline")`.
  package mutating func appendInterpolation(option name: String) { appendLiteral("the option '\(name)'") }
}
