import PlumbCore
import Testing

@Suite struct LeaderboardTests {
  @Test func `the document has the keys of the design, and what is undefined is null`() {
    let board = Leaderboard(
      method: "win-rate", baseline: "b", seed: 7,
      rows: [
        .init(
          model: "a", score: 62.5, low: 40, high: 80, judgments: 8, failed: 0, coverage: 1, scoreIfFailuresLost: 62.5,
          scoreIfFailuresWon: 62.5, columns: ["n_wins": 5]),
        .init(model: "c", judgments: 0, failed: 2, coverage: 0),
      ], breakdowns: [.init(dimension: "category", value: "math", rows: [])],
      judges: [JudgeBehaviour(judge: "j", judgments: 3, failures: ["z": 1, "a": 2])], warnings: ["w"])
    #expect(
      JSONValue.object(board.json).text()
        == #"{"method":"win-rate","baseline":"b","seed":7,"level":0.95,"rows":[{"model":"a","score":62.5,"low":40.0,"high":80.0,"judgments":8,"failed":0,"coverage":1.0,"score_if_failures_lost":62.5,"score_if_failures_won":62.5,"n_wins":5},{"model":"c","score":null,"low":null,"high":null,"judgments":0,"failed":2,"coverage":0.0,"score_if_failures_lost":null,"score_if_failures_won":null}],"by_category":{"math":[]},"certificates":[{"judge":"j","verdict":{"level":"untrustworthy","sentence":{"en":"Judge j is not to be trusted here: it gave no usable verdict in all 3 judgments (at most 20% is expected).","zh":"裁判 j 在此不可信：3 次评判中有 100% 没有可用的结论（至多应为 20%）。"},"reasons":[{"measure":"failures","level":"untrustworthy","value":1.0,"count":3,"bound":0.2}]},"judgments":3,"failures":{"a":2,"z":1},"identical":0}],"warnings":["w"]}"#
    )
  }
}
