public import PlumbCore

/// A way of reading grades that templates name as their `parser`; no name is also a ``VerdictParserKind``'s.
public struct RatingsParserKind: Named, Sendable {
  /// Makes a parser from a template's `parser.options`; problems are reported to the reader, or the result is `nil`.
  public typealias Factory = @Sendable (_ options: inout FieldReader) -> (any RatingsParser)?

  /// The name.
  public let name: String
  /// Makes a parser.
  public let make: Factory

  /// A way of reading grades.
  public init(_ name: String, make: @escaping Factory) {
    self.name = name
    self.make = make
  }
}

extension Registry where Element == RatingsParserKind {
  /// The ways of reading grades: one file and one line each.
  public static var standard: Registry {
    Registry("a parser of grades", [.alignBenchUpstream, .grades, .ratingLine])
  }

  /// Whether a template asks for grades rather than for a preference.
  public func reads(_ template: JudgeTemplate) -> Bool { self[template.parser.name] != nil }

  /// Makes the parser a template asks for.
  ///
  /// - Parameters:
  ///   - parser: What the template says.
  ///   - template: The template's name, for messages.
  /// - Returns: The parser.
  /// - Throws: `CoreError` naming the unknown parser or the wrong option.
  public func makeParser(_ parser: JudgeTemplate.Parser, template: String) throws(CoreError) -> any RatingsParser {
    let kind = try element(named: parser.name, at: "template '\(template)': parser")
    return try parser.made(template: template) { kind.make(&$0) }
  }
}
