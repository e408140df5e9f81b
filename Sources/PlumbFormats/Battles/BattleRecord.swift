internal import PlumbCore

/// One battle as an object: Chatbot Arena's, Arena-Hard v0.1's cache, or evalica's words.
struct BattleRecord: JSONRecord {
  var first: String
  var second: String
  var doubledScore: UInt8
  var item: String?
  var judge: String?
  var language: String?
  var category: [String]
  var styles: [AnswerStyle]

  /// Reads a battle.
  init?(from fields: inout FieldReader) {
    let first = Self.model("model_a", "left", &fields)
    let second = Self.model("model_b", "right", &fields)
    guard let score = Self.score(&fields), let first, let second else { return nil }
    guard first != second else {
      fields.report("model_b", "'\(first)' plays against itself")
      return nil
    }
    self.first = first
    self.second = second
    doubledScore = score
    let names = ["question_id", "item", "uid"].map { fields.value($0) }
    item = names.compactMap { Self.name($0) }.first
    judge = fields.optional("judge", .string)
    language = fields.value("language")?.string
    category = AlpacaEval.category(fields.value("category")?.string)
    styles = Self.styles(&fields)
  }

  /// What is known.
  var json: JSONObject {
    var object: JSONObject = ["model_a": .string(first), "model_b": .string(second)]
    object["winner"] = .string(["model_b", "tie", "model_a"][Int(doubledScore)])
    object["question_id"] = item.map(JSONValue.string)
    return object
  }

  /// The battle as a judgment.
  func judgment(unnamed: Int) -> Judgment {
    Judgment(
      item: item ?? "battle-\(unnamed)", judge: judge ?? "", models: [first, second],
      outcome: .preference(Preference(first: Double(doubledScore) / 2)), category: category, language: language,
      styles: styles)
  }

  /// Twice the first model's score: by `winner`, or by a column of 0 and 1 for each outcome.
  private static func score(_ fields: inout FieldReader) -> UInt8? {
    let columns = BattleWinner.outcomeColumns
    let outcomes = columns.map { fields.value($0) }
    guard outcomes.contains(where: { $0 != nil }) else {
      guard let word = fields.required("winner", .string) else { return nil }
      guard let score = BattleWinner.doubledScore(word) else {
        fields.report("winner", "is '\(word)'; expected \(BattleWinner.expected)")
        return nil
      }
      return score
    }
    let isOne = outcomes.map { ($0?.double ?? $0?.bool.map { $0 ? 1 : 0 } ?? 0) == 1 }
    guard let score = BattleWinner.doubledScore(first: isOne[0], second: isOne[1], tie: isOne[2]) else {
      fields.report(columns[0], "expected exactly one 1 among \(columns.joined(separator: ", "))")
      return nil
    }
    return score
  }

  private static func model(_ name: String, _ other: String, _ fields: inout FieldReader) -> String? {
    if let value = fields.optional(other, .nonEmptyString) { return value }
    return fields.required(name, .nonEmptyString)
  }

  private static func name(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    return value.string ?? value.int.map(String.init)
  }

  /// From Chatbot Arena's `conv_metadata`, or counted in the conversations.
  private static func styles(_ fields: inout FieldReader) -> [AnswerStyle] {
    let metadata = fields.value("conv_metadata")
    let conversations = ["conversation_a", "conversation_b"].map { fields.value($0) }
    if let metadata {
      let styles = ["a", "b"].compactMap { side -> AnswerStyle? in
        guard let tokens = metadata["sum_assistant_\(side)_tokens"]?.int else { return nil }
        return AnswerStyle(
          tokens: tokens, headers: ArenaHardStyle.sum(metadata["header_count_\(side)"]),
          lists: ArenaHardStyle.sum(metadata["list_count_\(side)"]),
          bold: ArenaHardStyle.sum(metadata["bold_count_\(side)"]))
      }
      if styles.count == 2 { return styles }
    }
    let texts = conversations.compactMap { conversation in
      conversation?.array?.filter { $0["role"]?.string == "assistant" }.compactMap { $0["content"]?.string }
        .joined(separator: "\n")
    }
    return texts.count == 2 ? texts.map { AnswerStyle(of: $0) } : []
  }
}
