internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// Collects rows for AlpacaEval's own analysis of evaluators, when it is asked for.
struct AlpacaEvalCompat {
  var isWanted: Bool
  private var gold: [AlpacaEvalAnalyzer.Vote] = []
  private var judges: [(name: String, votes: [AlpacaEvalAnalyzer.Vote])] = []
  private var systems: [AlpacaEvalAnalyzer.Vote] = []

  init(isWanted: Bool) { self.isWanted = isWanted }

  mutating func add(label imported: ImportedLabel) {
    guard isWanted else { return }
    let label = imported.label
    gold.append(
      Self.vote(
        item: imported.item, answers: imported.answers, preference: label.outcome.preference, extra: label.extra,
        price: label.extra["price_per_example"]?.double, time: label.extra["time_per_example"]?.double))
  }

  mutating func add(judgment imported: ImportedJudgment) {
    guard isWanted else { return }
    let judgment = imported.judgment
    let index = judges.firstIndex { $0.name == judgment.judge }
    if index == nil { judges.append((judgment.judge, [])) }
    judges[index ?? judges.count - 1].votes.append(Self.vote(of: imported))
  }

  mutating func add(system imported: ImportedJudgment) {
    guard isWanted else { return }
    var vote = Self.vote(of: imported)
    vote.generator = SystemNames.generator(of: imported)
    systems.append(vote)
  }

  /// The columns of each judge, of people and of the rule that prefers the longer output; `nil` when not asked for.
  func columns() -> JSONObject? {
    guard isWanted else { return nil }
    let analyzer = AlpacaEvalAnalyzer(gold: gold, systems: systems)
    var columns: JSONObject = [:]
    for judge in judges {
      columns[judge.name.isEmpty ? "judge" : judge.name] = .object(analyzer.columns(of: judge.votes))
    }
    columns["humans"] = .object(analyzer.columnsOfPeople())
    columns["longest"] = .object(analyzer.columnsOfLongest())
    return columns
  }

  private static func vote(of imported: ImportedJudgment) -> AlpacaEvalAnalyzer.Vote {
    let judgment = imported.judgment
    let isExchanged = judgment.models.first != imported.baseline
    return vote(
      item: imported.item, answers: isExchanged ? imported.answers.reversed() : imported.answers,
      preference: judgment.outcome.preference, extra: judgment.extra, price: judgment.usd, time: judgment.latency)
  }

  private static func vote(
    item: Item, answers: [String], preference: Preference?, extra: JSONObject, price: Double?, time: Double?
  ) -> AlpacaEvalAnalyzer.Vote {
    // The file's own number, to the last bit; the preference is computed from it.
    let exact = preference == nil ? nil : extra["preference"]?.double ?? preference.map { 2 - $0.first }
    return AlpacaEvalAnalyzer.Vote(
      instruction: item.turns.last ?? "", output1: answers.first ?? "", output2: answers.last ?? "",
      preference: exact, price: price, time: time)
  }
}

/// Names for comparisons of AlpacaEval files that do not say who wrote the outputs.
struct SystemNames {
  private var names: [String: String] = [:]

  /// Reads a file that says who wrote `output_2` (`generator` or `generator_2`).
  init(_ path: String, options: ReadOptions, compat: inout AlpacaEvalCompat) throws {
    guard let format = Registry<JudgmentFormat>.standard["alpaca-eval"] else { return }
    _ = try format.read([path], options) { imported in
      compat.add(system: imported)
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
