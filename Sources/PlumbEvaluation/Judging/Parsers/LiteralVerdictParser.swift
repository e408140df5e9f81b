internal import Foundation
internal import PlumbCore

extension VerdictParserKind {
  /// ``LiteralVerdictParser``.
  static let literal = VerdictParserKind("literal") { options, _ in LiteralVerdictParser(options: &options) }
}

/// Reads the whole text as one number on AlpacaEval's scale (1 first, 2 second, 1.5 or 0 tie), alone or as a list of one.
struct LiteralVerdictParser: VerdictParser {
  init?(options: inout FieldReader) { _ = options.optional("scale", .string) }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    let text = foldFullWidth(reply.text).trimmingCharacters(in: .whitespacesAndNewlines)
    let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    guard let preference = Double(bare.trimmingCharacters(in: .whitespaces)).flatMap(preferenceFromAlpacaEval) else {
      throw Failure(.noVerdict, "The judge's text is not a number from 1 to 2.")
    }
    return Verdict(preference)
  }
}
