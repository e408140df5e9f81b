import Foundation
import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct LengthControlTests {
  @Test(.needsSharedData, arguments: AlpacaEvalFixture.models)
  func `win rates equal AlpacaEval's exact optima at given penalties`(model: String) throws {
    let data = try AlpacaEvalFixture.annotations(model)
    let n = data.preferences.count
    // By row position, as upstream.
    let rows = LengthControlRows(
      lengthDifferences: data.lengthDifferences, preferences: data.preferences,
      difficulties: Array(try AlpacaEvalFixture.difficulties().prefix(n)))
    let regularizer = try AlpacaEvalFixture.regularizer()
    let expected = try AlpacaEvalFixture.expected(model)
    for (c, column) in [
      (2.7825594022071245, "lc_exact_C2.7826"), (21.544346900318832, "lc_exact_C21.544"),
      (1e4, "lc_exact_C1e4"),
    ] {
      let fit = try fitLengthControl(rows, regularizer: regularizer, penalty: .fixed(c))
      #expect(fit.converged)
      #expect(isClose(100 * fit.winRate, expected[column], 1e-8))
    }
    if let c = expected["C_chosen_latest"], let error = expected["lc_standard_error"] {
      let fit = try fitLengthControl(rows, regularizer: regularizer, penalty: .fixed(c))
      #expect(isClose(fit.predictionError.map { 100 * $0 }, error, 3e-4))
    }
    let chosen = try fitLengthControl(rows, regularizer: regularizer, penalty: .crossValidated)
    #expect(isClose(100 * chosen.winRate, expected["pub_length_controlled_winrate"], 0.1))
  }

  @Test(
    .needsSharedData,
    arguments: ["alpaca-7b_verbose", "phi-2", "text_davinci_001"])
  func `difficulties joined by instruction give the corrected win rates`(model: String) throws {
    let data = try AlpacaEvalFixture.annotations(model)
    let positions = try AlpacaEvalFixture.positions()
    let difficulties = try AlpacaEvalFixture.difficulties()
    let expected = try AlpacaEvalFixture.expected(model)
    let joined = try data.instructions.map { difficulties[try #require(positions[$0])] }
    let fit = try fitLengthControl(
      LengthControlRows(
        lengthDifferences: data.lengthDifferences, preferences: data.preferences,
        difficulties: joined),
      regularizer: AlpacaEvalFixture.regularizer(),
      penalty: .fixed(try #require(expected["C_published_inferred"])))
    #expect(isClose(100 * fit.winRate, expected["lc_if_difficulty_aligned_correctly"], 1e-8))
  }

  static func synthetic(_ n: Int, seed: UInt64, bias: Double) -> LengthControlRows {
    var generator = SplitMix64(seed: seed)
    var rows = LengthControlRows(lengthDifferences: [], preferences: [])
    for _ in 0..<n {
      let length = Double.random(in: -600...600, using: &generator)
      let difficulty = Double.random(in: -2...2, using: &generator)
      let z = bias * length / 300 + 0.6 * difficulty + 0.4
      rows.lengthDifferences.append(length)
      rows.difficulties.append(difficulty)
      rows.preferences.append(Double.random(in: 0..<1, using: &generator) < logistic(z) ? 1 : 0)
    }
    return rows
  }

  private static func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  @Test func `a bias for length is taken out`() throws {
    let biased = Self.synthetic(4000, seed: 5, bias: -1.5)
    let fit = try fitLengthControl(biased, regularizer: nil, penalty: .fixed(100))
    #expect(fit.length < -1)
    #expect(isClose(fit.model, 0.4, 0.15))
    #expect(isClose(fit.difficulty, 0.6, 0.12))
  }

  @Test func `the delta-method error is the bootstrap's`() async throws {
    let rows = Self.synthetic(600, seed: 6, bias: -1)
    let fit = try fitLengthControl(rows, regularizer: nil, penalty: .fixed(100))
    let samples = try await bootstrapLengthControl(
      rows, regularizer: nil, inversePenalty: 100, rounds: 500, seed: 4, threads: 2)
    let delta = try #require(fit.standardError)
    #expect(isClose(samples.standardError, delta, 0.12 * delta))
    #expect(samples.interval.contains(fit.winRate))
    let again = try await bootstrapLengthControl(
      rows, regularizer: nil, inversePenalty: 100, rounds: 500, seed: 4)
    #expect(again == samples)
  }

  @Test func `failed judgments are predicted but not fitted`() throws {
    var rows = Self.synthetic(300, seed: 7, bias: -1)
    rows.preferences[3] = nil
    let fit = try fitLengthControl(rows, regularizer: nil)
    #expect(fit.fittedRows == 299)
    #expect(fit.predictions.count == 300)
  }

  @Test func `the minimal form has no difficulty`() throws {
    var rows = Self.synthetic(300, seed: 8, bias: -1)
    rows.difficulties = []
    let fit = try fitLengthControl(rows, regularizer: nil)
    #expect(fit.difficulty == nil)
    #expect(lengthControlledWinRate(of: fit.weights, against: fit.weights, difficulties: []) == 0.5)
    let rate = lengthControlledWinRate(of: fit.weights, difficulties: [])
    #expect(isClose(rate, fit.winRate, 1e-12))
  }

  @Test func `win rates against each other mirror`() throws {
    let rows = Self.synthetic(300, seed: 9, bias: -1)
    let a = try fitLengthControl(rows, regularizer: nil).weights
    let b = try fitLengthControl(Self.synthetic(300, seed: 10, bias: 1), regularizer: nil).weights
    let forward = lengthControlledWinRate(of: a, against: b, difficulties: rows.difficulties)
    let backward = lengthControlledWinRate(of: b, against: a, difficulties: rows.difficulties)
    #expect(isClose((forward ?? .nan) + (backward ?? .nan), 1, 1e-12))
    var minimal = a
    minimal.difficulty = nil
    #expect(lengthControlledWinRate(of: a, against: minimal, difficulties: [0]) == nil)
    #expect(lengthControlledWinRate(of: a, difficulties: []) == nil)
  }

  @Test(.needsSharedData)
  func `published weights give the published leaderboard`() throws {
    let difficulties = try AlpacaEvalFixture.difficulties()
    let names = [
      "np.tanh(std_delta_len)", "instruction_difficulty", "not_gamed_baseline.astype(float)",
    ]
    var weights: [String: LengthControlWeights] = [:]
    for row in try SharedData.csv("alpaca_eval/lc_weights_published.csv") {
      let values = names.compactMap { Double(row[$0] ?? "") }
      guard values.count == 3 else { continue }
      weights[row[""] ?? ""] = LengthControlWeights(
        length: values[0], difficulty: values[1], model: values[2])
    }
    var errors: [Double] = []
    for row in try SharedData.csv("alpaca_eval/leaderboard_published.csv") {
      guard let own = weights[row[""] ?? ""],
        let published = Double(row["length_controlled_winrate"] ?? ""),
        let rate = lengthControlledWinRate(of: own, difficulties: difficulties)
      else { continue }
      errors.append(abs(100 * rate - published))
    }
    #expect(errors.count == 199)
    #expect((quantile(errors, 0.5) ?? 1) < 1e-8)
    // Five published rows do not follow from their saved weights; rows with fewer instructions
    // differ a little.
    #expect(errors.count { $0 > 2e-3 } <= 12)
  }

  @Test func `equal lengths cannot be controlled`() {
    let rows = LengthControlRows(lengthDifferences: [5, 5, 5], preferences: [1, 0, 0.5])
    #expect {
      try fitLengthControl(rows, regularizer: nil)
    } throws: {
      "\($0)"
        == "All length differences are equal, so the effect of length is undefined: report the raw win rate."
    }
    #expect(throws: StatisticsError.self) {
      try fitLengthControl(
        LengthControlRows(lengthDifferences: [], preferences: []), regularizer: nil)
    }
    #expect(throws: StatisticsError.self) {
      try fitLengthControl(
        LengthControlRows(lengthDifferences: [1], preferences: [1]), regularizer: nil)
    }
  }
}
