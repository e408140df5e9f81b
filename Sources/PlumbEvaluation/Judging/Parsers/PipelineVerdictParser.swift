internal import Foundation
internal import PlumbCore

extension VerdictParserKind {
  /// ``PipelineVerdictParser``.
  static let pipeline = VerdictParserKind("pipeline") { options, parsers in
    PipelineVerdictParser(options: &options, parsers: parsers)
  }
}

/// AlpacaEval's `pipeline_meta_parser`: each step reads the text that the one before left; `replace` maps a text to a
/// number on AlpacaEval's scale.
///
/// Options: `steps`, an array of `{"name": …, "options": {…}}`. Steps before the last may be `json` (keeps the field's
/// text) or `replace` (`replacer`: text → number or text, `default`); any parser may be last.
struct PipelineVerdictParser: VerdictParser {
  private enum Step {
    case json(path: [String])
    case replace([String: String], fallback: String?)
  }

  private let steps: [Step]
  private let last: (any VerdictParser)?

  init?(options: inout FieldReader, parsers: Registry<VerdictParserKind>) {
    guard let entries = options.required("steps", .array), !entries.isEmpty else { return nil }
    var steps: [Step] = []
    var last: (any VerdictParser)?
    for (index, entry) in entries.enumerated() {
      guard let name = entry["name"]?.string else {
        options.report("steps[\(index)].name", "missing; expected a parser's name")
        return nil
      }
      let own = entry["options"]?.object ?? [:]
      if name == "replace" {
        let pairs = (own["replacer"]?.object ?? [:]).entries.map { ($0.key, Self.text($0.value)) }
        steps.append(.replace(Dictionary(pairs) { $1 }, fallback: own["default"].map(Self.text)))
      } else if index < entries.count - 1, name == "json" {
        steps.append(.json(path: (own["path"]?.string ?? "").split(separator: ".").map(String.init)))
      } else if index == entries.count - 1, let kind = parsers[name] {
        var reader = options.nested(own, at: "steps[\(index)].options")
        guard let parser = kind.make(&reader, parsers) else {
          options.report(reader.problems("the options of '\(name)'"))
          return nil
        }
        last = parser
      } else {
        options.report(
          "steps[\(index)].name", "'\(name)' cannot stand here; expected json or replace before the last step")
        return nil
      }
    }
    self.steps = steps
    self.last = last
  }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    var text = reply.text
    for step in steps {
      switch step {
      case .json(let path):
        // Without a path the whole document is the value, a list too.
        let found = jsonValues(in: text)
        guard
          let value = path.isEmpty ? found.last : found.compactMap({ JSONVerdictParser.value(at: path, in: $0) }).last
        else { throw Failure(.noVerdict, "The judge's text holds no JSON with '\(path.joined(separator: "."))'.") }
        text = Self.text(value)
      case .replace(let replacer, let fallback):
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let mapped = replacer[text] ?? replacer[trimmed] ?? fallback else {
          throw Failure(.noVerdict, "The judge's text is none of the expected ones.")
        }
        text = mapped
      }
    }
    var left = reply
    left.text = text
    if let last { return try last.verdict(in: left) }
    guard let preference = Double(text).flatMap(preferenceFromAlpacaEval) else {
      throw Failure(.noVerdict, "The judge's text maps to no number from 1 to 2.")
    }
    return Verdict(preference)
  }

  private static func text(_ value: JSONValue) -> String { value.string ?? value.text() }
}
