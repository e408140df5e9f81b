import Foundation
import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

@Suite struct ArenaHardFolderTests {
  @Test func `a benchmark's folder that nobody may read is an error with its path`() throws {
    let folder = try TemporaryFolder()
    let error = try withUnreadable(folder.path) {
      #expect(throws: CoreError.self) {
        try Registry<BenchmarkFormat>.standard.element(named: "arena-hard").read(folder.path, ReadOptions())
      }
    }
    #expect(error?.description.hasPrefix("\(folder.path): cannot be read as a folder") == true)
  }

  @Test(arguments: ["model_answer", "model_judgment", "model_judgment/j"])
  func `answers and judgments that nobody may read are an error with their path`(name: String) throws {
    let folder = try TemporaryFolder()
    for part in ["model_answer", "model_judgment/j"] {
      try FileManager.default.createDirectory(atPath: folder.file(part), withIntermediateDirectories: true)
    }
    let line = #"{"uid":"u","judge":"j","model":"m","games":[{"score":"A>B"},{"score":"B>A"}]}"#
    try folder.write(line, to: "model_judgment/j/m.jsonl")
    func read() throws -> Int {
      var count = 0
      let options = ReadOptions(readStyles: true)
      _ = try Registry<JudgmentFormat>.standard.element(named: "arena-hard-v2").read([folder.path], options) { _ in
        count += 1
      }
      return count
    }
    #expect(try read() == 2)
    let error = try withUnreadable(folder.file(name)) { #expect(throws: CoreError.self) { try read() } }
    #expect(error?.description.contains("/\(name): cannot be read as a folder") == true)
  }
}
