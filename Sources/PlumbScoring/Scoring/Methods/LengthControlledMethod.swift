internal import PlumbCore
internal import PlumbStatistics

extension LeaderboardMethod {
  /// AlpacaEval 2's length-controlled win rate.
  static let lengthControlled = LeaderboardMethod(
    name: "length-controlled", summary: "win rate against the baseline at equal length (AlpacaEval 2)",
    needsBaseline: true
  ) { options in
    ComparisonScorer(options: options, usesOptionBaseline: false) { table, baselines, options in
      guard baselines.single != nil || options.baseline != nil else {
        throw EvaluationError(
          .invalidInput,
          "length control needs one baseline, and the judgments name several. Choose one with \(option: "category").")
      }
      let board = try LengthControlBoard(table: table, options: options)
      return try await board.leaderboard()
    }
  }
}

/// Fits every model of a table and lays out the leaderboard.
private struct LengthControlBoard {
  let table: ComparisonTable
  let options: LeaderboardOptions
  let form: LengthControlForm?
  let cells: [ScoredComparison]

  init(table: ComparisonTable, options: LeaderboardOptions) throws {
    self.table = table
    self.options = options
    let isCompatible = options.compatibility == .alpacaEval
    form = isCompatible ? nil : try LengthControlForm.choose(table: table, options: options)
    cells = table.scoredComparisons()
  }

  private var penalty: LengthControlPenalty {
    switch options.inversePenalty {
    case .fixed(let c): .fixed(c)
    case .crossValidated: .crossValidated
    case nil: options.compatibility == .alpacaEval ? .crossValidated : .fixed(2.7825594022071245)
    }
  }

  private var regularizer: LengthControlRegularizer? {
    if let form { return form.regularizer }
    return LengthControlForm.regularizer(options.calibration ?? .alpacaEval2)
  }

  func leaderboard() async throws -> Leaderboard {
    var board = table.winRateLeaderboard(seed: options.seed, level: options.resolvedLevel)
    board.method = "length-controlled"
    board.breakdowns = []
    board.interval =
      options.bootstrap ?? 0 > 0 ? "bootstrap over instructions, \(options.bootstrap ?? 0) rounds" : "delta method"
    board.warnings += form?.warnings ?? []
    board.warnings += missingInstructions
    board.details["form"] = .string(form?.name ?? "full")
    board.details["difficulty_joined_by"] = .string(form == nil ? "row" : "instruction")
    var fits: [String: LengthControlFit] = [:]
    var firstError: StatisticsError?
    let compared = board.rows.indices.filter { board.rows[$0].model != table.baseline }
    let data = compared.map { index in
      Result { () throws(StatisticsError) in try rows(of: board.rows[index].model) }
    }
    let found = await fitLengthControls(
      data.compactMap { try? $0.get() }, regularizer: regularizer, penalty: penalty, threads: options.threads)
    var results = found.makeIterator()
    for (index, rows) in zip(compared, data) {
      let model = board.rows[index].model
      do {
        let rows = try rows.get()
        guard let fit = try results.next()?.get() else { continue }
        fits[model] = fit
        let winRate = board.rows[index].score
        try await board.rows[index].take(fit, interval: interval(fit, rows), compatible: form == nil)
        board.warnings += doubt(fit, of: model, winRate: winRate)
      } catch let error as StatisticsError {
        firstError = firstError ?? error
        board.warnings.append("\(model): \(error.message)")
        board.rows[index].clear()
      }
    }
    if fits.isEmpty, let firstError { throw firstError }
    for index in board.rows.indices where board.rows[index].model == table.baseline { board.rows[index].isBaseline() }
    let opponent = options.baseline ?? table.baseline
    if opponent != table.baseline { try await board.predict(against: opponent, fits: fits, board: self) }
    board.rank()
    board.display = .init(
      title: "Length-controlled win rate against \(board.baseline ?? ""), in percent",
      columns: [
        .init("win_rate", title: "win rate", decimals: 2), .init("standard_error", title: "its error", decimals: 2),
        .init("lc_standard_error", title: "LC error", decimals: 2), .init("C", title: "C", decimals: 2),
        .init("avg_length", title: "mean length"),
      ])
    return board
  }

  /// That models lack some of the calibration's instructions, where difficulty is joined by instruction.
  private var missingInstructions: [String] {
    guard let form, form.name == "full", let known = form.difficultyOf?.count else { return [] }
    let counts = Dictionary(grouping: cells, by: \.model).mapValues(\.count)
    let lacking = counts.filter { $0.value < known && table.models[Int($0.key)] != table.baseline }
      .map { table.models[Int($0.key)] }.sorted()
    guard !lacking.isEmpty else { return [] }
    return [
      "\(lacking.joined(separator: ", ")): without some of the \(known) instructions. Difficulty is joined by instruction here; "
        + "published scores join it by row and differ for such files (\(option: "compatibility") alpaca-eval)."
    ]
  }

  /// One model's rows: in stored order for the compatible mode, joined by instruction otherwise.
  func rows(of model: String) throws(StatisticsError) -> LengthControlRows {
    let own = cells.filter { table.models[Int($0.model)] == model }
    var rows = LengthControlRows(lengthDifferences: [], preferences: [])
    for (position, cell) in own.enumerated() {
      guard cell.length >= 0, cell.baselineLength >= 0 else {
        throw StatisticsError(
          .empty, "The lengths of the answers are unknown, so length cannot be controlled: report the raw win rate.")
      }
      rows.lengthDifferences.append(Double(cell.baselineLength - cell.length))
      rows.preferences.append(cell.winProbability)
      if let form {
        if let difficultyOf = form.difficultyOf { rows.difficulties.append(difficultyOf[cell.item] ?? 0) }
      } else {
        let difficulties = (options.calibration ?? .alpacaEval2).difficulties
        guard position < difficulties.count else {
          throw StatisticsError(
            .lengthMismatch,
            "It has more rows than the \(difficulties.count) difficulties of the calibration; leave out \(option: "compatibility")."
          )
        }
        rows.difficulties.append(difficulties[position])
      }
    }
    return rows
  }

  private func interval(_ fit: LengthControlFit, _ rows: LengthControlRows) async throws -> Interval? {
    guard let rounds = options.bootstrap, rounds > 0 else { return fit.interval(level: options.resolvedLevel) }
    return try await bootstrapLengthControl(
      rows, regularizer: regularizer, inversePenalty: fit.inversePenalty, rounds: rounds, seed: options.resolvedSeed,
      level: options.resolvedLevel, threads: options.threads
    ).interval
  }

  /// Upstream warns when length control moves a score far; so does this.
  private func doubt(_ fit: LengthControlFit, of model: String, winRate: Double?) -> [String] {
    guard let winRate else { return [] }
    let controlled = 100 * fit.winRate
    let isFar =
      controlled < min(0.75 * winRate, winRate - 10)
      || controlled > max(winRate + 0.25 * (100 - winRate), winRate + 10)
    return isFar
      ? [
        "\(model): length control moves its score from \(formatDecimal(winRate, 1)) to \(formatDecimal(controlled, 1)); look at "
          + "its answers before believing either."
      ] : []
  }

  /// The joint bootstrap of one model's prediction against another's.
  func match(_ model: String, _ opponent: String, c: Double, against opponentC: Double) async throws -> Interval? {
    let (mine, theirs) = (try rows(of: model), try rows(of: opponent))
    func items(_ name: String) -> [Int] { cells.filter { table.models[Int($0.model)] == name }.map(\.item) }
    let rounds = options.bootstrap ?? 100
    guard rounds > 0 else { return nil }
    return try await bootstrapLengthControlMatch(
      mine, items: items(model), inversePenalty: c, against: theirs, items: items(opponent), inversePenalty: opponentC,
      regularizer: regularizer, rounds: rounds, seed: options.resolvedSeed, level: options.resolvedLevel,
      threads: options.threads)
  }
}

extension Leaderboard.Row {
  fileprivate mutating func take(_ fit: LengthControlFit, interval: Interval?, compatible: Bool) {
    score = 100 * fit.winRate
    low = interval.map { 100 * $0.low }
    high = interval.map { 100 * $0.high }
    // What the failures would have been is not followed through the regression.
    scoreIfFailuresLost = nil
    scoreIfFailuresWon = nil
    columns["length_controlled_winrate"] = .number(100 * fit.winRate)
    let error = compatible ? fit.predictionError : fit.standardError
    columns["lc_standard_error"] = error.map { .number(100 * $0) } ?? .null
    columns["C"] = .number(fit.inversePenalty)
    columns["length_coefficient"] = .number(fit.length)
    columns["difficulty_coefficient"] = fit.difficulty.map(JSONValue.number) ?? .null
    columns["model_coefficient"] = .number(fit.model)
  }

  fileprivate mutating func clear() {
    (score, low, high, rank, scoreIfFailuresLost, scoreIfFailuresWon) = (nil, nil, nil, nil, nil, nil)
    columns["length_controlled_winrate"] = .null
  }

  fileprivate mutating func isBaseline() {
    score = 50
    (low, high, scoreIfFailuresLost, scoreIfFailuresWon) = (nil, nil, nil, nil)
    columns["length_controlled_winrate"] = 50
    columns["lc_standard_error"] = 0
  }
}

extension Leaderboard {
  /// Replaces the scores by predictions against another model that was compared with the same baseline.
  fileprivate mutating func predict(
    against opponent: String, fits: [String: LengthControlFit], board: LengthControlBoard
  ) async throws {
    guard let other = fits[opponent] else {
      throw EvaluationError(
        .invalidInput,
        "'\(opponent)' has no length-controlled fit, so nothing can be predicted against it. The judged baseline is "
          + "\(board.table.baseline).")
    }
    let difficulties = try board.rows(of: opponent).difficulties
    for index in rows.indices {
      let model = rows[index].model
      (rows[index].low, rows[index].high) = (nil, nil)
      if model == opponent {
        rows[index].score = 50
      } else {
        let own = fits[model]?.weights ?? (model == board.table.baseline ? .baseline : nil)
        rows[index].score = own.flatMap {
          lengthControlledWinRate(of: $0, against: other.weights, difficulties: difficulties).map { 100 * $0 }
        }
        if let fit = fits[model],
          let interval = try await board.match(model, opponent, c: fit.inversePenalty, against: other.inversePenalty)
        {
          (rows[index].low, rows[index].high) = (100 * interval.low, 100 * interval.high)
        }
      }
      rows[index].columns["length_controlled_winrate"] = rows[index].score.map(JSONValue.number) ?? .null
    }
    baseline = opponent
    interval = "bootstrap over instructions, \(board.options.bootstrap ?? 100) rounds"
    warnings.append("Scores against \(opponent) are predicted from comparisons with \(board.table.baseline).")
  }

  /// Orders rows by score and gives ranks that the intervals leave open.
  mutating func rank() {
    rows.sort { ($0.score ?? -.infinity, $1.model) > ($1.score ?? -.infinity, $0.model) }
    let defined = rows.indices.filter { rows[$0].score != nil }
    let scores = defined.map { rows[$0].score ?? 0 }
    let intervals = defined.map {
      Interval(low: rows[$0].low ?? rows[$0].score ?? 0, high: rows[$0].high ?? rows[$0].score ?? 0, level: level)
    }
    for (index, rank) in zip(defined, rankIntervals(ratings: scores, intervals: intervals)) {
      rows[index].rank = .init(rank: rank.rank, low: rank.low, high: rank.high)
    }
  }
}
