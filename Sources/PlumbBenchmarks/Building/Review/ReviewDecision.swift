public import PlumbCore
internal import PlumbJudging

/// What a person decided about one question: a line of a decisions file.
///
/// Files are only appended to; the last line about a question counts.
public struct ReviewDecision: Sendable, Equatable {
  /// What is done with the question.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It stays as it is.
    case accept
    /// It stays with changes.
    case edit
    /// It is left out.
    case reject
  }

  /// The question's item.
  public var item: String
  /// What is done with it.
  public var verdict: Verdict
  /// Why; needed for a rejection.
  public var reason: String?
  /// Who decided.
  public var reviewer: String?
  /// The digest of what the person saw (``ReviewEntry/digest``); a decision about another text does not count.
  public var seen: String?
  /// The new turns, where they change.
  public var turns: [String]?
  /// The new references, where they change.
  public var references: [String]?
  /// The new evidence, where it changes; empty removes it.
  public var evidence: String?
  /// The new category path, where it changes.
  public var category: [String]?
  /// Whether the reference now says something else than in the last version; absent leaves it to the changelog's rules.
  public var changesMeaning: Bool?
  /// When, as ISO 8601.
  public var time: String?

  /// A decision.
  public init(item: String, verdict: Verdict, reason: String? = nil) {
    self.item = item
    self.verdict = verdict
    self.reason = reason
  }

  /// The item with the changes.
  public func applied(to item: Item) -> Item {
    var item = item
    item.turns = turns ?? item.turns
    item.references = references ?? item.references
    if let evidence { item.evidence = evidence.isEmpty ? nil : evidence }
    item.category = category ?? item.category
    return item
  }
}

extension ReviewDecision: JSONRecord {
  /// Reads a decision; an edit must change something, a rejection must say why.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString),
      let verdict = fields.required("decision", .oneOf(Verdict.self))
    else { return nil }
    self.init(item: item, verdict: verdict, reason: fields.optional("reason", .nonEmptyString))
    reviewer = fields.optional("reviewer", .string)
    seen = fields.optional("seen", .string)
    turns = fields.optional("turns", .strings)
    references = fields.optional("references", .strings) ?? fields.optional("reference", .string).map { [$0] }
    evidence = fields.optional("evidence", .string)
    if let value = fields.value("category") {
      category =
        value.string.map { $0.split(separator: "/").map(String.init) } ?? FieldKind<[String]>.strings.read(value)
      if category?.isEmpty ?? true { fields.report("category", "expected a path such as 数学计算 or an array of strings") }
    }
    changesMeaning = fields.optional("changes_meaning", .bool)
    time = fields.optional("time", .string)
    if verdict == .reject, reason == nil { fields.report("reason", "missing; a rejection must say why") }
    let changes = turns != nil || references != nil || evidence != nil || category != nil
    if verdict == .edit, !changes {
      fields.report("decision", "'edit' changes nothing; give turns, references, evidence or category, or write accept")
    }
    if verdict != .edit, changes { fields.report("decision", "'\(verdict.rawValue)' with changes; write edit") }
    if turns?.isEmpty ?? false { fields.report("turns", "expected at least one") }
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["item": .string(item), "decision": .string(verdict.rawValue)]
    object["reason"] = reason.map(JSONValue.string)
    object["turns"] = turns.map { .array($0.map(JSONValue.string)) }
    object["references"] = references.map { .array($0.map(JSONValue.string)) }
    object["evidence"] = evidence.map(JSONValue.string)
    object["category"] = category.map { .array($0.map(JSONValue.string)) }
    object["changes_meaning"] = changesMeaning.map(JSONValue.bool)
    object["reviewer"] = reviewer.map(JSONValue.string)
    object["seen"] = seen.map(JSONValue.string)
    object["time"] = time.map(JSONValue.string)
    return object
  }
}
