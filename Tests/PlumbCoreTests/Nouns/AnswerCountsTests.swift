import PlumbCore
import Testing

@Suite struct AnswerCountsTests {
  private func counts(_ responses: Response...) -> AnswerCounts {
    var counts = AnswerCounts(model: "m")
    for response in responses { counts.add(response) }
    return counts
  }

  private func answer(_ turns: String..., reason: ModelReply.FinishReason? = nil) -> Response {
    Response(item: "q", model: "m", turns: turns, finishReason: reason)
  }

  @Test func `each answer counts once, under the cause its reply states`() {
    let all = counts(
      answer("x", reason: .stop), answer("", reason: .length), answer("x", reason: .length), answer(" \n"),
      answer("x", ""), answer("no", reason: .refusal), answer("", reason: .other("tool_calls")),
      answer("x", reason: .other("tool_calls")),
      Response(item: "q", model: "m", turns: [""], finishReason: .length, failure: Failure(.emptyReply, "")))
    #expect(all.count == 9 && all.emptyAtLimit == 1 && all.cut == 1 && all.empty == 2 && all.filtered == 1)
    #expect(all.toolCalls == 1 && all.failed == 1 && all.broken == 7)
  }

  @Test func `a share exactly at the floor is not below it`() {
    var counts = AnswerCounts(model: "m")
    counts.count = 20
    counts.cut = 1
    #expect(!counts.isBelow(0.95) && !counts.isBelow(0) && counts.isBelow(0.96))
    #expect(!AnswerCounts(model: "m").isBelow(1))
  }

  @Test func `thoughts are counted where they are seen or paid for`() {
    var told = answer("x")
    told.thinking = ["why"]
    var paid = answer("x")
    paid.usage = TokenUsage(prompt: 1, completion: 9, reasoning: 7)
    #expect(counts(told, paid, answer("x")).thinking == 2)
  }

  @Test func `ranks are shared by equal scores, and nobody without a score has one`() {
    func board(_ scores: [Double?]) -> Leaderboard {
      Leaderboard(method: "win-rate", rows: scores.map { .init(model: "m", score: $0) })
    }
    #expect(board([3, 2, 2, 1, nil]).ranks == [1, 2, 2, 4, nil])
    #expect(board([0.1 + 0.2, 0.3, 0.1]).leaders.count == 2 && board([nil]).leaders.isEmpty)
    var withheld = board([2, 1])
    withheld.isRankingWithheld = true
    #expect(withheld.ranks == [nil, nil])
  }
}
