public import PlumbCore

/// A query whose scenario is known, or is to be found.
///
/// The text is under `query`, `prompt`, `text`, `turns` (the first), or `instruction` with `input` below it; the scenario under
/// `scenario`, `category` or `label`. Auto-J's `scenario_classifier_data` is read as it is.
public struct LabelledQuery: JSONRecord, Sendable, Equatable {
  /// The text.
  public var text: String
  /// The scenario; absent when nobody said.
  public var scenario: String?
  /// The record's id; absent when it has none.
  public var id: String?

  /// A query.
  public init(text: String, scenario: String? = nil, id: String? = nil) {
    self.text = text
    self.scenario = scenario
    self.id = id
  }

  /// Reads a line.
  public init?(from fields: inout FieldReader) {
    id = fields.value("id").flatMap { $0.string ?? $0.int.map(String.init) }
    scenario = nil
    for key in ["scenario", "category", "label"] {
      guard let label = fields.value(key)?.string, !label.isEmpty else { continue }
      scenario = label
      break
    }
    for key in ["query", "prompt", "text"] {
      guard let text = fields.optional(key, .string) else { continue }
      self.text = text
      return
    }
    if let turns = fields.optional("turns", .strings), let first = turns.first {
      text = first
    } else if let instruction = fields.optional("instruction", .string) {
      let input = fields.optional("input", .string) ?? ""
      text = input.isEmpty ? instruction : instruction + "\n" + input
    } else {
      if fields.isValid {
        fields.report("query", "missing; expected a text under query, prompt, text, turns or instruction")
      }
      return nil
    }
  }

  /// The query as a line.
  public var json: JSONObject {
    var object: JSONObject = [:]
    object["id"] = id.map(JSONValue.string)
    object["scenario"] = scenario.map(JSONValue.string)
    object["query"] = .string(text)
    return object
  }
}
