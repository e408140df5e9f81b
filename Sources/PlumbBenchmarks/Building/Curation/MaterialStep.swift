internal import PlumbCore
internal import PlumbJudging

/// Attaches what is already known of a question: category, reference, evidence.
///
/// Rows name their question by `id` (the item's, or the source's own), or by its words in `question`, `prompt` or `turns`,
/// and hold any of `category`, `subcategory`, `reference` or `references`, `evidence` or `evidences` (texts, or objects of
/// `quote` and `url` or `source`). The file the questions come from may itself be such a file.
struct MaterialStep: BuildStep {
  let name = "material"
  let paths: [String]
  let taxonomy: CategoryTaxonomy

  var settings: JSONObject { ["version": 1, "categories": taxonomy.json] }
  let reads = ["load"]
  var files: [String] { paths }

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "load")
    context.metrics.beginStage(name, total: items.count)
    var known: [String: Material] = [:]
    for path in paths {
      for row in try JSONLinesReader<Material>.load(path: path).records {
        for key in row.keys { known[key, default: row].add(row) }
      }
    }
    var counts = (category: 0, reference: 0, evidence: 0)
    for var item in items {
      let keys = [item.id, item.sourceID ?? "", Material.key(item.turns)]
      let row = keys.lazy.compactMap { known[$0] }.first
      item.language = item.language ?? Language(of: guessedLanguage(of: item.turns.joined(separator: "\n"))).rawValue
      var notes = item.curation
      let category = row?.category ?? []
      if let top = category.first, taxonomy.categories.contains(where: { $0.name == top }) {
        item.category = category
        notes.classifiedBy = "given"
        counts.category += 1
      }
      if let references = row?.references, references.contains(where: { !$0.isEmpty }) {
        item.references = Array(references.prefix(item.turns.count))
        notes.draftedBy = "given"
        counts.reference += 1
      }
      if let evidence = row?.evidence, !evidence.isEmpty {
        item.evidence = evidence
        notes.evidenceFrom = "given"
        counts.evidence += 1
      }
      item.curation = notes
      try output.write(item)
      context.metrics.advance(name, failed: false)
    }
    context.metrics.endStage(name)
    return StepResult(counts: [
      NamedCount("questions", items.count), NamedCount("category_given", counts.category),
      NamedCount("reference_given", counts.reference), NamedCount("evidence_given", counts.evidence),
    ])
  }
}

/// A row of material.
struct Material: JSONRecord {
  var id: String?
  var turns: [String]
  var category: [String]
  var references: [String]
  var evidence: String?

  init?(from fields: inout FieldReader) {
    var raw: JSONValue?
    for key in ["id", "question_id", "source_id"] where raw == nil { raw = fields.value(key) }
    id = raw.map { $0.string ?? $0.text() }
    var turns = fields.optional("turns", .strings) ?? []
    for key in ["question", "prompt", "instruction"] where turns.isEmpty {
      turns = fields.value(key)?.string.map { [$0] } ?? []
    }
    self.turns = turns
    guard id != nil || !turns.isEmpty else {
      fields.reportWhole("names no question; expected 'id' or 'question'")
      return nil
    }
    let category = fields.value("category")
    self.category =
      category?.string.map { $0.split(separator: "/").map(String.init) } ?? (category?.array ?? []).compactMap(\.string)
    if let narrow = fields.value("subcategory")?.string, self.category.count == 1 { self.category.append(narrow) }
    references = fields.optional("references", .strings) ?? fields.optional("reference", .string).map { [$0] } ?? []
    let quotes = (fields.value("evidences")?.array ?? []).compactMap { entry -> String? in
      guard let quote = (entry.string ?? entry["quote"]?.string)?.trimmed, !quote.isEmpty else { return nil }
      let source = (entry["source"] ?? entry["url"])?.string?.trimmed ?? ""
      return source.isEmpty ? quote : "\(quote)（\(source)）"
    }
    evidence = fields.optional("evidence", .string) ?? (quotes.isEmpty ? nil : quotes.joined(separator: "\n"))
  }

  /// What the row is found by.
  var keys: [String] { [id, turns.isEmpty ? nil : Self.key(turns)].compactMap(\.self) }

  static func key(_ turns: [String]) -> String { "words:" + comparableText(turns.joined(separator: "\u{1F}")) }

  /// Takes what another row says and this one does not.
  mutating func add(_ other: Material) {
    if category.isEmpty { category = other.category }
    if references.isEmpty { references = other.references }
    evidence = evidence ?? other.evidence
  }

  var json: JSONObject {
    var object: JSONObject = ["turns": .array(turns.map(JSONValue.string))]
    object["id"] = id.map(JSONValue.string)
    if !category.isEmpty { object["category"] = .array(category.map(JSONValue.string)) }
    if !references.isEmpty { object["references"] = .array(references.map(JSONValue.string)) }
    object["evidence"] = evidence.map(JSONValue.string)
    return object
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
