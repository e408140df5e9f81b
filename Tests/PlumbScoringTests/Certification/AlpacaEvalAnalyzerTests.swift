@testable import PlumbScoring
import PlumbCore
import Testing

@Suite struct AlpacaEvalAnalyzerTests {
  @Test(
    arguments: [
      ([1.0], 1.0), ([1, 2], 2), ([1, 1.5], 1.5), ([1, 1.5, 2], 1), ([1, 1, 2, 2], 2), ([1, 1, 2], 1),
      ([1.5, 1.5, 2], 1.5),
    ] as [([Double], Double)])
  func `the mode is the vote, and of several modes the one that a fixed seed draws`(votes: [Double], vote: Double) {
    #expect(alpacaEvalVote(votes, isDiscrete: true) == vote)
  }

  @Test func `graded votes have a median`() {
    #expect(alpacaEvalVote([1.25, 1.5, 2], isDiscrete: false) == 1.5)
    #expect(alpacaEvalVote([1, 1.25, 1.75, 2], isDiscrete: false) == 1.5)
    #expect(alpacaEvalVote([], isDiscrete: false) == nil)
  }

  @Test(arguments: [
    ("* one", true), ("- one", true), ("•one", true), ("1. one", true), ("12) one", true), ("a) one", true),
    ("A. one", true), ("  - one", true), ("text\n- one", true), ("-\n\none", true), ("十. one", false),
    ("a)one", false), ("text - one", false), ("1 one", false), ("-", false), ("- ", false), ("—one", false),
    ("", false),
    ("e.g. one", false), ("一、苹果\n二、梨", false), ("1．苹果", false), ("1. 苹果", true), ("\n\n\n", false), ("ab) one", false),
  ])
  func `lists are seen where the published expressions see them`(text: String, hasList: Bool) {
    #expect(containsList(text) == hasList)
  }

  @Test func `ten thousand blank lines are no work`() {
    #expect(!containsList(String(repeating: "\n", count: 200_000)))
  }

  private func votes(_ preferences: [[Double]], generator: String? = nil) -> [AlpacaEvalAnalyzer.Vote] {
    preferences.enumerated().flatMap { index, own in
      own.map {
        AlpacaEvalAnalyzer.Vote(
          instruction: "\(index)", output1: "a", output2: String(repeating: "b", count: 50), preference: $0)
      }
    }
  }

  @Test func `a judge is compared with all people, a person with the others`() {
    let gold = votes([[1, 1, 1, 2], [2, 2, 2, 2], [1, 2]])
    let analyzer = AlpacaEvalAnalyzer(gold: gold)
    // The third comparison has too few votes. A judge that says what people say: 3 of 4 and 4 of 4.
    #expect(analyzer.columns(of: gold)["Human agreement"]?.double == 87.5)
    #expect(analyzer.columnsOfPeople()["Human agreement"]?.double == 87.5)
    let judge = votes([[2, 2, 1, 1], [2, 2, 2, 1]])
    let columns = analyzer.columns(of: judge)
    #expect(columns["Human agreement"]?.double == 62.5)
    // The mode of two and two is drawn as 2: against 1 all wrong, against 2 right.
    #expect(columns["Bias"]?.double == 50 && columns["# parsed"]?.double == 8)
    #expect(columns["Spearman corr."] == .null && columns["Price [$/1000 examples]"] == .null)
    #expect(columns["Proba. prefer longer"]?.double == 1 && columns["Proba. prefer lists"] == .null)
    #expect(analyzer.columnsOfLongest()["Proba. prefer 1"]?.double == 0)
  }
}
