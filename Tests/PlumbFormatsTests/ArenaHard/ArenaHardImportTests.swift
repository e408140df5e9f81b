import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

/// A benchmark's folder as Arena-Hard keeps it: questions, answers, judgments.
@Suite struct ArenaHardImportTests {
  private let folder: TemporaryFolder
  private let format: BenchmarkFormat

  init() throws {
    folder = try TemporaryFolder()
    format = try Registry<BenchmarkFormat>.standard.element(named: "arena-hard")
  }

  private func writeTree() throws {
    try folder.write(
      """
      {"uid":"a","category":"hard_prompt","subcategory":"coding","prompt":"First?"}
      {"uid":"b","category":"creative_writing","prompt":"Second?","language":"en"}
      """, to: "b/question.jsonl")
    try folder.write(
      """
      {"uid":"b","model":"m","messages":[{"role":"assistant","content":{"answer":"old"}}]}
      {"uid":"b","model":"m","messages":[{"role":"assistant","content":{"answer":"to b"}}]}
      {"uid":"a","model":"m","messages":[{"role":"assistant","content":{"answer":"to a"}}]}
      {"uid":"elsewhere","model":"m","messages":[{"role":"assistant","content":{"answer":"x"}}]}
      """, to: "b/model_answer/m.jsonl")
    try folder.write(
      #"{"uid":"a","judge":"j","model":"m","baseline":"base","games":[{"score":"A>B"},{"score":"B>A"}]}"#,
      to: "b/model_judgment/j/m.jsonl")
  }

  @Test func `questions become items with their categories, in either layout`() throws {
    try writeTree()
    let new = try format.read(folder.file("b"), ReadOptions())
    #expect(new.items.map(\.id) == ["a", "b"] && new.items.map(\.turns) == [["First?"], ["Second?"]])
    #expect(new.items.map(\.category) == [["hard_prompt", "coding"], ["creative_writing"]])
    #expect(new.card["recipe"] == "arena-hard-v2")
    let old = try folder.write(
      #"{"question_id":"q","category":"arena-hard-v0.1","cluster":"Physics","turns":[{"content":"Why?"}]}"#,
      to: "old/question.jsonl")
    let read = try format.read(old, ReadOptions())
    #expect(read.items.map(\.turns) == [["Why?"]] && read.items[0].tags == ["Physics"])
    #expect(read.card["recipe"] == "arena-hard-v0.1")
  }

  @Test func `a question that is there twice counts once and is told`() throws {
    let path = try folder.write(
      #"{"uid":"a","prompt":"First?"}"# + "\n" + #"{"uid":"a","prompt":"Again?"}"#, to: "question.jsonl")
    let read = try format.read(path, ReadOptions())
    #expect(read.items.map(\.turns) == [["First?"]])
    #expect(read.diagnostics.map(\.message).contains { $0.contains("question 'a'") })
  }

  @Test func `answers go to responses in the items' order, the last one counting, and strangers are told`() throws {
    try writeTree()
    let items = try format.read(folder.file("b"), ReadOptions()).items
    let more = try #require(format.importMore)
    let material = try more(folder.file("b"), folder.file("out"), items, ReadOptions())
    #expect(material.models == ["m"] && material.judgments == 2)
    let responses = try JSONLinesReader<Response>.load(path: folder.file("out/responses/m.jsonl")).records
    #expect(responses.map(\.item) == ["a", "b"] && responses.map(\.turns) == [["to a"], ["to b"]])
    #expect(
      material.diagnostics.map(\.message).contains { $0.hasPrefix("1 of 3 answers are to questions that are not") })
    let judgments = try JSONLinesReader<Judgment>.load(path: folder.file("out/judgments.jsonl")).records
    #expect(judgments.map(\.models) == [["base", "m"], ["m", "base"]])
    #expect(judgments.map(\.outcome.preference?.first) == [1, 0])
  }

  @Test(arguments: [
    ("question_v2.jsonl", "the folder holds question_v2.jsonl; name one of them"),
    ("model_judgment/j/m.jsonl", "The judgments there make a leaderboard without them"),
    ("nothing.txt", "expected Arena-Hard's questions, or a folder with question.jsonl"),
  ])
  func `a folder without questions is refused with what to do`(file: String, sentence: String) throws {
    try folder.write("{}", to: "b/\(file)")
    let error = #expect(throws: CoreError.self) { try format.read(folder.file("b"), ReadOptions()) }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }
}
