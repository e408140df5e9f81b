/// One test case: what is asked, and what a judge may know about a good answer.
public struct Item: Sendable, Equatable {
  /// The item's name, unique in its benchmark.
  public var id: String
  /// What the user says, turn by turn; at least one.
  ///
  /// The model's answers come between the turns.
  public var turns: [String]
  /// A system message for the model under test.
  public var system: String?
  /// Reference answers, one a turn; empty when there is none.
  ///
  /// An empty string means none for that turn.
  public var references: [String]
  /// What the reference rests on, for factual items.
  public var evidence: String?
  /// The category path, broad to narrow: `["reasoning", "causal"]`; empty when unknown.
  public var category: [String]
  /// BCP 47 language of the turns: `en`, `zh`; absent when unknown.
  public var language: String?
  /// Free labels.
  public var tags: [String]
  /// Keys of the file that Plumb does not know, kept.
  public var extra: JSONObject

  /// An item.
  public init(
    id: String, turns: [String], system: String? = nil, references: [String] = [], evidence: String? = nil,
    category: [String] = [], language: String? = nil, tags: [String] = [], extra: JSONObject = [:]
  ) {
    self.id = id
    self.turns = turns
    self.system = system
    self.references = references
    self.evidence = evidence
    self.category = category
    self.language = language
    self.tags = tags
    self.extra = extra
  }

  /// The broadest category, when there is one.
  public var topCategory: String? { category.first }
}

extension Item: JSONRecord {
  /// Reads an item; `turns` may also be written as one string `prompt` or `instruction`, `references` as one string
  /// `reference`, and `category` as a path with slashes or an array.
  public init?(from fields: inout FieldReader) {
    guard let id = fields.required("id", .nonEmptyString) else { return nil }
    var turns = fields.optional("turns", .strings)
    let single = fields.optional("prompt", .string) ?? fields.optional("instruction", .string)
    if turns == nil { turns = single.map { [$0] } }
    guard let turns, !turns.isEmpty else {
      if fields.isValid { fields.report("turns", "missing; expected an array of strings, at least one") }
      return nil
    }
    var references = fields.optional("references", .strings)
    let reference = fields.optional("reference", .string)
    if references == nil { references = reference.map { [$0] } }
    if let references, references.count > turns.count {
      fields.report("references", "has \(references.count) entries for \(turns.count) turns; expected one a turn")
      return nil
    }
    self.init(
      id: id, turns: turns, system: fields.optional("system", .string), references: references ?? [],
      evidence: fields.optional("evidence", .string), category: fields.categoryPath("category"),
      language: fields.optional("language", .nonEmptyString), tags: fields.optional("tags", .strings) ?? [],
      extra: fields.rest)
  }

  /// What is known, unknown keys last.
  public var json: JSONObject {
    var object: JSONObject = ["id": .string(id), "turns": .array(turns.map(JSONValue.string))]
    object["system"] = system.map(JSONValue.string)
    if !references.isEmpty { object["references"] = .array(references.map(JSONValue.string)) }
    object["evidence"] = evidence.map(JSONValue.string)
    if !category.isEmpty { object["category"] = categoryJSON(category) }
    object["language"] = language.map(JSONValue.string)
    if !tags.isEmpty { object["tags"] = .array(tags.map(JSONValue.string)) }
    object.append(missingFrom: extra)
    return object
  }
}
