import Foundation
import PlumbCore
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import PlumbReport

@Suite struct ChartTests {
  /// Parses one SVG image and collects its elements.
  private final class Reader: NSObject, XMLParserDelegate {
    var names: [String] = []
    var attributes: [[String: String]] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      names.append(name)
      self.attributes.append(attributes)
    }
  }

  /// The images in a page.
  private func images(_ html: String) -> [String] {
    html.components(separatedBy: "<svg").dropFirst().compactMap { part in
      part.range(of: "</svg>").map { "<svg" + part[..<$0.upperBound] }
    }
  }

  static let samples: [Report] = [
    SampleReport(models: ["a"]).report(), SampleReport(models: SampleReport.longNames, failureRate: 0.3).report(),
    SampleReport(models: (1...40).map { "模型\($0)" }, items: 6, language: .chinese).report(),
    HostileText.report(HostileText.payloads.joined()),
    Report(
      title: "", createdAt: "", benchmark: "",
      leaderboard: Leaderboard(
        method: "elo", unit: .rating, rows: [.init(model: "x"), .init(model: "y", score: 1000, low: 900, high: 1100)])),
  ]

  @Test(arguments: samples.indices)
  func `every image is well-formed XML with a title, a description and a view box`(index: Int) throws {
    let images = images(try ReportRenderer().html(Self.samples[index]))
    #expect(!images.isEmpty)
    for image in images {
      let parser = XMLParser(data: Data(image.utf8))
      let reader = Reader()
      parser.delegate = reader
      #expect(parser.parse(), "\(String(describing: parser.parserError)) in \(image.prefix(200))")
      #expect(reader.names.first == "svg" && reader.names.contains("title") && reader.names.contains("desc"))
      #expect(reader.attributes.first?["role"] == "img")
      #expect(reader.attributes.first?["viewBox"]?.isEmpty == false)
      let ids = Set(reader.attributes.compactMap { $0["id"] })
      let labelled = (reader.attributes.first?["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      #expect(labelled.count == 2 && ids.isSuperset(of: labelled))
    }
  }

  @Test(arguments: samples.indices)
  func `identifiers are unique in a page`(index: Int) throws {
    let ids = Markup(try ReportRenderer().html(Self.samples[index])).tags.compactMap { $0.values["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: ChartWidth.allCases)
  func `labels and numbers of a row never meet`(width: ChartWidth) {
    let rows = SampleReport.longNames.map {
      RowChart.Row(label: $0, value: 50, low: 40, high: 60, text: "50.0 [40.0, 60.0]")
    }
    let layout = RowChart.Layout(rows: rows, width: width)
    for (row, lines) in zip(rows, layout.labels) {
      let number = estimatedWidth(of: row.text, fontSize: 13)
      for line in lines {
        let label = estimatedWidth(of: line, fontSize: 13)
        if width == .wide {
          #expect(label <= layout.plotStart - 12 + 0.001)
          #expect(layout.plotEnd + number <= width.units)
        } else {
          #expect(label + number + 8 <= width.units)
        }
      }
      #expect(lines.count <= 2)
    }
    #expect(layout.plotEnd - layout.plotStart > 150)
  }

  @Test func `a label that fits is left alone, a long one keeps both ends`() {
    #expect(wrappedLabel("gpt-4", width: 200, fontSize: 13, lines: 2) == ["gpt-4"])
    let lines = wrappedLabel(SampleReport.longNames[0], width: 160, fontSize: 13, lines: 2)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("meta-llama/"))
    #expect(lines[1].contains("…") && lines[1].hasSuffix("v2-final"))
    for width in [1.0, 5, 20] { #expect(!wrappedLabel("模型名称很长", width: width, fontSize: 13, lines: 2).isEmpty) }
  }

  @Test func `an axis of other methods has round ticks around the scores`() {
    let board = Leaderboard(
      method: "bradley-terry", unit: .rating,
      rows: [
        .init(model: "a", score: 1123, low: 1101, high: 1144), .init(model: "b", score: 998, low: 975, high: 1020),
      ])
    let scale = ScoreScale(board)
    #expect(scale.ticks == [950, 1000, 1050, 1100, 1150])
    #expect(scale.reference == nil && scale.decimals == 0)
    #expect(ScoreScale(Leaderboard(method: "win-rate", unit: .winRate)).reference == 50)
    #expect(ScoreScale(Leaderboard(method: "mean-rating", rows: [.init(model: "a", score: 5)])).ticks.count >= 2)
  }
}
