import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct UsageTests {
  @Test(arguments: try await CommandTree.commands())
  func `help has an example and stays as it was reviewed`(command: CommandTree.Command) async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(command.words + ["--help"], in: folder, environment: ["COLUMNS": "100"])
    #expect(result.status == 0)
    #expect(result.output.contains("xample") || command.isGroup)
    try Golden().check(result.output, named: command.golden)
  }

  @Test func `no reviewed help is left over`() async throws {
    let commands = try await CommandTree.commands()
    #expect(commands.count >= 32)
    #expect(try Golden().leftOver(besides: commands.map(\.golden)) == [])
  }

  @Test(arguments: [
    (["frobnicate"], "Unexpected argument"), (["run"], "Missing expected argument"),
    (["run", "no-such.yaml"], "no-such.yaml: cannot be opened"),
    (["leaderboard", "x", "--from", "nonsense"], "'nonsense' is not a format"),
    (["benchmark", "show", "nonsense"], "benchmark 'nonsense': neither built in (starter-en, starter-zh)"),
    (["report", "nonsense"], "'nonsense': no finished run of that name"),
    (["report", "x", "--language", "fr"], "--language takes en or zh"),
  ])
  func `bad usage ends with 2 and a sentence`(arguments: [String], sentence: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(arguments, in: folder)
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(sentence), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test func `the version and the completions are there`() async throws {
    let folder = try TemporaryFolder()
    let version = try await Binary.run(["--version"], in: folder)
    #expect(version.output == "0.1.0\n")
    for shell in ["bash", "zsh", "fish"] {
      let script = try await Binary.run(["--generate-completion-script", shell], in: folder)
      #expect(script.status == 0 && script.output.contains("leaderboard"))
    }
  }

  @Test func `built-in benchmarks are listed as one JSON document`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(["benchmark", "list", "--json"], in: folder)
    let document = try JSONValue.parse(result.output)
    #expect(document.array?.compactMap { $0["id"]?.string } == ["starter-en", "starter-zh"])
    #expect(document.array?.allSatisfy { ($0["items"]?.int ?? 0) >= 60 } == true)
  }

  @Test func `a spec with several mistakes reports all of them with lines`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: bad
      models:
        a: { provider: nonsense }
        b: 3
      baseline: c
      judge: { model: d, orders: sideways }
      budget: { usd: lots }
      """, to: "spec.yaml")
    let result = try await Binary.run(["run", "spec.yaml"], in: folder)
    #expect(result.status == 2)
    for sentence in [
      "spec.yaml:4: field 'models.b': expected a model's keys, found a number",
      "spec.yaml:5: field 'baseline': 'c' is none of the models (a)",
      "spec.yaml:6: field 'judge.model': 'd' is none of the models (a)",
      "spec.yaml:7: field 'budget.usd': expected a number", "field 'benchmark': missing",
    ] { #expect(result.error.contains(sentence), "\(sentence)\n---\n\(result.error)") }
  }
}
