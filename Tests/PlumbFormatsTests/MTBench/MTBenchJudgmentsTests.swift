import Foundation
import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct MTBenchJudgmentsTests {
  private func read(_ text: String, skipInvalid: Bool = false, name: String = "j.jsonl") throws -> (
    judgments: [Judgment], report: ReadReport
  ) {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: name)
    var judgments: [Judgment] = []
    let report = try MTBenchJudgments.read([path], options: ReadOptions(skipInvalid: skipInvalid)) {
      judgments.append($0.judgment)
    }
    return (judgments, report)
  }

  @Test func `grades are ratings by turn, and those that are none are failed judgments`() throws {
    let (judgments, report) = try read(
      """
      {"question_id": 81, "model": "m", "judge": ["gpt-4", "single-v1"], "judgment": "好 [[9]]", "score": 9, "turn": 1}
      {"question_id": "81", "model": "m", "judge": ["gpt-4", "single-v1-multi-turn"], "score": -1, "turn": 2}
      {"question_id": 82, "model": "m", "judge": ["gpt-4", "single-v1"], "score": 85, "turn": 1}
      """)
    #expect(report.records == 3 && report.invalid == 0)
    #expect(judgments[0].outcome == .ratings(Ratings(overall: 9, scale: 1...10)))
    #expect(judgments[0].judge == "gpt-4" && judgments[0].template == "single-v1" && judgments[0].raw == "好 [[9]]")
    #expect(judgments[1].item == "81" && judgments[1].turn == 2 && judgments[1].outcome.failure?.code == .noVerdict)
    #expect(judgments[2].outcome.failure?.code == .notRecorded)
  }

  @Test func `a pair is two games in the orders shown, and a second judging is a repetition`() throws {
    let line =
      #"{"question_id":1,"model_1":"a","model_2":"b","g1_winner":"model_1","g2_winner":"error","judge":["gpt-4","pair-v2"],"turn":1}"#
    let (judgments, _) = try read("\(line)\n\(line.replacing("error", with: "model_1"))\n")
    #expect(judgments.map(\.models) == [["a", "b"], ["b", "a"], ["a", "b"], ["b", "a"]])
    #expect(judgments[0].outcome.preference?.first == 1)
    #expect(judgments[1].outcome.failure?.code == .noVerdict)
    #expect(judgments[3].outcome.preference?.first == 0)
    #expect(judgments.map(\.repetition) == [0, 0, 1, 1])
  }

  @Test func `questions give categories`() throws {
    let folder = try TemporaryFolder()
    let judgments = try folder.write(
      #"{"question_id":81,"model":"m","judge":["j","t"],"score":7,"turn":1}"#, to: "judgments.jsonl")
    let questions = try folder.write(
      #"{"question_id":81,"category":"writing","turns":["Write.","Rewrite."]}"#, to: "question.jsonl")
    var found: [ImportedJudgment] = []
    _ = try MTBenchJudgments.read([judgments, questions]) { found.append($0) }
    #expect(found.map(\.judgment.category) == [["writing"]])
    #expect(found[0].item.turns == ["Write.", "Rewrite."])
  }

  @Test(arguments: [
    (#"{"model":"m","score":1}"#, "j.jsonl:1: field 'question_id': missing; expected a number or a text"),
    (#"{"question_id":1,"model":"m","score":"nine"}"#, "field 'score': expected a number, found a string"),
    (#"{"question_id":1,"model_1":"a","model_2":"a","g1_winner":"tie","g2_winner":"tie"}"#, "is model_1 as well"),
    (
      #"{"question_id":1,"model_1":"a","model_2":"b","g1_winner":"A","g2_winner":"tie"}"#,
      "field 'g1_winner': expected one of model_1, model_2, tie, error"
    ),
  ])
  func `bad lines are refused with their place, or left out on request`(line: String, sentence: String) throws {
    #expect {
      try read(line)
    } throws: {
      "\($0)".contains(sentence)
    }
    let (judgments, report) = try read(line, skipInvalid: true)
    #expect(judgments.isEmpty && report.invalid == 1)
  }
}
