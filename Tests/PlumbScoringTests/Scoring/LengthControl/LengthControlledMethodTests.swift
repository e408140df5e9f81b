import Foundation
import PlumbCore
import PlumbScoring
import PlumbTestSupport
import Testing

@Suite struct LengthControlledMethodTests {
  /// One judged answer: its model, item, both lengths, and how likely it is preferred.
  struct Judged {
    var model: String
    var item: Int
    var length: Int
    var baselineLength: Int
    var win: Double?
  }

  static let difficulties = (0..<40).map { Double($0 % 7) / 3 - 1 }

  /// Judgments by a judge that likes long answers, of models that differ in strength and length.
  static func judged(_ models: [String], seed: Int) -> [Judged] {
    var generator = SeededGenerator(seed: seed)
    return models.enumerated().flatMap { number, model in
      (0..<40).map { item in
        let (length, base) = (generator.int(50...900), generator.int(50...900))
        let z = 0.4 * Double(number) - 0.2 + 0.6 * difficulties[item] + 1.2 * tanh(Double(length - base) / 350)
        return Judged(
          model: model, item: item, length: length, baselineLength: base,
          win: PlainLogistic.share(z + generator.unit() - 0.5))
      }
    }
  }

  /// A calibration of the forty items whose long and short variants tie the effect of length down.
  static let calibration = LengthCalibration(
    source: "the test's calibration", baseline: "base", items: (0..<40).map { "item \($0)" },
    difficulties: difficulties,
    variants: (0..<40).flatMap { item in
      [
        LengthCalibration.Variant(item: item, standardizedLength: -1.5, preference: 0.9 - Double(item % 5) / 20),
        LengthCalibration.Variant(item: item, standardizedLength: 1.2, preference: 0.15 + Double(item % 3) / 20),
      ]
    })

  private func board(_ rows: [Judged], _ options: LeaderboardOptions = LeaderboardOptions()) async throws -> Leaderboard
  {
    var options = options
    options.baseline = options.baseline ?? "base"
    var scorer = try Registry<LeaderboardMethod>.standard.element(named: "length-controlled").scorer(options)
    for row in rows {
      let outcome: Outcome =
        row.win.map { .preference(Preference(first: 1 - $0)) } ?? .failed(Failure(.noVerdict, "unclear"))
      var judgment = Judgment(
        item: "item \(row.item)", judge: "j", models: ["base", row.model], outcome: outcome,
        lengths: [row.baselineLength, row.length])
      judgment.baseline = "base"
      try scorer.add(judgment)
    }
    return try await scorer.leaderboard()
  }

  /// The sentence with which judgments are refused.
  private func refusal(_ rows: [Judged], _ options: LeaderboardOptions = LeaderboardOptions()) async -> String {
    do {
      _ = try await board(rows, options)
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  /// What the method must find for a model, by the plain regression.
  private func plain(
    _ rows: [Judged], difficulties: [Double]?, c: Double, regularized: Bool = false
  ) -> (weights: [Double], winRate: Double) {
    let differences = rows.map { Double($0.baselineLength - $0.length) }
    let mean = differences.reduce(0, +) / Double(rows.count)
    let deviation = (differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows.count - 1)).squareRoot()
    var data = PlainLogistic(x: [], y: [], weight: [])
    for (row, difference) in zip(rows, differences) {
      guard let win = row.win else { continue }
      data.x.append([tanh(difference / deviation)] + (difficulties.map { [$0[row.item]] } ?? []) + [1])
      data.y.append(win)
      data.weight.append(1)
    }
    if regularized, let difficulties {
      for variant in Self.calibration.variants {
        data.x.append([tanh(variant.standardizedLength), difficulties[variant.item], 0])
        data.y.append(variant.preference)
        data.weight.append(0.1)
      }
    }
    let w = data.fitted(c: c)
    let shares = rows.map { row in
      PlainLogistic.share((difficulties.map { w[1] * $0[row.item] } ?? 0) + w[w.count - 1])
    }
    return (w, 100 * shares.reduce(0, +) / Double(rows.count))
  }

  @Test(arguments: [0.5, 2.7825594022071245, 1000])
  func `with a calibration the fit is that of a plain regression on difficulty, length and the variants`(c: Double)
    async throws
  {
    let rows = Self.judged(["new"], seed: 3)
    var options = LeaderboardOptions()
    options.calibration = Self.calibration
    options.inversePenalty = .fixed(c)
    let board = try await board(rows, options)
    #expect(board.details["form"] == "full" && board.warnings.isEmpty)
    let expected = plain(rows, difficulties: Self.difficulties, c: c, regularized: true)
    let row = try #require(board.rows.first { $0.model == "new" })
    #expect(isClose(row.score, expected.winRate, 1e-6))
    for (key, weight) in zip(["length_coefficient", "difficulty_coefficient", "model_coefficient"], expected.weights) {
      #expect(isClose(row.columns[key]?.double, weight, 1e-6), "\(key)")
    }
    #expect(row.columns["C"]?.double == c)
  }

  @Test(arguments: [1, 5, 9])
  func `one model without a calibration is fitted in the minimal form, and says so`(seed: Int) async throws {
    let rows = Self.judged(["new"], seed: seed)
    let board = try await board(rows)
    #expect(board.details["form"] == "minimal")
    #expect(board.warnings.contains { $0.contains("minimal form, without difficulty") })
    let row = try #require(board.rows.first { $0.model == "new" })
    #expect(isClose(row.score, plain(rows, difficulties: nil, c: 2.7825594022071245).winRate, 1e-6), "seed \(seed)")
    #expect(row.columns["difficulty_coefficient"] == .null)
  }

  @Test func `a failed judgment is predicted and not fitted`() async throws {
    var rows = Self.judged(["new"], seed: 4)
    rows[7].win = nil
    rows[20].win = nil
    var options = LeaderboardOptions()
    options.calibration = Self.calibration
    let row = try #require(try await board(rows, options).rows.first { $0.model == "new" })
    let expected = plain(rows, difficulties: Self.difficulties, c: 2.7825594022071245, regularized: true)
    #expect(isClose(row.score, expected.winRate, 1e-6))
    #expect(row.failed == 2 && row.judgments == 38)
  }

  @Test func `several models without a calibration get a difficulty of their own, and length is taken out`()
    async throws
  {
    let rows = Self.judged(["one", "two", "three", "four"], seed: 8)
    let board = try await board(rows)
    #expect(board.details["form"] == "own-difficulty")
    #expect(board.warnings.contains { $0.contains("4 models' own judgments of 40 instructions") })
    let scores = ["one", "two", "three", "four"].compactMap { name in board.rows.first { $0.model == name }?.score }
    #expect(scores == scores.sorted() && scores.count == 4)
    // The judge likes what is longer: the baseline's surplus of length speaks against the model.
    for row in board.rows where row.model != "base" { #expect(row.columns["length_coefficient"]?.double ?? 1 < -0.5) }
    let shuffled = try await self.board(rows.reversed())
    for row in board.rows {
      #expect(isClose(shuffled.rows.first { $0.model == row.model }?.score, row.score, 1e-6), "\(row.model)")
    }
  }

  @Test func `the compatible mode joins difficulty by row, whatever the instruction`() async throws {
    let rows = Self.judged(["new"], seed: 6)
    var options = LeaderboardOptions()
    options.calibration = Self.calibration
    options.compatibility = .alpacaEval
    options.inversePenalty = .fixed(10)
    // The first instruction is missing, so that every row stands one place too early.
    let board = try await board(Array(rows.dropFirst()), options)
    #expect(board.details["difficulty_joined_by"] == "row")
    let byRow = rows.dropFirst().enumerated().map { position, row in
      var row = row
      row.item = position
      return row
    }
    let expected = plain(byRow, difficulties: Self.difficulties, c: 10, regularized: true)
    #expect(isClose(board.rows.first { $0.model == "new" }?.score, expected.winRate, 1e-6))
  }

  @Test func `a prediction against another model mirrors`() async throws {
    let rows = Self.judged(["one", "two"], seed: 2)
    var options = LeaderboardOptions()
    options.calibration = Self.calibration
    options.bootstrap = 0
    func score(_ model: String, against opponent: String) async throws -> Double? {
      var options = options
      options.baseline = opponent
      return try await board(rows, options).rows.first { $0.model == model }?.score
    }
    let (forward, backward) = (try await score("one", against: "two"), try await score("two", against: "one"))
    #expect(isClose((forward ?? .nan) + (backward ?? .nan), 100, 1e-9))
    #expect(forward ?? 100 < 50)
    #expect(try await score("two", against: "two") == 50)
  }

  @Test func `items that the calibration knows in part, or not at all, are refused with a sentence`() async throws {
    var options = LeaderboardOptions()
    options.calibration = Self.calibration
    var rows = Self.judged(["new"], seed: 1)
    rows[0].item = 40
    #expect(await refusal(rows, options).contains("1 of 40 instructions are not in the test's calibration"))
    for index in rows.indices { rows[index].item += 100 }
    #expect(await refusal(rows, options).contains("none of the 40 instructions is in the test's calibration"))
  }

  @Test func `answers of equal length leave the score undefined, and the sentence says what to report`()
    async throws
  {
    var rows = Self.judged(["new"], seed: 1)
    for index in rows.indices { (rows[index].length, rows[index].baselineLength) = (10, 15) }
    let sentence = await refusal(rows)
    #expect(sentence.contains("All length differences are equal") && sentence.contains("report the raw win rate"))
  }
}
