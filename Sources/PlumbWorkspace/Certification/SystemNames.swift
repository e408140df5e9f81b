internal import PlumbCore
internal import PlumbFormats

/// Names for comparisons of AlpacaEval files that do not say who wrote the outputs.
struct SystemNames {
  private var names: [String: String] = [:]

  /// Reads a file that says who wrote `output_2` (`generator` or `generator_2`).
  init(_ path: String, options: ReadOptions, columns: inout AlpacaEvalColumns) throws {
    let format = try Registry<JudgmentFormat>.standard.element(named: "alpaca-eval")
    _ = try format.read([path], options) { imported in
      columns.add(system: imported)
      names[Self.key(imported.item, imported.answers)] = Self.generator(of: imported)
    }
  }

  /// Who wrote the second output.
  static func generator(of imported: ImportedJudgment) -> String? {
    imported.judgment.extra["generator"]?.string ?? imported.model.flatMap { $0 == AlpacaEval.unnamedModel ? nil : $0 }
  }

  /// The judgment with an id of its own for each pair of outputs, where the file does not name the models.
  static func named(_ imported: ImportedJudgment, by systems: SystemNames?) -> Judgment {
    var judgment = imported.judgment
    (judgment.item, judgment.models) = named(
      imported.item, judgment.models, imported.answers, systems: systems)
    return judgment
  }

  /// The label, named in the same way.
  static func named(_ imported: ImportedLabel, by systems: SystemNames?) -> Label {
    var label = imported.label
    (label.item, label.models) = named(imported.item, label.models, imported.answers, systems: systems)
    return label
  }

  private static func named(
    _ item: Item, _ models: [String], _ answers: [String], systems: SystemNames?
  ) -> (String, [String]) {
    guard models.contains(AlpacaEval.unnamedModel), answers.count == 2 else { return (item.id, models) }
    let listed = models.first == AlpacaEval.unnamedModel ? answers.reversed() : answers
    let key = key(item, listed)
    let name = systems?.names[key] ?? AlpacaEval.unnamedModel
    let code = hexadecimal(sha256(Array(key.utf8)).prefix(4))
    return ("\(item.id)-\(code)", models.map { $0 == AlpacaEval.unnamedModel ? name : $0 })
  }

  private static func key(_ item: Item, _ answers: [String]) -> String {
    ([item.id] + answers).joined(separator: "\u{1F}")
  }
}
