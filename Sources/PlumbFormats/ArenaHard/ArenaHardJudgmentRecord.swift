internal import PlumbCore

/// A line of Arena-Hard's judgment files: one prompt judged in two games, in the old layout or the new one.
struct ArenaHardJudgmentRecord: JSONRecord {
  var item: String
  var category: String?
  var judge: String
  var model: String
  var baseline: String?
  /// The label of each game; `nil` for a game or label that is `null`.
  var labels: [String?]
  /// The judge's text of each game, when it was wanted.
  var texts: [String?]

  /// Reads a line.
  init?(from fields: inout FieldReader) {
    let item = ArenaHardRecordFields.item(&fields)
    let model = fields.required("model", .nonEmptyString)
    let games = fields.required("games", .array)
    category = fields.optional("category", .nonEmptyString)
    judge = fields.optional("judge", .string) ?? ""
    baseline = fields.optional("baseline", .nonEmptyString)
    guard let item, let model, let games else { return nil }
    guard 1...2 ~= games.count else {
      fields.report("games", "has \(games.count) entries; expected two games, or the first one alone")
      return nil
    }
    self.item = item
    self.model = model
    var labels: [String?] = []
    var texts: [String?] = []
    for (index, game) in games.enumerated() {
      guard game.isNull || game.object != nil else {
        fields.report("games[\(index)]", "expected an object or null, found \(game.kindDescription)")
        return nil
      }
      let score = game["score"]
      // A score that is no text (upstream writes -1, "error" and null) is a label that does not count.
      labels.append(score.flatMap { $0.isNull ? nil : $0.string ?? $0.text() })
      texts.append(game["judgment"].flatMap { $0.string ?? $0["answer"]?.string })
    }
    self.labels = labels
    self.texts = texts
  }

  /// What is known.
  var json: JSONObject {
    var object: JSONObject = ["uid": .string(item), "judge": .string(judge), "model": .string(model)]
    object["category"] = category.map(JSONValue.string)
    object["baseline"] = baseline.map(JSONValue.string)
    object["games"] = .array(labels.map { .object(["score": $0.map(JSONValue.string) ?? .null]) })
    return object
  }
}

/// Fields that Arena-Hard's files share.
enum ArenaHardRecordFields {
  /// The item: `uid`, or `question_id` in the old layout, which may be a number.
  static func item(_ fields: inout FieldReader) -> String? {
    let value = fields.value("uid") ?? fields.value("question_id")
    _ = (fields.value("uid"), fields.value("question_id"))
    guard let value else {
      fields.report("uid", "missing; expected uid, or question_id in the old layout")
      return nil
    }
    guard let name = value.string ?? value.int.map(String.init), !name.isEmpty else {
      fields.report("uid", "expected a text that is not empty, or a number, found \(value.kindDescription)")
      return nil
    }
    return name
  }
}
