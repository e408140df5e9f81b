import Foundation
import PlumbCore
import Testing

@testable import PlumbReport

@Suite struct ProfileSectionTests {
  private func board(categories: Int, models: Int = 2) -> Leaderboard {
    func row(_ model: Int, _ score: Double?) -> Leaderboard.Row {
      .init(model: "模型\(model)<b>", score: score, low: score.map { $0 - 1 }, high: score.map { $0 + 1 })
    }
    return Leaderboard(
      method: "mean-rating", unit: .grade(1...10), rows: (0..<models).map { row($0, 6) },
      breakdowns: (0..<categories).map { category in
        .init(
          dimension: "category", value: "类别 & \(category)",
          rows: (0..<models).map { row($0, category == 1 && $0 == 0 ? nil : 3 + Double(category)) })
      }, display: .init(columns: [.init("depth", title: "深度", decimals: 2)]))
  }

  private func html(_ board: Leaderboard) throws -> String {
    try ReportRenderer().html(
      Report(title: "t", language: .chinese, createdAt: "—", benchmark: "b", leaderboard: board))
  }

  @Test func `grades over three categories are drawn as a radar on the whole scale`() throws {
    let html = try html(board(categories: 8))
    #expect(html.contains("id=\"profile\"") && html.contains("能力分布") && html.contains("<th scope=\"col\"><bdi>深度"))
    let radar = try #require(
      html.components(separatedBy: "id=\"radar-t\"").last?.components(separatedBy: "</svg>").first)
    // A missing grade breaks the first model's line at two sides; the second one's is closed.
    #expect(radar.components(separatedBy: "class=\"series s0\"").count - 1 == 6 + 1)
    #expect(radar.components(separatedBy: "class=\"series s1\"").count - 1 == 8 + 1)
    #expect(radar.contains("类别 &amp; 7") && !radar.contains("<b>"))
    #expect(html.contains("得分为 1 到 10 的评分"))
  }

  @Test func `few categories and win rates have no radar`() throws {
    #expect(!(try html(board(categories: 2)).contains("id=\"profile\"")))
    let rates = Leaderboard(method: "win-rate", unit: .winRate, rows: [.init(model: "a", score: 50)])
    #expect(!(try html(rates).contains("id=\"profile\"")))
    #expect(try html(board(categories: 3, models: 6)).contains("id=\"profile\""))
  }

  @Test func `without a ranking there are no ranks and no best model`() throws {
    var board = board(categories: 3)
    board.rows[0].coverage = 0.5
    let html = try html(board.withholdingRanking(belowCoverage: 0.95))
    #expect(html.contains("评判失败过多，因此不排名次。") && !html.contains("<tr><td>1</td>"))
  }
}
