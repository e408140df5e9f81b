import PlumbCore
import Testing

@testable import PlumbBenchmarks
@testable import PlumbJudging
@testable import PlumbScoring

/// What is compiled in is what `Data/` says, read here by Plumb's own readers and not by the generator.
@Suite(.enabled(if: RepositoryFiles.haveData)) struct GeneratedDataTests {
  @Test(arguments: ["starter-en", "starter-zh"])
  func `a starter benchmark is its folder, byte for byte`(id: String) throws {
    let builtIn = try BenchmarkLibrary.benchmark(named: id)
    let folder = try BenchmarkLibrary.benchmark(named: "\(RepositoryFiles.root)/Data/\(id)")
    guard case .builtIn(let text) = builtIn.source else { throw CoreError(.invalidInput, "\(id) is not built in") }
    #expect(try text == RepositoryFiles.data("\(id)/items.jsonl"))
    #expect(folder.id == builtIn.id && folder.summary == builtIn.summary && folder.licence == builtIn.licence)
    #expect(folder.recipe == builtIn.recipe)
    #expect(try folder.items() == builtIn.items())
  }

  @Test func `the built-in scenarios are the folder's files, byte for byte and in order`() throws {
    for document in BuiltInScenarios.documents {
      #expect(try document.text == RepositoryFiles.data(String(document.name.dropFirst("Data/".count))))
    }
    let folder = try ScenarioLibrary.read(path: "\(RepositoryFiles.root)/Data/scenarios")
    #expect(folder.diagnostics.isEmpty, "\(folder.diagnostics)")
    #expect(try folder.library == ScenarioLibrary.builtIn())
  }

  @Test func `the calibration has every figure of its table`() throws {
    let lines = try RepositoryFiles.data("alpaca-eval-2.tsv").split(separator: "\n").dropFirst()
    let calibration = LengthCalibration.alpacaEval2
    try #require(lines.count == calibration.items.count && calibration.variants.count == 2 * lines.count)
    for (item, line) in lines.enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let variants = calibration.variants[(2 * item)...(2 * item + 1)]
      let compiled =
        [calibration.difficulties[item]] + variants.flatMap { [$0.standardizedLength, $0.preference] }
      #expect(variants.allSatisfy { $0.item == item })
      #expect(fields.first == calibration.items[item][...] && fields.dropFirst().map { Double($0) } == compiled)
    }
  }

  @Test func `the price table is its file, and every price has a month and a page`() throws {
    let document = try YAMLDocument(path: "\(RepositoryFiles.root)/Data/prices.yaml")
    let rows = try #require(document.value["prices"]?.array)
    try #require(rows.count == PriceTable.prices.count)
    for (row, entry) in zip(rows, PriceTable.prices) {
      #expect(row["model"]?.string == entry.name)
      #expect(row["input"]?.double == entry.price.input && row["output"]?.double == entry.price.output)
      #expect(row["source"]?.string?.hasPrefix("https://") == true)
    }
    #expect(rows.compactMap { $0["noted"]?.string }.min() == PriceTable.date)
  }
}

@Suite struct BuiltInScenarioTests {
  @Test(arguments: BuiltInScenarios.documents.map(\.name))
  func `a built-in criteria file reads without a finding and defines something`(name: String) throws {
    let document = try #require(BuiltInScenarios.documents.first { $0.name == name })
    let loaded = try ScenarioLibrary.read(YAMLDocument(text: document.text, file: document.name))
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    #expect(!loaded.library.sets.isEmpty || !loaded.library.scenarios.isEmpty)
  }
}
