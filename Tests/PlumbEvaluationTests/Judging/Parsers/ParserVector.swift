import PlumbCore
import Testing

@testable import PlumbEvaluation

/// A judge's text and what it must be read as.
struct ParserVector: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable, Equatable {
    case first(Double)
    case failed(Failure.Code)
  }

  var text: String
  var expected: Expected
  var testDescription: String { String(text.prefix(60)) }

  init(_ text: String, _ first: Double) {
    self.text = text
    expected = .first(first)
  }

  init(_ text: String, _ failure: Failure.Code) {
    self.text = text
    expected = .failed(failure)
  }

  /// What the parser makes of the text.
  func found(_ parser: JudgeTemplate.Parser) throws -> Expected {
    let parser = try Registry<VerdictParserKind>.standard.makeParser(parser, template: "test")
    do throws(Failure) {
      return .first(try parser.verdict(in: ModelReply(text: text)).preference.first)
    } catch {
      return .failed(error.code)
    }
  }
}
