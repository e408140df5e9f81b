import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbScoring

@Suite struct AlignBenchMethodTests {
  private static let columns = [
    "overall", "reasoning", "math", "logic", "language", "fund", "chinese", "open", "writing", "role", "pro",
  ]

  /// The published names of the short ones.
  private static let categories: [String: AlignBenchCategory] = [
    "math": .mathematics, "logic": .logic, "fund": .fundamental, "chinese": .chinese, "open": .openQuestions,
    "writing": .writing, "role": .rolePlay, "pro": .professional,
  ]

  @Test(.needsSharedData)
  func `the published rows satisfy the aggregation within rounding`() throws {
    let path = SharedData.data("alignbench/leaderboard_v1.1_published.csv")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map(String.init)
    #expect(lines[0].split(separator: ",").dropFirst().map(String.init) == Self.columns)
    var worst = 0.0
    for line in lines.dropFirst() {
      let values = line.split(separator: ",").suffix(Self.columns.count).map {
        Double($0.trimmingCharacters(in: .whitespaces)) ?? .nan
      }
      let row = Dictionary(uniqueKeysWithValues: zip(Self.columns, values))
      var categories: [AlignBenchCategory: Double] = [:]
      for (name, category) in Self.categories { categories[category] = row[name] }
      let scores = AlignBenchScores(categories: categories)
      for (published, own) in [
        (row["reasoning"], scores.reasoning), (row["language"], scores.language), (row["overall"], scores.total),
      ] { worst = max(worst, abs((published ?? .nan) - (own ?? .nan))) }
    }
    // Inputs are rounded to two decimals, and so is what they are compared with.
    #expect(lines.count == 24 && worst < 0.0101, "\(worst)")
  }

  @Test func `question weights are the published ones`() {
    let counts: [(AlignBenchCategory, Int, Double)] = [
      (.logic, 92, 1.86), (.mathematics, 112, 1.52), (.openQuestions, 38, 1.50), (.chinese, 58, 0.98),
      (.fundamental, 68, 0.84), (.writing, 75, 0.76), (.rolePlay, 116, 0.49), (.professional, 124, 0.46),
    ]
    #expect(counts.reduce(0) { $0 + $1.1 } == 683)
    for (category, count, weight) in counts {
      #expect(abs(category.questionWeight(count: count, of: 683) - weight) < 0.005, "\(category.rawValue)")
    }
  }

  private func grade(_ item: Int, _ category: String, _ grade: Double?, model: String = "m", text: String? = nil)
    -> Judgment
  {
    Judgment(
      item: "\(item)", judge: "j", models: [model],
      outcome: grade.map { .ratings(Ratings(overall: $0, scale: 1...10)) } ?? .failed(Failure(.noVerdict, "none")),
      raw: text, category: [category, "x"], language: "zh")
  }

  private func board(
    _ judgments: [Judgment], compatible: Bool = false, _ change: (inout LeaderboardOptions) -> Void = { _ in }
  )
    throws -> Leaderboard
  {
    var options = LeaderboardOptions()
    options.compatibility = compatible ? .alignBench : nil
    change(&options)
    var scorer = AlignBenchScorer(options: options)
    for judgment in judgments { scorer.add(judgment) }
    return try scorer.leaderboard()
  }

  /// Two questions a category; logic has a failure.
  private func small(model: String = "m", shift: Double = 0) -> [Judgment] {
    var judgments: [Judgment] = []
    for (index, category) in AlignBenchCategory.allCases.enumerated() {
      let fails = category == .logic
      judgments.append(grade(2 * index, category.rawValue, fails ? nil : 3 + shift, model: model))
      judgments.append(grade(2 * index + 1, category.rawValue, 5 + shift, model: model))
    }
    return judgments
  }

  @Test func `failures are left out, counted, and bounded at both ends`() throws {
    let board = try board(small())
    let row = try #require(board.rows.first)
    // Logic 5, mathematics 4: reasoning 4.5; language 4; total 4.25.
    #expect(row.score == 4.25 && row.columns["中文推理"] == .number(4.5) && row.failed == 1)
    #expect(row.coverage == 15.0 / 16)
    // With the failure at 1: logic 3; at 10: 7.5.
    #expect(row.scoreIfFailuresLost == (3.5 + 4) / 2 && row.scoreIfFailuresWon == (5.75 + 4) / 2)
    let logic = try #require(board.breakdowns.first { $0.value == "逻辑推理" }?.rows.first)
    #expect(logic.failed == 1 && logic.score == 5 && logic.scoreIfFailuresLost == 3 && logic.scoreIfFailuresWon == 7.5)
    #expect(row.columns["micro_mean"] == .number(61.0 / 15))
    // One grade is left in logic, so the total has no interval.
    #expect(row.low == nil && board.questionWeights.isEmpty)
    #expect(
      try self.board(small()) { $0.showsQuestionWeights = true }.questionWeights.first { $0.category == "逻辑推理" }?.weight
        == 2)
  }

  @Test func `compatible scoring averages a failure as −1 and reads texts as upstream does`() throws {
    let row = try #require(try board(small(), compatible: true).rows.first)
    #expect(row.columns["逻辑推理"] == .number(2) && row.score == ((2 + 4) / 2 + 4) / 2)
    let texts = [
      grade(1, "数学计算", 7.5, text: "{'综合得分': 7.5}"), grade(2, "数学计算", 7, text: "{\"综合得分\": 7}"),
    ]
    let compatible = try #require(try board(texts, compatible: true).rows.first)
    #expect(compatible.columns["数学计算"] == .number((7 - 1) / 2))
    #expect(try board(texts).rows.first?.columns["数学计算"] == .number(7.25))
  }

  @Test
  func `the interval of the total covers it, shrinks with questions and does not depend on the order of judgments`()
    throws
  {
    var judgments: [Judgment] = []
    var item = 0
    for category in AlignBenchCategory.allCases {
      for grade in [2.0, 4, 6, 8, 9, 3] {
        judgments.append(self.grade(item, category.rawValue, grade))
        item += 1
      }
    }
    let row = try #require(try board(judgments).rows.first)
    let (low, high) = try (#require(row.low), #require(row.high))
    #expect(low < (row.score ?? 0) && (row.score ?? 0) < high && high - low < 2.5)
    // The standard error of the total from its categories, by the formula of independent strata.
    let variance = 6.5555556 / 6
    let error = (variance * (2.0 / 16 + 6.0 / 144)).squareRoot()
    #expect(abs((high - low) / (2 * 1.96 * error) - 1) < 0.2)
    #expect(row.columns["intervals"]?["总分"]?.array?.count == 2)
    #expect(try board(judgments) { $0.bootstrap = 0 }.rows.first?.low == nil)
  }

  @Test func `other categories are named and not part of the total, and models are ranked`() throws {
    let board = try board(small() + small(model: "n", shift: 2) + [grade(99, "诗", 9)])
    #expect(board.rows.map(\.model) == ["n", "m"])
    #expect(board.warnings.contains { $0.hasPrefix("诗: none of AlignBench's") })
    let few = try self.board([grade(1, "数学计算", 5)])
    #expect(few.rows.first?.score == nil && few.warnings.contains { $0.contains("the total is not defined") })
    #expect(throws: EvaluationError.self) { try self.board([]) }
  }

  @Test func `below the floor there is no ranking`() throws {
    let board = try board(small() + small(model: "a", shift: -1)).withholdingRanking(belowCoverage: 0.95)
    #expect(
      board.isRankingWithheld && board.rows.map(\.model) == ["a", "m"] && board.rows.allSatisfy { $0.rank == nil })
    #expect(
      board.warnings.last == "No ranking: the coverage of a, m is below 95 %."
        || board.warnings.last == "No ranking: the coverage of m, a is below 95 %.")
    let kept = try self.board(small()).withholdingRanking(belowCoverage: 0.9)
    #expect(!kept.isRankingWithheld)
  }
}
