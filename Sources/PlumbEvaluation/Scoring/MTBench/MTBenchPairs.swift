internal import PlumbCore
internal import PlumbStatistics

/// MT-Bench's comparison of pairs: a model wins when it wins in every order; a judge that changes its mind gives a tie, and
/// a pair of which a game failed is left out and counted.
struct MTBenchPairs: Sendable {
  private var votes = PairVotes()
  private var tallies: [String: JudgeTally] = [:]
  private var judges: [String] = []
  private var usable: [String: Int] = [:]
  private var failed: [String: Int] = [:]
  private var planned: [String: Set<PairKey>] = [:]
  private var categories: [String] = []
  private var categoryOfItem: [String: Int] = [:]
  private var outcomes: [OrderKey: OrderOutcomes] = [:]

  private struct PairKey: Hashable {
    var item: String
    var turn: Int
    var models: [String]
    var judge: String
    var repetition: Int
  }

  private struct OrderKey: Hashable {
    var item: String
    var turn: Int
    var models: [String]
    var judge: String
  }

  var isEmpty: Bool { planned.isEmpty }

  mutating func add(_ judgment: Judgment) {
    guard judgment.models.count == 2, judgment.models[0] != judgment.models[1] else { return }
    votes.add(judgment)
    if tallies[judgment.judge] == nil { judges.append(judgment.judge) }
    tallies[judgment.judge, default: JudgeTally(judge: judgment.judge)].add(judgment)
    let models = judgment.models.sorted()
    let key = PairKey(
      item: judgment.item, turn: judgment.turn ?? 1, models: models, judge: judgment.judge,
      repetition: judgment.repetition)
    if let name = judgment.category.first {
      let index = categories.firstIndex(of: name) ?? categories.count
      if index == categories.count { categories.append(name) }
      categoryOfItem[judgment.item] = index
    }
    for model in models {
      planned[model, default: []].insert(key)
      if judgment.outcome.failure != nil { failed[model, default: 0] += 1 } else { usable[model, default: 0] += 1 }
    }
    guard let first = judgment.outcome.preference?.first else { return }
    let order = OrderKey(item: key.item, turn: key.turn, models: models, judge: key.judge)
    let isSorted = judgment.models[0] == models[0]
    var outcome = outcomes[order] ?? OrderOutcomes()
    if isSorted { outcome.aFirst.add(first) } else { outcome.bFirst.add(1 - first) }
    outcome.isIdentical = outcome.isIdentical || judgment.basis == "identical"
    outcomes[order] = outcome
  }

  func leaderboard(_ options: LeaderboardOptions) -> Leaderboard {
    let votes = votes.votes
    var rows = planned.keys.sorted().map { row(of: $0, votes, options) }
      .sorted { ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model) }
    rankByIntervals(&rows)
    let order = rows.map(\.model)
    func part(_ dimension: String, _ value: String, _ votes: [PairVote]) -> Leaderboard.Breakdown {
      .init(
        dimension: dimension, value: value,
        rows: order.compactMap { model in
          votes.contains { $0.models.contains(model) } ? row(of: model, votes, options, isPart: true) : nil
        })
    }
    let turns = Set(votes.map(\.turn)).sorted()
    var warnings: [String] = []
    for row in rows where row.failed > 0 {
      warnings.append("\(row.model): \(row.failed) games failed; their pairs are left out.")
    }
    return Leaderboard(
      method: "mt-bench", baseline: options.baseline, seed: options.seed, level: options.resolvedLevel,
      interval: "Student's, votes of one item as a cluster", rows: rows,
      breakdowns: (categories.count > 1 ? categories.indices : 0..<0).map { index in
        part("category", categories[index], votes.filter { categoryOfItem[$0.item] == index })
      } + (turns.count > 1 ? turns : []).map { turn in part("turn", "\(turn)", votes.filter { $0.turn == turn }) },
      judges: judges.compactMap { judge in
        tallies[judge]?.behaviour(of: outcomes.lazy.filter { $0.key.judge == judge }.map(\.value))
      }, warnings: warnings,
      display: .init(
        title: "MT-Bench, adjusted win rate over all pairs, in percent",
        columns: [
          .init("win", title: "won"), .init("tie", title: "tied"), .init("loss", title: "lost"),
          .init("win_rate", title: "win rate", decimals: 3), .init("win_rate_adjusted", title: "adjusted", decimals: 3),
        ]))
  }

  private func row(of model: String, _ votes: [PairVote], _ options: LeaderboardOptions, isPart: Bool = false)
    -> Leaderboard.Row
  {
    var values: [Double] = []
    var clusters: [Int] = []
    var numbers: [String: Int] = [:]
    var (win, loss, tie) = (0, 0, 0)
    for vote in votes where vote.models.contains(model) {
      switch vote.winner {
      case model: win += 1
      case nil: tie += 1
      default: loss += 1
      }
      values.append(vote.winner == model ? 1 : vote.winner == nil ? 0.5 : 0)
      clusters.append(numbers[vote.item, default: numbers.count])
      if numbers[vote.item] == nil { numbers[vote.item] = numbers.count }
    }
    let count = values.count
    func rate(_ part: Double) -> Double? { count > 0 ? part / Double(count) : nil }
    func json(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    let adjusted = rate(Double(win) + 0.5 * Double(tie))
    let columns: JSONObject = [
      "win": JSONValue(win), "loss": JSONValue(loss), "tie": JSONValue(tie), "win_rate": json(rate(Double(win))),
      "loss_rate": json(rate(Double(loss))), "win_rate_adjusted": json(adjusted), "n_total": JSONValue(count),
    ]
    let interval = (try? clusteredMean(values, clusters: clusters))?.interval(level: options.resolvedLevel)
    let all = planned[model]?.count ?? 0
    let missing = Double(all - count)
    return Leaderboard.Row(
      model: model, score: adjusted.map { 100 * $0 }, low: interval.map { 100 * max(0, $0.low) },
      high: interval.map { 100 * min(1, $0.high) }, judgments: isPart ? count : usable[model] ?? 0,
      failed: isPart ? 0 : failed[model] ?? 0, coverage: isPart || all == 0 ? nil : Double(count) / Double(all),
      scoreIfFailuresLost: isPart || all == 0 ? nil : 100 * (Double(win) + 0.5 * Double(tie)) / Double(all),
      scoreIfFailuresWon: isPart || all == 0 ? nil : 100 * (Double(win) + 0.5 * Double(tie) + missing) / Double(all),
      columns: columns)
  }
}
