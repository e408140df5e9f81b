internal import PlumbCore

/// AlignBench's questions and configuration, as items and a recipe.
///
/// Upstream maps each subcategory to a kind of answer and that to dimensions; here the key is category and subcategory
/// together, since 其他写作类 and 文化理解 stand under two categories. A subcategory without a mapping is reported and graded
/// overall alone; upstream crashes on it.
enum AlignBenchBenchmark {
  /// Reads the folder of an AlignBench copy.
  ///
  /// - Throws: `CoreError` when a file is missing or bad.
  static func read(path: String, options: ReadOptions) throws -> ImportedBenchmark {
    let folder = AlignBenchFolder(path: path)
    let file = try RecordFile(path: folder.questions())
    var items: [Item] = []
    var seen: Set<String> = []
    for index in file.records.indices {
      guard let item = file.read(index, { Self.item(&$0) }) else { continue }
      if seen.insert(item.id).inserted {
        items.append(item)
      } else {
        file.report(.error, "repeats an id; ids must be unique", at: index, field: "question_id")
      }
    }
    try file.check(skipInvalid: options.skipInvalid)
    var imported = ImportedBenchmark(items: items, diagnostics: file.diagnostics)
    imported.card = try card(items, folder, &imported.diagnostics)
    return imported
  }

  private static func item(_ fields: inout FieldReader) -> Item? {
    let id = fields.required("question_id", .identifier)
    let category = fields.required("category", .nonEmptyString)
    let subcategory = fields.optional("subcategory", .nonEmptyString)
    let question = fields.required("question", .nonEmptyString)
    let reference = fields.optional("reference", .string)
    let evidences = fields.optional("evidences", .array)
    guard fields.isValid, let id, let category, let question else { return nil }
    let quotes = (evidences ?? []).compactMap { evidence -> String? in
      guard let quote = evidence["quote"]?.string else { return nil }
      let url = (evidence["url"]?.string ?? "").filter { !$0.isWhitespace }
      return trimmed(quote) + (url.isEmpty ? "" : "\n(\(url))")
    }
    var item = Item(
      id: id, turns: [question], references: reference.map { [$0] } ?? [],
      evidence: quotes.isEmpty ? nil : quotes.joined(separator: "\n\n"),
      category: [category] + [subcategory].compactMap(\.self), language: "zh")
    if let evidences, !evidences.isEmpty { item.extra["evidences"] = .array(evidences) }
    return item
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func card(_ items: [Item], _ folder: AlignBenchFolder, _ diagnostics: inout [Diagnostic])
    throws(CoreError) -> JSONObject
  {
    let mappingFile = try folder.file("subcategory_question_mapping.json", "subcategory_mapping.json")
    let kinds = try folder.object("subcategory_question_mapping.json", "subcategory_mapping.json")
    let sets = try folder.object("dimension_set.json")
    let used = Set(sets.entries.flatMap { $0.value.array?.compactMap(\.string) ?? [] })
    let definitions = try folder.object("dimension_definition.json").entries.filter { used.contains($0.key) }
    var byCategory: JSONObject = [:]
    for item in items where byCategory[item.category.joined(separator: "/")] == nil {
      let path = item.category.joined(separator: "/")
      guard item.category.count > 1, let kind = kinds[item.category[1]]?.string, sets[kind] != nil else {
        byCategory[path] = .array([])
        diagnostics.append(
          Diagnostic(
            .warning, "has no dimensions for '\(path)'; its answers are graded overall alone",
            at: Location(file: mappingFile)))
        continue
      }
      byCategory[path] = .string(kind)
    }
    let temperatures = try folder.object("temperature.json").entries.compactMap { entry in
      entry.value.double.map { JSONObject.Entry(key: entry.key, value: ["temperature": .number($0)]) }
    }
    return [
      "id": "alignbench", "summary": "AlignBench：八个类别的中文真实问题，附参考答案与依据。",
      "recipe": [
        "generation": ["temperature": 0.7, "by_category": .object(JSONObject(temperatures))],
        "judge": [
          "template": "alignbench", "language": "zh", "reference": true, "evidence": true, "scale": [1, 10],
          "dimensions": .object(JSONObject(definitions)), "dimension_sets": .object(sets),
          "dimensions_by_category": .object(byCategory),
        ], "score": "alignbench",
      ],
    ]
  }
}

extension BenchmarkFormat {
  /// AlignBench's repository, or a folder with its data and configuration files.
  static let alignBench = BenchmarkFormat(
    name: "alignbench",
    summary: "a folder with data_v1.1_release.jsonl, dimension_set.json, dimension_definition.json, "
      + "subcategory_question_mapping.json and temperature.json"
  ) { path, options in
    try AlignBenchBenchmark.read(path: path, options: options)
  }
}

extension FieldKind {
  /// A text or a whole number, as files name their questions.
  static var identifier: FieldKind<String> {
    .init("a string that is not empty, or a whole number") { value in
      value.string.flatMap { $0.isEmpty ? nil : $0 } ?? value.int.map(String.init)
    }
  }
}
