internal import PlumbCore

extension VerdictParserKind {
  /// ``RankingVerdictParser``.
  static let ranking = VerdictParserKind("ranking") { options, _ in RankingVerdictParser(options: &options) }
}

/// Reads an order of the two answers.
///
/// Options: `format`: `letters` (default: as ``WordedVerdictParser`` reads) or `python-literal` (AlpacaEval's:
/// a list of `{'model': …, 'rank': …}`, the whole text); `model`: with `python-literal`, the name of the answer shown
/// first (default `model_1`).
struct RankingVerdictParser: VerdictParser {
  private enum Format: String, CaseIterable {
    case letters
    case pythonLiteral = "python-literal"
  }

  private let format: Format
  private let model: String

  init?(options: inout FieldReader) {
    format = options.optional("format", .oneOf(Format.self)) ?? .letters
    model = options.optional("model", .nonEmptyString) ?? "model_1"
  }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    switch format {
    case .letters: try WordedVerdictParser(.last).verdict(in: reply)
    case .pythonLiteral: try pythonVerdict(reply.text)
    }
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
