internal import PlumbCore

/// A line of Arena-Hard's `question.jsonl`, in the old layout (`turns`) or the new one (`prompt`).
struct ArenaHardQuestionRecord: JSONRecord {
  var item: Item

  /// Reads a question; the category path is `category` and `subcategory`, v0.1's `cluster` becomes a tag.
  init?(from fields: inout FieldReader) {
    let id = ArenaHardRecordFields.item(&fields)
    let category = fields.optional("category", .nonEmptyString)
    let subcategory = fields.optional("subcategory", .nonEmptyString)
    let cluster = fields.optional("cluster", .nonEmptyString)
    let prompt = fields.optional("prompt", .nonEmptyString)
    let language = fields.optional("language", .nonEmptyString)
    let turns = (fields.optional("turns", .array) ?? []).compactMap { $0.string ?? $0["content"]?.string }
    guard let id else { return nil }
    guard prompt != nil || !turns.isEmpty else {
      fields.report("prompt", "missing; expected prompt, or turns in the old layout")
      return nil
    }
    item = Item(
      id: id, turns: prompt.map { [$0] } ?? turns, category: [category, subcategory].compactMap(\.self),
      language: language, tags: cluster.map { [$0] } ?? [], extra: fields.rest)
  }

  /// The new layout.
  var json: JSONObject { ["uid": .string(item.id), "prompt": .string(item.turns.joined(separator: "\n"))] }
}
