import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct MTBenchBenchmarkTests {
  @Test func `questions become two-turn items with references of their own or of an answer file`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"question_id": 81, "category": "math", "turns": ["a", "b"], "reference": ["x", "y"]}"# + "\n"
        + #"{"question_id": 82, "category": "coding", "turns": ["c", "d"]}"#, to: "question.jsonl")
    try FileManager.default.createDirectory(atPath: folder.file("reference_answer"), withIntermediateDirectories: true)
    try folder.write(
      #"{"question_id": 82, "choices": [{"turns": ["p", "q"]}]}"#, to: "reference_answer/gpt-4.jsonl")
    for path in [folder.path, folder.file("question.jsonl")] {
      let imported = try Registry<BenchmarkFormat>.standard.element(named: "mt-bench").read(path, ReadOptions())
      #expect(imported.items.map(\.turns) == [["a", "b"], ["c", "d"]])
      #expect(imported.items.map(\.references) == [["x", "y"], ["p", "q"]])
      #expect(imported.card["recipe"] == "mt-bench")
    }
  }

  @Test func `a folder of reference answers that nobody may read is an error with its path`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"question_id": 81, "turns": ["a", "b"]}"#, to: "question.jsonl")
    let answers = folder.file("reference_answer")
    try FileManager.default.createDirectory(atPath: answers, withIntermediateDirectories: true)
    let error = try withUnreadable(answers) {
      #expect(throws: CoreError.self) { try MTBenchBenchmark.read(path: folder.path, options: ReadOptions()) }
    }
    #expect(error?.description.hasPrefix("\(answers): cannot be read as a folder") == true)
  }

  @Test(.enabled(if: SharedData.isThere)) func `the real file gives eighty items in eight categories`() throws {
    let imported = try MTBenchBenchmark.read(path: SharedData.data("mt_bench/question.jsonl"), options: ReadOptions())
    #expect(imported.items.count == 80 && Set(imported.items.compactMap(\.topCategory)).count == 8)
    #expect(imported.items.allSatisfy { $0.turns.count == 2 })
  }
}
