import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct AlpacaEvalLeaderboardTests {
  @Test func `writes the published header and leaves the undefined empty`() {
    let leaderboard = Leaderboard(
      method: "win-rate",
      rows: [
        .init(
          model: "a, \"b\"", score: 50.5,
          columns: ["standard_error": 1.25, "n_wins": 3, "n_total": 4, "mode": "community", "lc_standard_error": .null]),
        .init(model: "空", columns: ["win_rate": 0.0, "length_controlled_winrate": .number(.nan)]),
      ])
    #expect(
      AlpacaEvalLeaderboardWriter.text(leaderboard) == """
        ,win_rate,standard_error,n_wins,n_wins_base,n_draws,n_total,discrete_win_rate,mode,avg_length,length_controlled_winrate,lc_standard_error
        "a, ""b""\",50.5,1.25,3,,,4,,community,,,
        空,0.0,,,,,,,,,,

        """)
  }

  @Test func `reads columns in any order and keeps further ones`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(",n_total,win_rate,note,avg_length\nm,805.0,12.5,\"x, y\",\n", to: "l.csv")
    let leaderboard = try AlpacaEvalLeaderboardReader.read(path: path)
    #expect(
      leaderboard.rows == [
        .init(
          model: "m", score: 12.5, judgments: 805, scored: 805,
          columns: ["n_total": 805, "win_rate": 12.5, "note": "x, y"])
      ])
  }
}
