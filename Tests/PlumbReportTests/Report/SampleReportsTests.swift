import Foundation
import PlumbCore
import PlumbReport
import Testing

/// Not so much tests as a window: `PLUMB_SAMPLE_REPORTS=folder swift test --filter SampleReports` writes reports to look at.
@Suite struct SampleReportsTests {
  static let folder = ProcessInfo.processInfo.environment["PLUMB_SAMPLE_REPORTS"]

  static let samples: [(name: String, sample: SampleReport)] = [
    ("one", SampleReport(models: ["alpaca-7b"])),
    (
      "three",
      SampleReport(models: ["claude-instant", "mistral-7b-instruct", "alpaca-7b"], items: 60, positionBias: 0.1)
    ),
    ("forty", SampleReport(models: (1...40).map { "model-\($0)-instruct" }, items: 30)),
    ("long-names", SampleReport(models: SampleReport.longNames, items: 30, failureRate: 0.15)),
    ("untrustworthy", SampleReport(models: ["smollm2-135m"], positionBias: 0.95, failureRate: 0.25)),
    ("chinese", SampleReport(models: ["通义千问-7b", "智谱-glm4-9b", "alpaca-7b"], language: .chinese, failureRate: 0.06)),
    ("chinese-untrustworthy", SampleReport(models: ["smollm2-135m"], language: .chinese, positionBias: 0.95)),
  ]

  @Test(.enabled(if: folder != nil)) func `sample reports are written to the folder that is asked for`() throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let renderer = try ReportRenderer()
    for (name, sample) in Self.samples {
      let html = try renderer.html(sample.report())
      try Data(html.utf8).write(to: folder.appendingPathComponent("\(name).html"))
    }
    let hostile = try renderer.html(HostileText.report(HostileText.payloads.joined(separator: " ")))
    try Data(hostile.utf8).write(to: folder.appendingPathComponent("hostile.html"))
    let elo = Report(
      title: "Ratings", createdAt: "", benchmark: "arena",
      leaderboard: Leaderboard(
        method: "bradley-terry", unit: .rating,
        rows: [
          .init(model: "a", score: 1123, low: 1101, high: 1144, judgments: 120, coverage: 1),
          .init(model: "b", score: 998, low: 975, high: 1020, judgments: 120, coverage: 1),
          .init(model: "c", judgments: 0, failed: 3),
        ]))
    try Data(renderer.html(elo).utf8).write(to: folder.appendingPathComponent("elo.html"))
  }
}
