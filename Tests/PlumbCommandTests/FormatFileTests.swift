import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

/// Files as users have them: other spellings, other encodings, rows that stand twice.
@Suite struct FormatFileTests {
  private static let votes = [
    ("a", "b", "model_a"), ("a", "b", "model_b"), ("a", "b", "tie"), ("a", "b", "tie"), ("b", "c", "model_a"),
    ("b", "c", "tie"), ("b", "c", "model_b"), ("c", "a", "model_a"), ("c", "a", "tie"),
  ]
  private static let scores = ["c": 1049.826, "b": 995.417, "a": 954.757]

  private func check(_ text: [UInt8], named name: String) async throws {
    let folder = try TemporaryFolder()
    try OutputFile.write(text, to: folder.file(name))
    let result = try await Binary.run(
      ["leaderboard", name, "--from", "battles", "--bootstrap", "0", "--quiet", "--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    for row in try JSONValue.parse(result.output)["rows"]?.array ?? [] {
      let expected = try #require(Self.scores[row["model"]?.string ?? ""])
      #expect(abs((row["score"]?.double ?? 0) - expected) < 0.01)
    }
  }

  private func csv(tie: String) -> String {
    "model_a,model_b,winner\n"
      + Self.votes.map { "\($0.0),\($0.1),\($0.2 == "tie" ? tie : $0.2)\n" }.joined()
  }

  @Test(arguments: ["tie", "Tie", "tie (bothbad)", "both_bad", "bothbad", "both bad", "BOTH_BAD", "draw", "tie(bothbad)"])
  func `every published spelling of a tie counts half`(tie: String) async throws {
    try await check(Array(csv(tie: tie).utf8), named: "x.csv")
  }

  @Test func `one column for each outcome is a vote, in a table as in JSON`() async throws {
    func ones(_ winner: String) -> [Int] {
      [winner == "model_a", winner == "model_b", winner == "tie"].map { $0 ? 1 : 0 }
    }
    let names = ["winner_model_a", "winner_model_b", "winner_tie"]
    let lines = Self.votes.map { vote in
      "{\"model_a\": \"\(vote.0)\", \"model_b\": \"\(vote.1)\", "
        + zip(names, ones(vote.2)).map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}\n"
    }
    try await check(Array(lines.joined().utf8), named: "x.jsonl")
    let table =
      "model_a,model_b," + names.joined(separator: ",") + "\n"
      + Self.votes.map { "\($0.0),\($0.1),\(ones($0.2).map(String.init).joined(separator: ","))\n" }.joined()
    try await check(Array(table.utf8), named: "x.csv")
  }

  @Test func `the rows of a viewer are unwrapped, commas behind lines passed over, UTF-16 read`() async throws {
    let rows = Self.votes.map { "{\"model_a\": \"\($0.0)\", \"model_b\": \"\($0.1)\", \"winner\": \"\($0.2)\"}" }
    let wrapped = rows.enumerated().map { "{\"row_idx\": \($0), \"row\": \($1), \"truncated_cells\": []}" }
    try await check(
      Array("{\"features\": [], \"rows\": [\(wrapped.joined(separator: ", "))]}".utf8), named: "x.json")
    try await check(Array(rows.joined(separator: ",\n").utf8), named: "commas.jsonl")
    try await check(Array("[\n\(rows.joined(separator: ",\n"))\n]\n".utf8), named: "array.jsonl")
    let units = Array(("\u{FEFF}" + csv(tie: "tie")).utf16)
    try await check(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, named: "little.csv")
    try await check(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, named: "big.csv")
  }

  @Test(arguments: [
    (Array("PAR1".utf8) + (0..<200).map { UInt8($0) }, "Parquet"), ([0x1F, 0x8B, 8, 0, 1, 2, 3, 4], "gzip"),
    (Array("PK\u{3}\u{4}".utf8) + [1, 2, 3], "ZIP"),
  ])
  func `a file of another kind is named in one sentence`(bytes: [UInt8], kind: String) async throws {
    for name in ["x.csv", "x.jsonl"] {
      let folder = try TemporaryFolder()
      try OutputFile.write(bytes, to: folder.file(name))
      let result = try await Binary.run(["leaderboard", name, "--from", "battles"], in: folder)
      #expect(result.status == 2)
      #expect(result.error.contains(kind), "\(result.error)")
      #expect(!result.error.contains("never ends") && !result.error.contains("not valid"), "\(result.error)")
      #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    }
  }

  private func annotation(_ index: Int, model: String = "mine", preference: String, answer: String = "text") -> String {
    """
    {"instruction": "Question \(index)?", "output_1": "base", "generator_1": "base", "output_2": "\(answer)", \
    "generator_2": "\(model)", "annotator": "j", "raw_completion": "r\(index)", "preference": \(preference)}
    """
  }

  @Test func `NaN is a failed judgment, half an emoji is U+FFFD, a row that stands twice counts once`() async throws {
    let folder = try TemporaryFolder()
    let rows = [
      annotation(0, preference: "1.5", answer: "\\ud83d cut"), annotation(1, preference: "2.0"),
      annotation(1, preference: "2.0"), annotation(2, preference: "NaN"),
    ]
    try folder.write("[" + rows.joined(separator: ",\n") + "]", to: "x.json")
    let result = try await Binary.run(
      ["leaderboard", "x.json", "--from", "alpaca-eval", "--method", "win-rate", "--bootstrap", "0", "--json"],
      in: folder)
    let row = try #require(try JSONValue.parse(result.output)["rows"]?.array?.first { $0["model"]?.string == "mine" })
    #expect(row["failed"]?.int == 1)
    #expect(row["score"]?.double == 75)
    #expect(result.error.contains("1 row stands twice"), "\(result.error)")
  }

  @Test func `a model against itself is told`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("[\(annotation(0, model: "base", preference: "1.5"))]", to: "x.json")
    let result = try await Binary.run(["leaderboard", "x.json", "--from", "alpaca-eval"], in: folder)
    #expect(result.error.contains("itself"), "\(result.error)")
  }

  @Test func `NaN among labels is named with its line; a second label is told and left out`() async throws {
    let folder = try TemporaryFolder()
    var judgments = ""
    var labels: [String] = []
    for index in 0..<8 {
      judgments +=
        "{\"item\": \"q\(index)\", \"judge\": \"j\", \"models\": [\"a\", \"b\"], \"outcome\": {\"preference\": \(index % 2)}}\n"
      labels.append(
        "{\"item\": \"q\(index)\", \"person\": \"p\", \"models\": [\"a\", \"b\"], \"outcome\": {\"preference\": \(index % 2)}}")
    }
    try folder.write(judgments, to: "judgments.jsonl")
    try folder.write(labels.joined(separator: "\n") + "\n" + labels[0], to: "labels.jsonl")
    let command = ["judge-certify", "judgments.jsonl", "--labels", "labels.jsonl"]
    let twice = try await Binary.run(command, in: folder)
    #expect(twice.status == 0 && twice.error.contains("labelled before"), "\(twice.error)")
    try folder.write(labels.joined(separator: "\n"), to: "labels.jsonl")
    let once = try await Binary.run(command, in: folder)
    #expect(once.output == twice.output)
    labels[2] = labels[2].replacing("\"preference\": 0", with: "\"preference\": NaN")
    try folder.write(labels.joined(separator: "\n"), to: "labels.jsonl")
    let refused = try await Binary.run(command, in: folder)
    #expect(refused.status == 2 && refused.error.contains("labels.jsonl:3"), "\(refused.error)")
    #expect(refused.error.contains("NaN"), "\(refused.error)")
  }

  @Test func `MT-Bench: a record twice counts once, null is a failed judgment`() async throws {
    let folder = try TemporaryFolder()
    func grade(_ question: Int, _ score: String) -> String {
      "{\"question_id\": \(question), \"model\": \"m\", \"judge\": [\"gpt-4\", \"single-v1\"], \"judgment\": \"t\(question)\", \"score\": \(score), \"turn\": 1}\n"
    }
    try folder.write(grade(81, "4") + grade(82, "8") + grade(82, "8") + grade(83, "null"), to: "x.jsonl")
    let result = try await Binary.run(["leaderboard", "x.jsonl", "--from", "mt-bench", "--json"], in: folder)
    let row = try #require(try JSONValue.parse(result.output)["rows"]?.array?.first)
    #expect(row["score"]?.double == 6)
    #expect(row["failed"]?.int == 1)
    #expect(result.error.contains("stands twice"), "\(result.error)")
  }

  @Test func `output goes through a link and leaves it one, and cannot silently fail`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"id\": \"q1\", \"turns\": [\"?\"]}\n", to: "items.jsonl")
    for (name, text) in [("a", "long text"), ("b", "text")] {
      try folder.write(
        "{\"item\": \"q1\", \"model\": \"\(name)\", \"text\": \"\(text)\"}\n", to: "\(name).jsonl")
    }
    try folder.write("old\n", to: "target.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: "target.jsonl")
    let result = try await Binary.run(
      ["judge", "items.jsonl", "--responses", "a.jsonl", "--baseline", "b.jsonl", "--rule", "longest", "--output", "link", "--quiet"],
      in: folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "target.jsonl")
    #expect(try folder.read("target.jsonl").split(separator: "\n").count == 2)
  }
}
