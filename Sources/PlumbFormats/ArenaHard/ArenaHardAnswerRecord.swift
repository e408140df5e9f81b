public import PlumbCore

/// A line of Arena-Hard's answer files, in the old layout (`choices`) or the new one (`messages`).
public struct ArenaHardAnswerRecord: JSONRecord, Equatable {
  /// The item's id.
  public var item: String
  /// The model's name.
  public var model: String
  /// The answers, one a turn.
  public var turns: [String]
  /// The last answer's length and markup, as stored or counted.
  public var style: AnswerStyle?

  /// Reads a line.
  public init?(from fields: inout FieldReader) {
    let item = ArenaHardRecordFields.item(&fields)
    let model = fields.optional("model", .nonEmptyString) ?? fields.optional("model_id", .nonEmptyString)
    let metadata = fields.value("metadata") ?? fields.value("conv_metadata")
    let messages = fields.optional("messages", .array)
    let choices = fields.optional("choices", .array)
    guard let item else { return nil }
    guard let model else {
      fields.report("model", "missing; expected model, or model_id in the old layout")
      return nil
    }
    self.item = item
    self.model = model
    if let messages {
      turns = messages.filter { $0["role"]?.string == "assistant" }.compactMap { message in
        message["content"].flatMap { $0.string ?? $0["answer"]?.string }
      }
    } else if let choices {
      turns = (choices.first?["turns"]?.array ?? []).compactMap { $0.string ?? $0["content"]?.string }
    } else {
      fields.report("messages", "missing; expected messages, or choices in the old layout")
      return nil
    }
    let tokens = choices?.first?["turns"]?.array?.last?["token_len"]?.int
    style = ArenaHardStyle.style(metadata: metadata, text: turns.last, tokens: tokens)
  }

  /// The new layout.
  public var json: JSONObject {
    [
      "uid": .string(item), "model": .string(model),
      "messages": .array(turns.map { ["role": "assistant", "content": ["answer": .string($0)]] }),
    ]
  }
}
