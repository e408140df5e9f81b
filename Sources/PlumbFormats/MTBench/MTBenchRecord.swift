internal import PlumbCore

/// A line of MT-Bench's files: a graded answer, a pair judged in two games, or a question.
enum MTBenchRecord: JSONRecord {
  /// A single answer's grade; `nil` where there is none (`null`, or −1 where the judge's text held none).
  case grade(MTBenchJudged, model: String, score: Double?)
  /// A pair's winners: in the first game the first model's answer was shown first, in the second the other's;
  /// a winner that is `null` is none.
  case pair(MTBenchJudged, models: [String], winners: [String?])
  /// A question with its category.
  case question(id: String, category: String?, turns: [String])

  /// Reads a line; one with `turns` is a question, one with `g1_winner` a pair.
  init?(from fields: inout FieldReader) {
    guard let id = Self.name(fields.value("question_id")) else {
      fields.report("question_id", "missing; expected a number or a text")
      return nil
    }
    if let turns = fields.optional("turns", .strings) {
      self = .question(id: id, category: fields.optional("category", .nonEmptyString), turns: turns)
      return
    }
    let judge = Self.judge(fields.value("judge"))
    let judged = MTBenchJudged(
      item: id, judge: judge.name, template: judge.template, turn: fields.optional("turn", .integer(atLeast: 1)) ?? 1,
      text: fields.optional("judgment", .string))
    if fields.rest.keys.contains("g1_winner") {
      let words = ["model_1", "model_2", "tie", "error"]
      let winner = FieldKind<String>("one of \(words.joined(separator: ", "))") { value in
        value.string.flatMap { words.contains($0) ? $0 : nil }
      }
      guard let first = fields.required("model_1", .nonEmptyString),
        let second = fields.required("model_2", .nonEmptyString)
      else { return nil }
      let winners = ["g1_winner", "g2_winner"].map { fields.optional($0, winner) }
      guard fields.isValid else { return nil }
      guard first != second else {
        fields.report("model_2", "is model_1 as well; expected another model")
        return nil
      }
      self = .pair(judged, models: [first, second], winners: winners)
      return
    }
    let isNull = fields.rest.keys.contains("score") && fields.value("score") == nil
    guard let model = fields.required("model", .nonEmptyString) else { return nil }
    let score = isNull ? -1 : fields.required("score", .number)
    guard let score else { return nil }
    self = .grade(judged, model: model, score: score == -1 ? nil : score)
  }

  /// What is known.
  var json: JSONObject {
    switch self {
    case .grade(let judged, let model, let score):
      ["question_id": .string(judged.item), "model": .string(model), "score": .number(score ?? -1)]
    case .pair(let judged, let models, let winners):
      [
        "question_id": .string(judged.item), "model_1": .string(models[0]), "model_2": .string(models[1]),
        "g1_winner": winners[0].map(JSONValue.string) ?? .null,
        "g2_winner": winners[1].map(JSONValue.string) ?? .null,
      ]
    case .question(let id, _, let turns): ["question_id": .string(id), "turns": .array(turns.map(JSONValue.string))]
    }
  }

  private static func name(_ value: JSONValue?) -> String? {
    value.flatMap { $0.string ?? $0.int.map(String.init) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The judge is written as its model and its template.
  private static func judge(_ value: JSONValue?) -> (name: String, template: String?) {
    if let parts = value?.array?.compactMap(\.string), let name = parts.first {
      return (name, parts.count > 1 ? parts[1] : nil)
    }
    return (value?.string ?? "", nil)
  }
}

/// What the two kinds of judgments share.
struct MTBenchJudged: Equatable {
  var item: String
  var judge: String
  var template: String?
  var turn: Int
  var text: String?
}
