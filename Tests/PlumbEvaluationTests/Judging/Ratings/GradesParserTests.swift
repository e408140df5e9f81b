import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbJudging

@Suite struct GradesParserTests {
  private let parser = GradesParser(overall: "综合得分")

  private func grades(_ text: String, _ dimensions: [String] = ["事实正确性"]) -> [Double]? {
    guard
      let found = try? parser.ratings(
        in: ModelReply(text: text), expecting: .init(scale: 1...10, dimensions: dimensions))
    else { return nil }
    return dimensions.map { found.ratings.dimensions[$0] ?? -99 } + [found.ratings.overall]
  }

  /// The result of each of the seventeen vectors in the default mode; `nil` is a failed judgment.
  static let better: [String: (dimensions: [String], grades: [Double]?)] = [
    "canonical": (["事实正确性", "满足用户需求", "清晰度", "完备性"], [9, 6, 8, 7, 7]),
    "multiline_dict": (["事实正确性"], [9, 7]), "double_quotes": (["事实正确性"], [9, 7]),
    "fullwidth_colon": (["事实正确性"], [9, 7]), "decimal_in_dict": (["事实正确性"], [7.5, 6.5]),
    "no_space_after_colon": (["事实正确性"], [9, 7]), "brace_after": (["事实正确性"], [9, 7]),
    "brace_before": (["事实正确性"], [9, 7]), "two_dicts": ([], [8]), "out_of_range": (["事实正确性"], nil),
    "no_braces": ([], [7]), "missing_total": (["事实正确性", "满足用户需求"], nil), "total_zero": ([], nil),
    "empty": (["事实正确性"], nil), "example_echo": (["事实正确性"], [9, 7]), "negative": ([], nil),
    "code_fence": (["事实正确性"], [9, 7]),
  ]

  @Test(.needsSharedData)
  func `the seventeen vectors read as upstream in compat mode, and better by default`() throws {
    let path = SharedData.data("alignbench/parser_vectors.jsonl")
    var seen = 0
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let vector = try #require(try JSONValue.parse(String(line)).object)
      let name = try #require(vector["case"]?.string)
      let text = try #require(vector["text"]?.string)
      let upstream = AlignBenchUpstreamReading(text)
      var rating: [String: Int] = [:]
      for entry in try #require(vector["rating"]?.object).entries { rating[entry.key] = entry.value.int }
      #expect(upstream.rating == rating, "\(name)")
      #expect(upstream.score == vector["score"]?.double, "\(name)")
      let expected = try #require(Self.better[name], "\(name)")
      #expect(grades(text, expected.dimensions) == expected.grades, "\(name)")
      seen += 1
    }
    #expect(seen == 17)
  }

  @Test(arguments: [
    "{“事实正确性”：９，“综合得分”：７}", "{事实正确性: 9, 综合得分: 7}", "**事实正确性**：9分\n**综合得分**：7分", "{'事实正确性': '9', '综合得分': '7'}",
    "{'事实正确性': 9/10, '综合得分': 7/10}", "先说明{'综合得分': N}，再评分。\n{\n  \"事实正确性\" : 9.0,\n  \"综合得分\" : 7\n}",
    "『事实正确性』：9\r\n『综合得分』：7", "{'事实正确性': 3, '综合得分': 2} 复核后 {'事实正确性': 9, '综合得分': 7}",
  ])
  func `quotes, widths, lines, fractions and drafts are read`(_ text: String) {
    #expect(grades(text) == [9, 7])
  }

  @Test(arguments: [
    "综合得分很高", "{'事实正确性': 9, '综合得分': 8-9}", "{'事实正确性': 9, '综合得分': 70/100}", "{'事实正确性': 9, '综合得分': 11}",
    "{'事实正确性': 9, '清晰度': 8, '综合得分': 7}", "{'事实正确性': N, '综合得分': N}", "事实正确性：9\n综合得分：7\n综合得分：6",
  ])
  func `what is missing, off the scale, unasked for or doubtful is failed, never guessed`(_ text: String) {
    #expect(grades(text) == nil)
  }

  @Test func `the reasons are kept without the grades`() throws {
    let found = try parser.ratings(
      in: ModelReply(text: "不够完整。\n```json\n{\"综合得分\": 7}\n```"), expecting: .init(scale: 1...10))
    #expect(found.critique == "不够完整。" && found.ratings == Ratings(overall: 7, scale: 1...10))
  }

  @Test func `a rating line is read on its scale`() throws {
    var options = FieldReader([:], location: Location())
    let line = try #require(RatingLineParser(options: &options))
    func rating(_ text: String) -> Double? {
      (try? line.ratings(in: ModelReply(text: text), expecting: .init(scale: 1...10)))?.ratings.overall
    }
    #expect(rating("RATING: 7") == 7 && rating("评分：８.5 分") == 8.5 && rating("Good. Rating: [[5]]") == 5)
    #expect(rating("I think [[3]], no: [[4]]") == 4)
    #expect(rating("RATING: 85") == nil && rating("no grade") == nil && rating("RATING: -1") == nil)
  }
}
