public import PlumbCore

/// A way of reading verdicts that templates name as their `parser`.
public struct VerdictParserKind: Named, Sendable {
  /// Makes a parser from a template's `parser.options`.
  ///
  /// Problems are reported to the reader, or the result is `nil`. The registry is there for parsers that are made of others.
  public typealias Factory =
    @Sendable (_ options: inout FieldReader, _ parsers: Registry<VerdictParserKind>) -> (any VerdictParser)?

  /// The name.
  public let name: String
  /// Makes a parser.
  public let make: Factory

  /// A way of reading verdicts.
  public init(_ name: String, make: @escaping Factory) {
    self.name = name
    self.make = make
  }
}

extension Registry where Element == VerdictParserKind {
  /// The ways of reading verdicts: one file and one line each.
  public static var standard: Registry {
    Registry("a parser of verdicts", [.json, .literal, .logprobs, .pattern, .pipeline, .ranking, .scores, .worded])
  }

  /// Makes the parser a template asks for.
  ///
  /// - Parameters:
  ///   - parser: What the template says.
  ///   - template: The template's name, for messages.
  /// - Returns: The parser.
  /// - Throws: `CoreError` naming the unknown parser or the wrong option.
  public func makeParser(_ parser: JudgeTemplate.Parser, template: String) throws(CoreError) -> any VerdictParser {
    let kind = try element(named: parser.name, at: "template '\(template)': parser")
    return try parser.made(template: template) { kind.make(&$0, self) }
  }
}

extension JudgeTemplate.Parser {
  /// What `make` makes of the options.
  ///
  /// - Throws: `CoreError` with the first option that is wrong.
  func made<Made>(template: String, _ make: (inout FieldReader) -> Made?) throws(CoreError) -> Made {
    var reader = FieldReader(options, location: Location(file: "template '\(template)'"), prefix: "parser.options")
    guard let made = make(&reader), reader.isValid else {
      throw CoreError(.invalidInput, reader.problems("the options of parser '\(name)'")[0].description)
    }
    return made
  }
}
