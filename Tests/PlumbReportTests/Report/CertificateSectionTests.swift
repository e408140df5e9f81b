import Foundation
import PlumbCore
import PlumbJudging
import PlumbScoring
import PlumbTestSupport
import PlumbReport
import Testing

@Suite struct CertificateSectionTests {
  private func certificate(_ judge: String = "j") -> Certificate {
    var table = CertificationTable(knownBetter: "a")
    for index in 0..<40 {
      table.add(
        Label(
          item: "\(index)", person: "p", models: ["a", "b"],
          outcome: .preference(Preference(first: Double(index % 3) / 2)), category: [index < 20 ? "数学" : "<b>"],
          lengths: [index, 20]))
      for models in [["a", "b"], ["b", "a"]] {
        table.add(
          Judgment(
            item: "\(index)", judge: judge, models: models,
            outcome: .preference(Preference(first: index % 4 == 0 ? 1 : 0))
          ))
      }
    }
    return table.certificates()[0]
  }

  @Test(arguments: [Language.english, .chinese])
  func `a page of certificates has its verdict, its tables and no items`(
    language: Language
  ) throws {
    let folder = try TemporaryFolder()
    try CertificateReport.write(
      [certificate("<script>alert(1)</script>")], title: "t", createdAt: "now", language: language,
      to: folder.file("c.html"))
    let html = try #require(folder.text(of: "c.html"))
    for text in language == .english
      ? ["Certificate of the judge", "Cohen&#39;s kappa over both orders", "the longer answer", "Verdict"]
      : ["裁判的检验证书", "综合两种顺序的 Cohen kappa", "较长的回答", "结论"]
    {
      #expect(html.contains(text) || html.contains(text.replacing("&#39;", with: "'")), "\(text)")
    }
    #expect(!html.contains("<script>alert") && !html.contains("<b>") && !html.contains("id=\"item-list\""))
    #expect(html.components(separatedBy: "<section").count == html.components(separatedBy: "</section>").count)
    #expect(html.components(separatedBy: "<div").count == html.components(separatedBy: "</div>").count)
  }

  @Test func `a run's report shows the certificate only when more is known than behaviour`() throws {
    var board = Leaderboard(
      method: "win-rate", unit: .winRate, rows: [.init(model: "m", score: 50)], judges: [JudgeBehaviour(judge: "j")])
    func html() throws -> String {
      try ReportRenderer().html(Report(title: "t", createdAt: "", benchmark: "b", leaderboard: board))
    }
    #expect(try !html().contains("id=\"certificate\""))
    board.certificates = [certificate()]
    #expect(try html().contains("id=\"certificate\""))
    #expect(try html().contains("id=\"items\""))
  }

  @Test func `every text is there in both languages`() {
    // Exhaustive by construction; this catches a copy left untranslated.
    let words = Language.allCases.map { language in
      (try? ReportRenderer().html(
        Report(
          kind: .certificate, title: "t", language: language, createdAt: "", benchmark: "",
          leaderboard: { () -> Leaderboard in
            var board = Leaderboard(method: "")
            board.certificates = [certificate()]
            return board
          }()))) ?? ""
    }
    #expect(words[0] != words[1] && words.allSatisfy { !$0.isEmpty })
    #expect(!words[1].contains("Agrees in both orders"))
  }
}
