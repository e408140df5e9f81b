internal import Foundation
internal import PlumbCore

extension VerdictParserKind {
  /// ``RankingVerdictParser``.
  static let ranking = VerdictParserKind("ranking") { options, _ in RankingVerdictParser(options: &options) }
}

/// Reads an order of the two answers.
///
/// Options: `format`: `letters` (default: the last `A > B`, `B > A` or `A = B` counts) or `python-literal` (AlpacaEval's:
/// a list of `{'model': …, 'rank': …}`, the whole text); `model`: with `python-literal`, the name of the answer shown
/// first (default `model_1`).
struct RankingVerdictParser: VerdictParser {
  private enum Format: String, CaseIterable {
    case letters
    case pythonLiteral = "python-literal"
  }

  private let format: Format
  private let model: String

  /// Compiled once: a regex literal would be compiled at every verdict.
  ///
  /// `nil` cannot come, the pattern is constant.
  private static let compiled = try? NSRegularExpression(
    pattern: "(?<![A-Za-z])([AB])\\s*(>|=|<)\\s*([AB])(?![A-Za-z])")

  init?(options: inout FieldReader) {
    format = options.optional("format", .oneOf(Format.self)) ?? .letters
    model = options.optional("model", .nonEmptyString) ?? "model_1"
  }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    switch format {
    case .letters: try lettersVerdict(foldFullWidth(reply.text))
    case .pythonLiteral: try pythonVerdict(reply.text)
    }
  }

  private func lettersVerdict(_ text: String) throws(Failure) -> Verdict {
    let matches = Self.compiled?.matches(in: text, range: NSRange(text.startIndex..., in: text)) ?? []
    for match in matches.reversed() {
      guard let whole = Range(match.range, in: text), let left = Range(match.range(at: 1), in: text),
        let sign = Range(match.range(at: 2), in: text), let right = Range(match.range(at: 3), in: text),
        text[left] != text[right]
      else { continue }
      let first: Double = text[sign] == "=" ? 0.5 : (text[left] == "A") == (text[sign] == ">") ? 1 : 0
      let critique = text[..<whole.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
      return Verdict(Preference(first: first), critique: critique.isEmpty ? nil : critique)
    }
    throw Failure(.noVerdict, "The judge's text holds no order such as 'A > B'.")
  }

  private func pythonVerdict(_ text: String) throws(Failure) -> Verdict {
    for value in jsonValues(in: pythonLiteralAsJSON(text)) {
      for entry in value.array ?? [] where entry["model"]?.string == model {
        switch entry["rank"]?.int {
        case 1: return Verdict(Preference(first: 1))
        case 2: return Verdict(Preference(first: 0))
        default: throw Failure(.noVerdict, "The rank of '\(model)' is neither 1 nor 2.")
        }
      }
    }
    throw Failure(.noVerdict, "The judge's text holds no ranking of '\(model)'.")
  }
}

/// A Python literal of dictionaries, lists, strings and numbers as JSON text: quotes doubled, `None`, `True` and `False`
/// translated outside strings.
func pythonLiteralAsJSON(_ text: String) -> String {
  var json = ""
  var bare = ""
  var quote: Character?
  var isEscaped = false
  func flushBare() {
    json += bare.replacing("None", with: "null").replacing("True", with: "true").replacing("False", with: "false")
    bare = ""
  }
  for character in text {
    if let open = quote {
      if isEscaped {
        json += character == "'" ? "'" : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == open {
        json.append("\"")
        quote = nil
      } else {
        json += character == "\"" ? "\\\"" : String(character)
      }
    } else if character == "'" || character == "\"" {
      flushBare()
      quote = character
      json.append("\"")
    } else {
      bare.append(character)
    }
  }
  flushBare()
  return json
}
