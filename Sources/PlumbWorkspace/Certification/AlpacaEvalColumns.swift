internal import PlumbCore
internal import PlumbScoring
internal import PlumbFormats

/// Collects rows for AlpacaEval's own analysis of evaluators, when it is asked for.
struct AlpacaEvalColumns {
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
