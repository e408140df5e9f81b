import Foundation
import PlumbCore
import PlumbStore
import PlumbTestSupport
import Testing

@Suite(.serialized) struct AlignBenchCommandTests {
  private static func judgments(_ name: String) -> String { SharedData.data("alignbench/judgment/\(name).jsonl") }

  @Test(.needsSharedData)
  func `compatible scores of real-sized files are the expected ones in all eleven columns`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(
      [
        "leaderboard", Self.judgments("m-clean"), Self.judgments("m-5pct-fail"), "--from", "alignbench", "--compat",
        "alignbench", "--json",
      ], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let rows = try #require(try JSONValue.parse(result.output)["rows"]?.array)
    let table = try String(contentsOfFile: SharedData.data("alignbench/expected_results.csv"), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map {
        $0.trimmingCharacters(in: .whitespaces).split(separator: ",").map(String.init)
      }
    var compared = 0
    for line in table.dropFirst() where ["m-clean", "m-5pct-fail"].contains(line[1]) {
      let row = try #require(rows.first { $0["model"]?.string == line[1] })
      for (name, value) in zip(table[0], line).dropFirst(2) {
        let own = try #require(row[name]?.double, "\(name)")
        #expect(abs(own - (Double(value) ?? .nan)) < 1e-9, "\(line[1]) \(name)")
        compared += 1
      }
    }
    #expect(compared == 22)
  }

  @Test(.needsSharedData) func `by default failures are left out, counted and bounded`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(
      [
        "leaderboard", Self.judgments("m-clean"), Self.judgments("m-5pct-fail"), "--from", "alignbench", "--json",
        "--weights",
      ],
      in: folder)
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    let row = try #require(document["rows"]?.array?.first { $0["model"] == "m-5pct-fail" })
    #expect(abs((row["score"]?.double ?? 0) - 7.4370) < 0.00005)
    #expect(row["failed"] == 34 && abs((row["coverage"]?.double ?? 0) - 649.0 / 683) < 1e-12)
    let low = try #require(row["score_if_failures_lost"]?.double)
    let high = try #require(row["score_if_failures_won"]?.double)
    #expect(low < 7.437 && 7.437 < high && high - low < 0.7)
    let weights = try #require(document["question_weights"]?.object)
    #expect(abs((weights["逻辑推理"]?.double ?? 0) - 1.86) < 0.005 && abs((weights["专业能力"]?.double ?? 0) - 0.46) < 0.005)
    let text = try await Binary.run(
      ["leaderboard", Self.judgments("m-5pct-fail"), "--from", "alignbench", "--parts"], in: folder)
    #expect(text.output.contains("if failures lost – won") && text.output.contains("逻辑推理"))
  }

  /// A judge that grades by the content of what it is asked, and now and then writes something unreadable.
  private static func grade(_ request: ScriptedRequest) -> String {
    let text = request.messages.first { $0.content.contains("{\"") }?.content ?? ""
    guard let form = text.firstMatch(of: /\{"[^{}]*": N\}/)?.output else { return "回答 \(request.bodyHash.prefix(8))。" }
    // By the material, so that a second asking about the same answer fails too.
    let digest = sha256(Array(text.utf8))
    if digest[1] % 40 == 0 { return "说不好。" }
    return "理由。\n" + String(form).replacing(": N", with: ": \(1 + digest[0] % 10)")
  }

  @Test(.needsSharedData)
  func `683 real questions, killed and resumed, end with the leaderboard of an uninterrupted run, and are exported`()
    async throws
  {
    let folder = try TemporaryFolder()
    try await withScriptedServer {
      .chat(Self.grade($0)).delayed(by: .milliseconds(2))
    } _: { server in
      func spec(_ name: String) -> String {
        """
        name: \(name)
        benchmark: { import: alignbench, path: "\(SharedData.data("alignbench"))" }
        models:
          m: { provider: openai-compatible, base_url: "\(server.baseURL)", model: answerer, concurrency: 16 }
        judge: { provider: openai-compatible, base_url: "\(server.baseURL)", model: scripted, concurrency: 16 }
        coverage_floor: 0.8
        """
      }
      try folder.write(spec("aligned"), to: "spec.yaml")
      var kills = 0
      for asked in [100, 500, 900] {
        let killed = try await Binary.run(
          ["run", "spec.yaml", "--quiet"], in: folder, ending: .killed { server.log.count >= asked })
        if killed.status == 128 + SIGKILL { kills += 1 }
      }
      let resumed = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(resumed.status == 0 && kills == 3, "\(resumed.error)")
      let asked = server.log.count
      let again = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(server.log.count == asked && again.output == resumed.output)
      try folder.write(spec("aligned"), to: "whole.yaml")
      let whole = try await Binary.run(["run", "whole.yaml", "--quiet", "--json", "--workspace", ".other"], in: folder)
      #expect(try withoutTimes(whole.output) == withoutTimes(resumed.output))
      let document = try JSONValue.parse(resumed.output)
      let row = try #require(document["rows"]?.array?.first)
      #expect(document["method"] == "alignbench" && (row["judgments"]?.int ?? 0) + (row["failed"]?.int ?? 0) == 683)
      #expect((1...80).contains(row["failed"]?.int ?? 0) && row["总分"]?.double == row["score"]?.double)
      let report = try folder.read(".plumb/runs/aligned/report.html")
      #expect(report.contains("radar") && report.contains("逻辑推理"))
      let exported = try await Binary.run(["export", "aligned", "--to", "alignbench", "--output", "out"], in: folder)
      #expect(exported.status == 0, "\(exported.error)")
      let back = try await Binary.run(
        ["leaderboard", "out/judgment/m.jsonl", "--from", "alignbench", "--json"], in: folder)
      let same = try #require(try JSONValue.parse(back.output)["rows"]?.array?.first)
      for column in ["总分", "中文推理", "failed", "coverage"] { #expect(same[column] == row[column], "\(column)") }
    }
  }

  @Test(.needsLocalModel, .oneLocalModel, .timeLimit(.minutes(10)))
  func `a real local model answers and grades two-turn items turn by turn, and a second run makes no call`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: two
      benchmark: starter-en
      recipe: mt-bench
      items: { limit: 1, tags: [two-turn] }
      models:
        small: { provider: local, model: smollm2-135m-instruct, max_tokens: 24, context: 8192 }
      judge: { model: small, template: rating-short, structured: true, max_tokens: 24 }
      coverage_floor: 0
      """, to: "spec.yaml")
    let environment = ["PLUMB_PYTHON": LocalPython.path ?? ""]
    let first = try await Binary.run(["run", "spec.yaml", "--quiet", "--json"], in: folder, environment: environment)
    #expect(first.status == 0, "\(first.error)")
    let row = try #require(try JSONValue.parse(first.output)["rows"]?.array?.first)
    #expect((row["judgments"]?.int ?? 0) + (row["failed"]?.int ?? 0) == 2)
    let second = try await Binary.run(["run", "spec.yaml", "--quiet"], in: folder, environment: environment)
    #expect(second.output.contains("0 requests answered"), "\(second.output)")
  }
}
