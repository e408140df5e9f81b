import Foundation
import PlumbCore
import PlumbFormats
import PlumbTestSupport
import Testing

/// An endpoint that embeds by a few words and labels, names, evolves and judges by content.
private func answer(_ request: ScriptedRequest) -> ScriptedReply {
  if request.path.hasSuffix("/embeddings") {
    let texts = request.json?["input"]?.array?.compactMap(\.string) ?? []
    let data = texts.enumerated().reversed().map { index, text -> JSONValue in
      let values = ["python", "vaccine", "故宫"].map { text.lowercased().contains($0) ? 1.0 : 0.05 }
      return ["index": JSONValue(index), "embedding": .array(values.map(JSONValue.number))]
    }
    return .json(["data": .array(Array(data)), "model": "e", "usage": ["prompt_tokens": JSONValue(texts.count)]])
  }
  let system = request.messages.first?.content ?? ""
  if system.contains("topic in common") { return .chat("TOPIC: Things") }
  if system.contains("harder ones") || system.contains("invent requests") {
    return .chat(
      request.question.split(separator: "\n").dropFirst().dropLast().joined(separator: "\n") + " Add a reason.")
  }
  if system.contains("compare two requests") { return .chat("VERDICT: DIFFERENT") }
  if system.contains("how hard") { return .chat("DIFFICULTY: 5") }
  if system.contains("criteria") {
    return .chat(request.messages.contains { $0.content.contains("7 ") } ? "hm" : "Criteria: [1, 2, 3, 4, 6]").delayed(
      by: .milliseconds(15))
  }
  return .chat("A plain answer.")
}

@Suite struct BuildCommandTests {
  private func writePrompts(_ count: Int, in folder: TemporaryFolder) throws {
    let kinds = [
      "Write Python code that parses a log file of format", "Explain how a vaccine works against disease number",
      "请介绍北京故宫第几号宫殿的历史与建筑特点",
    ]
    let lines = (0..<count).map { index in
      #"{"conversation":[{"role":"user","content":"\#(kinds[index % 3]) \#(index * index) and \#(index * 31 % 97)"}]}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "logs.jsonl")
  }

  private func spec(_ name: String, _ baseURL: String) -> String {
    """
    name: \(name)
    sources: [{ path: logs.jsonl, licence: CC0 }]
    dedupe: { threshold: 1 }
    models:
      l: { provider: openai-compatible, base_url: "\(baseURL)", model: scripted, concurrency: 4, retries: 0 }
      e: { provider: openai-compatible, base_url: "\(baseURL)", model: e, kind: embeddings }
    labeller: l
    namer: l
    embedding: { model: e, batch: 16 }
    cluster: { method: kmeans, clusters: 3 }
    select: { prompt_threshold: 5, cluster_threshold: 3, per_cluster: 4 }
    """
  }

  @Test
  func `a build that is killed again and again ends with the same benchmark, and nothing answered is asked twice`()
    async throws
  {
    let folder = try TemporaryFolder()
    try writePrompts(90, in: folder)
    try await withScriptedServer(answer) { server in
      try folder.write(spec("killed", server.baseURL), to: "spec.yaml")
      var kills = 0
      for asked in [4, 10, 40, 70] {
        let result = try await Binary.run(
          ["benchmark", "build", "spec.yaml", "--quiet"], in: folder, ending: .killed { server.log.count >= asked })
        if result.status == 128 + SIGKILL { kills += 1 }
      }
      let resumed = try await Binary.run(["benchmark", "build", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(resumed.status == 0, "\(resumed.error)")
      #expect(kills == 4)
      let document = try JSONValue.parse(resumed.output)
      let names = document["steps"]?.array?.compactMap { $0["step"]?.string }
      #expect(names == ["load", "clean", "dedupe", "embed", "cluster", "topics", "criteria", "select", "items"])
      try folder.write(spec("whole", server.baseURL), to: "whole.yaml")
      let before = server.log.count
      let whole = try await Binary.run(
        ["benchmark", "build", "whole.yaml", "--quiet", "--workspace", "other"], in: folder)
      #expect(whole.status == 0, "\(whole.error)")
      let asked = server.log.count - before
      // In flight at each kill: four chats and four batches at most.
      #expect(before <= asked + 4 * 8, "\(before) requests against \(asked)")
      let items = "builds/killed/benchmark/items.jsonl"
      #expect(try folder.read(".plumb/\(items)") == folder.read("other/builds/whole/benchmark/items.jsonl"))
      #expect(try folder.read(".plumb/builds/killed/report.html").contains("Things"))
      let again = try await Binary.run(["benchmark", "build", "spec.yaml", "--quiet", "--json"], in: folder)
      #expect(server.log.count == before + asked)
      #expect(try JSONValue.parse(again.output)["steps"]?.array?.allSatisfy { $0["done_before"]?.bool == true } == true)
      let shown = try await Binary.run(["benchmark", "show", ".plumb/builds/killed/benchmark", "--json"], in: folder)
      #expect(try JSONValue.parse(shown.output)["items"]?.int ?? 0 > 0)
    }
  }

  @Test func `an evolution writes its lineage and a report, and a rerun asks nothing`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\"id\":\"a\",\"turns\":[\"Name a river.\"]}\n{\"id\":\"b\",\"turns\":[\"<script>alert(1)</script> Why?\"]}\n",
      to: "items.jsonl")
    try await withScriptedServer(answer) { server in
      try folder.write(
        """
        name: evo
        benchmark: items.jsonl
        rounds: 2
        keep: all
        language: zh
        models: { m: { provider: openai-compatible, base_url: "\(server.baseURL)", model: scripted } }
        """, to: "evolve.yaml")
      let first = try await Binary.run(["benchmark", "evolve", "evolve.yaml", "--quiet", "--json"], in: folder)
      #expect(first.status == 0, "\(first.error)")
      let count = server.log.count
      let document = try JSONValue.parse(first.output)
      #expect(document["steps"]?.array?.last?["lines"]?.int == 4)
      let page = try folder.read(".plumb/builds/evo/report.html")
      #expect(page.contains("谱系") && page.contains("a.r2") && page.contains("&lt;script&gt;alert(1)"))
      #expect(!page.contains("<script>"))
      let again = try await Binary.run(["benchmark", "evolve", "evolve.yaml", "--quiet"], in: folder)
      #expect(again.status == 0 && server.log.count == count)
    }
  }

  @Test func `show labels a benchmark by the criteria, from the store the second time`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\"id\":\"a\",\"turns\":[\"Name a river.\"]}\n{\"id\":\"b\",\"turns\":[\"Sum 7 and 8.\"]}\n", to: "items.jsonl")
    try await withScriptedServer(answer) { server in
      let arguments = [
        "benchmark", "show", "items.jsonl", "--criteria", "--provider", "openai-compatible", "--model", "m",
        "--base-url",
        server.baseURL, "--quiet",
      ]
      let first = try await Binary.run(arguments + ["--json"], in: folder)
      #expect(first.status == 0, "\(first.error)")
      let criteria = try JSONValue.parse(first.output)["criteria"]
      #expect(criteria?["labelled"]?.int == 1 && criteria?["failed"]?.int == 1)
      #expect(criteria?["rates"]?["complexity"]?["rate"]?.double == 1)
      let count = server.log.count
      let text = try await Binary.run(arguments, in: folder)
      #expect(server.log.count == count)
      #expect(text.output.contains("1 items labelled, mean number met 5.00; 1 labels failed."))
    }
  }
}
