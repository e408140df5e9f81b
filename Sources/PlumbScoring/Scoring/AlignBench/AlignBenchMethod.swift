internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// AlignBench's total: the mean of reasoning and language, each the mean of its categories.
  static let alignBench = LeaderboardMethod(
    name: "alignbench",
    summary: "AlignBench's total of grades 1–10: mean of reasoning and language, each of its categories"
  ) { AlignBenchScorer(options: $0) }
}

/// Scores graded answers by AlignBench's categories.
///
/// By default failures are left out, counted and bounded; in compatibility a failed judgment is −1, as upstream averages it,
/// and every row counts.
struct AlignBenchScorer: LeaderboardScorer {
  let options: LeaderboardOptions
  private var table = RatingTable()
  private var upstream: [UpstreamKey: Moments] = [:]

  private struct UpstreamKey: Hashable {
    var model: String
    var category: AlignBenchCategory
  }

  init(options: LeaderboardOptions) { self.options = options }

  private var isCompatible: Bool { options.compatibility == .alignBench }

  mutating func add(_ judgment: Judgment) {
    guard options.includes(judgment) else { return }
    table.add(judgment)
    guard isCompatible, judgment.models.count == 1,
      let category = judgment.category.first.flatMap(AlignBenchCategory.init(named:))
    else { return }
    upstream[UpstreamKey(model: judgment.models[0], category: category), default: Moments()].add(
      Self.upstreamScore(of: judgment))
  }

  /// The score upstream would have written: the file's own, or what its parser finds in the text; −1 for none.
  private static func upstreamScore(of judgment: Judgment) -> Double {
    if let score = judgment.extra["score"]?.double { return score }
    if let text = judgment.raw { return AlignBenchUpstreamReading(text).score }
    if case .ratings(let ratings) = judgment.outcome { return ratings.overall }
    return -1
  }

  func leaderboard() throws -> Leaderboard {
    guard !table.models.isEmpty else {
      throw EvaluationError(.invalidInput, "no grades of single answers found.")
    }
    let categories = table.categories.map(AlignBenchCategory.init(named:))
    var rows = table.models.indices.map { row(of: $0, categories) }
      .sorted { ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model) }
    rankByIntervals(&rows)
    var warnings = ratingWarnings(rows, table)
    if isCompatible, rows.contains(where: { $0.failed > 0 }) {
      warnings.append(
        "As upstream does, failed judgments are averaged as −1; leave \(option: "compatibility") out to exclude them.")
    }
    let strangers = zip(table.categories, categories).filter { $0.1 == nil }.map(\.0)
    if !strangers.isEmpty {
      warnings.append(
        "\(strangers.joined(separator: ", ")): none of AlignBench's eight categories, so not part of the total.")
    }
    let found = Set(categories.compactMap(\.self))
    let missing = AlignBenchCategory.allCases.filter { !found.contains($0) }.map(\.rawValue)
    if !missing.isEmpty {
      warnings.append("No judgments of \(missing.joined(separator: ", ")), so the total is not defined.")
    }
    let rounds = options.bootstrap ?? Self.rounds
    var board = Leaderboard(
      method: "alignbench", unit: scoreUnit(table), seed: options.seed, level: options.resolvedLevel,
      interval: rounds > 0 ? "bootstrap over questions within categories, \(rounds) rounds, percentiles" : nil,
      rows: rows, breakdowns: breakdowns(order: rows.map(\.model)),
      judges: table.judges, warnings: warnings,
      display: .init(
        title: isCompatible ? "AlignBench, as upstream averages" : "AlignBench, grades from 1 to 10",
        columns: Self.shown))
    if options.showsQuestionWeights { board.questionWeights = questionWeights(categories) }
    return board
  }

  private static let rounds = 1000

  private static let shown: [Leaderboard.Display.Column] =
    [.init("中文推理", title: "推理", decimals: 2), .init("中文语言", title: "语言", decimals: 2)]
    + AlignBenchCategory.allCases.map { .init($0.rawValue, title: $0.rawValue, decimals: 2) }
    + [.init("micro_mean", title: "micro", decimals: 2)]

  // MARK: One model

  private func row(of model: Int, _ categories: [AlignBenchCategory?]) -> Leaderboard.Row {
    let name = table.models[model]
    let cells = table.cells.filter { $0.model == model }
    let summary = RatingSummary(cells)
    var parts: [AlignBenchCategory: [RatingTable.Cell]] = [:]
    for cell in cells {
      if let category = cell.category.flatMap({ categories[$0] }) { parts[category, default: []].append(cell) }
    }
    func scores(_ value: (RatingSummary) -> Double?) -> AlignBenchScores {
      AlignBenchScores(categories: parts.compactMapValues { value(RatingSummary($0)) })
    }
    var scores = scores(\.mean)
    if isCompatible {
      for category in AlignBenchCategory.allCases {
        scores.categories[category] = upstream[UpstreamKey(model: name, category: category)]?.mean
      }
    }
    var columns: JSONObject = [:]
    for (name, value) in scores.columns { columns[name] = value.map(JSONValue.number) ?? .null }
    columns["micro_mean"] = summary.mean.map(JSONValue.number) ?? .null
    columns["n_total"] = JSONValue(summary.graded)
    let intervals = isCompatible ? [:] : intervals(of: parts)
    if !intervals.isEmpty {
      columns["intervals"] = .object(
        JSONObject(
          scores.columns.compactMap { column in
            intervals[column.name].map { .init(key: column.name, value: [.number($0.low), .number($0.high)]) }
          }))
    }
    columns["dimensions"] = .object(
      JSONObject(
        table.dimensions.compactMap { dimension in
          table.mean(of: dimension, model: name).map { .init(key: dimension, value: .number($0)) }
        }))
    func bound(_ value: Double?) -> Double? {
      guard let value else { return nil }
      return AlignBenchScores(categories: parts.compactMapValues { RatingSummary($0).mean(missingAre: value) }).total
    }
    let total = intervals["总分"]
    return Leaderboard.Row(
      model: name, score: scores.total, low: total?.low, high: total?.high, judgments: summary.usable,
      failed: summary.failed, coverage: summary.coverage, scoreIfFailuresLost: bound(table.scale?.lowerBound),
      scoreIfFailuresWon: bound(table.scale?.upperBound), scored: summary.graded, columns: columns)
  }

  /// The intervals of all columns by one stratified bootstrap: questions are drawn anew within each category.
  private func intervals(of parts: [AlignBenchCategory: [RatingTable.Cell]]) -> [String: Interval] {
    let rounds = options.bootstrap ?? Self.rounds
    guard rounds > 0 else { return [:] }
    var replicates: [AlignBenchCategory: [Double]] = [:]
    for (index, category) in AlignBenchCategory.allCases.enumerated() {
      guard let values = parts[category]?.compactMap(\.mean), values.count > 1,
        let result = try? bootstrapMean(
          values, rounds: rounds, seed: options.resolvedSeed &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
      else { continue }
      replicates[category] = result.replicates
    }
    var columns: [String: [Double]] = [:]
    for round in 0..<rounds {
      let scores = AlignBenchScores(categories: replicates.mapValues { $0[round] })
      for (name, value) in scores.columns {
        if let value { columns[name, default: []].append(value) }
      }
    }
    return columns.compactMapValues { quantileInterval($0, level: options.resolvedLevel) }
  }

  // MARK: Parts

  private func breakdowns(order: [String]) -> [Leaderboard.Breakdown] {
    table.categories.indices.map { category in
      let cells = table.cells.filter { $0.category == category }
      return Leaderboard.Breakdown(
        dimension: "category", value: table.categories[category],
        rows: order.compactMap { name in
          let own = cells.filter { table.models[$0.model] == name }
          return own.isEmpty
            ? nil : RatingSummary(own).row(model: name, scale: table.scale, level: options.resolvedLevel)
        })
    }
  }

  /// What one question of each category weighs.
  private func questionWeights(_ categories: [AlignBenchCategory?]) -> [Leaderboard.QuestionWeight] {
    var questions: [AlignBenchCategory: Set<Int>] = [:]
    for cell in table.cells {
      if let category = cell.category.flatMap({ categories[$0] }) { questions[category, default: []].insert(cell.item) }
    }
    let total = questions.values.reduce(0) { $0 + $1.count }
    return AlignBenchCategory.allCases.compactMap { category in
      questions[category].map {
        .init(category: category.rawValue, weight: category.questionWeight(count: $0.count, of: total))
      }
    }
  }
}

/// Gives each row its rank, and the ranks that the intervals leave open: those of models whose intervals overlap.
func rankByIntervals(_ rows: inout [Leaderboard.Row]) {
  let bounds = rows.map { row in row.low.flatMap { low in row.high.map { (low: low, high: $0) } } }
  for index in rows.indices {
    guard let score = rows[index].score, let own = bounds[index] else { continue }
    let better = bounds.count { ($0?.low ?? -.infinity) > own.high }
    let worse = bounds.count { ($0?.high ?? .infinity) < own.low }
    rows[index].rank = Leaderboard.RankRange(
      rank: 1 + rows.count { ($0.score ?? -.infinity) > score }, low: 1 + better, high: rows.count - worse)
  }
}
