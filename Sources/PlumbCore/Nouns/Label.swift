/// A judgment made by a person.
public struct Label: Sendable, Equatable {
  /// The item's id.
  public var item: String
  /// Who judged: a name or code.
  public var person: String
  /// The models whose answers were shown, in the order shown: one for a rating, two for a preference.
  public var models: [String]
  /// What was found.
  public var outcome: Outcome
  /// When the person judged, as ISO 8601 with a time zone; absent for labels from elsewhere.
  public var when: String?
  /// What the person wrote about it.
  public var note: String?
  /// Which turn was judged, from 1; absent for the last or only one.
  public var turn: Int?
  /// Which repeat this is, from 0.
  public var repetition: Int
  /// The item's category path.
  public var category: [String]
  /// The item's language.
  public var language: String?
  /// The lengths of the answers shown, in Unicode scalars, in the order shown.
  public var lengths: [Int]
  /// Keys of the file that Plumb does not know, kept.
  public var extra: JSONObject

  /// A label.
  public init(
    item: String, person: String, models: [String], outcome: Outcome, when: String? = nil, note: String? = nil,
    turn: Int? = nil, repetition: Int = 0, category: [String] = [], language: String? = nil, lengths: [Int] = [],
    extra: JSONObject = [:]
  ) {
    self.item = item
    self.person = person
    self.models = models
    self.outcome = outcome
    self.when = when
    self.note = note
    self.turn = turn
    self.repetition = repetition
    self.category = category
    self.language = language
    self.lengths = lengths
    self.extra = extra
  }
}

extension Label: JSONRecord {
  /// Reads a label: a judgment's keys, with `person`, `when` and `note` instead of what only a machine has.
  public init?(from fields: inout FieldReader) {
    let person = fields.required("person", .nonEmptyString)
    let when = fields.optional("when", Self.time)
    let note = fields.optional("note", .string)
    guard let judgment = Judgment(from: &fields), let person else { return nil }
    self.init(
      item: judgment.item, person: person, models: judgment.models, outcome: judgment.outcome, when: when, note: note,
      turn: judgment.turn, repetition: judgment.repetition, category: judgment.category, language: judgment.language,
      lengths: judgment.lengths, extra: fields.rest)
  }

  /// What is known, unknown keys last.
  public var json: JSONObject {
    let judgment = Judgment(
      item: item, judge: "", models: models, outcome: outcome, turn: turn, repetition: repetition, category: category,
      language: language, lengths: lengths)
    var object: JSONObject = ["item": .string(item), "person": .string(person)]
    var rest = judgment.json
    rest["judge"] = nil
    object.append(missingFrom: rest)
    object["when"] = when.map(JSONValue.string)
    object["note"] = note.map(JSONValue.string)
    object.append(missingFrom: extra)
    return object
  }

  /// A date and time of ISO 8601 with a time zone.
  private static let time = FieldKind<String>("a time such as 2026-01-02T03:04:05Z") { value in
    guard let text = value.string else { return nil }
    let pattern = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+\-][0-9]{2}:[0-9]{2})/
    return text.wholeMatch(of: pattern) == nil ? nil : text
  }
}
