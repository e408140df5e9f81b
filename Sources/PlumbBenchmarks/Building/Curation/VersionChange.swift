public import PlumbCore

/// What became of one item from one version of a benchmark to the next.
public struct VersionChange: Sendable, Equatable {
  /// The kinds of change, the gravest last.
  public enum Kind: String, Sendable, CaseIterable {
    /// Only spaces, width or punctuation.
    case typography
    /// Category, evidence or other fields; question and reference stay.
    case metadata
    /// Other words in the reference; numbers, dates and negations stay. Whether it means the same is for a person to say.
    case wording
    /// The reference says something else: another number, date or negation, a person said so, or it came or went.
    case meaning
    /// The question changed.
    case question
    /// A new item.
    case added
    /// The item is gone.
    case removed
  }

  /// The item.
  public var item: String
  /// What changed.
  public var kind: Kind
  /// What differs, in words.
  public var detail: String

  /// Compares two versions, item by item.
  ///
  /// A person's word (`provenance.review.changes_meaning` of the new item) goes over the rules where only words differ.
  ///
  /// - Parameters:
  ///   - old: The items of the last version.
  ///   - new: The items of this one.
  /// - Returns: The changes: changed and added items in the new order, then removed ones in the old.
  public static func changes(from old: [Item], to new: [Item]) -> [VersionChange] {
    var before: [String: Item] = [:]
    for item in old { before[item.id] = item }
    var changes = new.compactMap { item in
      guard let earlier = before.removeValue(forKey: item.id) else {
        return VersionChange(item: item.id, kind: .added, detail: "")
      }
      return change(from: earlier, to: item)
    }
    for item in old where before[item.id] != nil {
      changes.append(VersionChange(item: item.id, kind: .removed, detail: ""))
    }
    return changes
  }

  private static func change(from old: Item, to new: Item) -> VersionChange? {
    func change(_ kind: Kind, _ detail: String = "") -> VersionChange {
      VersionChange(item: new.id, kind: kind, detail: detail)
    }
    let same = old.turns == new.turns && old.references == new.references
    guard old.turns.map(comparableText) == new.turns.map(comparableText) else { return change(.question) }
    let (before, after) = (old.references.joined(separator: "\n"), new.references.joined(separator: "\n"))
    if old.references.map(comparableText) == new.references.map(comparableText) {
      if !same { return change(.typography) }
      let isMetadata = old.evidence != new.evidence || old.category != new.category || old.system != new.system
      return isMetadata ? change(.metadata, metadata(old, new)) : nil
    }
    if before.isEmpty { return change(.meaning, "there was no reference") }
    if after.isEmpty { return change(.meaning, "the reference is gone") }
    if let detail = factChange(before, after) { return change(.meaning, detail) }
    switch new.extra["provenance"]?["review"]?["changes_meaning"]?.bool {
    case true?: return change(.meaning, "a reviewer says so")
    case false?: return change(.wording, "a reviewer says that it means the same")
    case nil: return change(.wording, "not judged by a reviewer")
    }
  }

  private static func metadata(_ old: Item, _ new: Item) -> String {
    var parts: [String] = []
    if old.evidence != new.evidence { parts.append("evidence") }
    if old.category != new.category {
      parts.append("category \(old.category.joined(separator: "/")) → \(new.category.joined(separator: "/"))")
    }
    if old.system != new.system { parts.append("system message") }
    return parts.joined(separator: ", ")
  }

  /// The figures, dates and negations that one text has and the other has not; `nil` when both have the same.
  private static func factChange(_ old: String, _ new: String) -> String? {
    let (before, after) = (facts(old), facts(new))
    let gone = before.filter { (after[$0.key]?.count ?? 0) < $0.value.count }.map(\.value.text).sorted()
    let come = after.filter { (before[$0.key]?.count ?? 0) < $0.value.count }.map(\.value.text).sorted()
    if gone.isEmpty, come.isEmpty { return nil }
    return [gone.isEmpty ? "" : "without \(list(gone))", come.isEmpty ? "" : "with \(list(come))"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private typealias Facts = [String: (count: Int, text: String)]

  /// Each figure, date and negation of a text, by what it says, with how it is written.
  private static func facts(_ text: String) -> Facts {
    let stated = StatedFacts(text)
    var facts: Facts = [:]
    for quantity in stated.quantities {
      facts["\(JSONValue.number(quantity.value).text())\(quantity.unit)"] = (1, quantity.text)
    }
    for date in stated.dates {
      let parts = [date.year, date.month, date.day].map { $0.map(String.init) ?? "?" }
      facts[parts.joined(separator: "-")] = (1, date.text)
    }
    for word in ["不", "没", "无", "非"] {
      // 非常 denies nothing.
      let count = text.ranges(of: word).count - (word == "非" ? text.ranges(of: "非常").count : 0)
      if count > 0 { facts[word] = (count, word) }
    }
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
    let negations = words.count {
      $0 == "not" || $0 == "no" || $0 == "never" || $0.hasSuffix("n't") || $0.hasSuffix("n’t")
    }
    if negations > 0 { facts["not"] = (negations, "a negation") }
    return facts
  }

  private static func list(_ texts: [String]) -> String {
    texts.prefix(4).joined(separator: ", ") + (texts.count > 4 ? " …" : "")
  }
}

extension VersionChange: JSONRecord {
  /// Reads `item`, `change` and `detail`.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString), let kind = fields.required("change", .oneOf(Kind.self))
    else { return nil }
    self.init(item: item, kind: kind, detail: fields.optional("detail", .string) ?? "")
  }

  /// Everything.
  public var json: JSONObject {
    ["item": .string(item), "change": .string(kind.rawValue), "detail": .string(detail)]
  }
}
