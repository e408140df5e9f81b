import Foundation
import PlumbTestSupport
import Testing

/// One thing made wrong in a file of `Data`, and what the generator must say.
struct DataFault: Sendable, CustomTestStringConvertible {
  var file: String
  var old: String
  var new: String
  var message: String

  init(_ file: String, _ old: String, _ new: String, _ message: String) {
    (self.file, self.old, self.new, self.message) = (file, old, new, message)
  }

  var testDescription: String { "\(file): \(message)" }
}

@Suite(.enabled(if: RepositoryFiles.haveData && RepositoryFiles.havePython)) struct GenerateScriptTests {
  private static let script = "scripts/generate.py"

  @Test func `generating changes nothing`() throws {
    let result = try RepositoryFiles.run("\(RepositoryFiles.root)/\(Self.script)", "--check")
    #expect(result.status == 0, "\(result.error)")
  }

  @Test(
    arguments: [
      DataFault("alpaca-eval-2.tsv", "\t0.97875", "\t", ":2: verbose_preference: expected a number, found ''"),
      DataFault(
        "alpaca-eval-2.tsv", "\t0.97875", "\t1.97875", ":2: verbose_preference: expected 0 to 1, found 1.97875"),
      DataFault("alpaca-eval-2.tsv", "\t-7.6047", "", ":3: 5 fields, separated by tabs; expected 6"),
      DataFault(
        "alpaca-eval-2.tsv", "08a2161485c1", "f0aa9c85c9cd", ":3: 'alpaca-eval-f0aa9c85c9cd' is on line 2 already"),
      DataFault("alpaca-eval-2.tsv", "\tdifficulty", "", ":1: expected the columns item, difficulty"),
      DataFault(
        "starter-en/items.jsonl", "\"en-writing-02\"", "\"en-writing-01\"", ":2: the id 'en-writing-01' is on line 1"),
      DataFault("starter-zh/items.jsonl", "\"turns\": [", "\"turns\": ", ":1: not JSON"),
      DataFault("starter-zh/benchmark.yaml", "licence:", "license:", ": expected id, summary or licence"),
      DataFault("scenarios/05-exam.yaml", "sets:\n", "sets:\r\n", ":1: holds the control character U+000D"),
      DataFault("prices.yaml", "output: 0.40,", "output: cheap,", ": expected '  - {model: NAME"),
      DataFault("prices.yaml", "model: gpt-5-mini", "model: gpt-5-nano", "'gpt-5-nano' is on line"),
    ])
  func `a file with a mistake is told with its line, and nothing is written`(fault: DataFault) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(RepositoryFiles.root)/Data", toPath: folder.file("Data"))
    try FileManager.default.createDirectory(atPath: folder.file("scripts"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: "\(RepositoryFiles.root)/\(Self.script)", toPath: folder.file(Self.script))
    let text = try RepositoryFiles.data(fault.file)
    let place = try #require(text.range(of: fault.old))
    try folder.write(text.replacingCharacters(in: place, with: fault.new), to: "Data/\(fault.file)")
    let result = try RepositoryFiles.run(folder.file(Self.script))
    #expect(result.status == 1)
    #expect(result.error.contains("Data/\(fault.file)") && result.error.contains(fault.message), "\(result.error)")
    #expect(folder.names == ["Data", "scripts"])
  }

  @Test(.enabled(if: SharedData.isThere)) func `the calibration table follows from AlpacaEval's files to the digit`()
    throws
  {
    let result = try RepositoryFiles.run(
      "\(RepositoryFiles.root)/scripts/alpaca_calibration.py", "--check",
      "--outputs", SharedData.alpacaEval("outputs/gpt4_1106_preview/model_outputs.json"),
      "--difficulty", SharedData.alpacaEval("instruction_difficulty.csv"),
      "--variants", SharedData.alpacaEval("gamed_rows_surrogate.csv"),
      "--predictions", SharedData.alpacaEval("annotations/vicuna-7b-v1.5/nested/annotations.json"),
      "--weights", SharedData.alpacaEval("lc_weights_published.csv"))
    #expect(result.status == 0, "\(result.error)")
  }
}
