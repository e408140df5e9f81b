import PlumbTestSupport
import Testing

@Suite struct AbsurdNumberTests {
  private static let numbers = ["9223372036854775807", "4611686018427387904", "-9223372036854775808"]

  @Test(arguments: numbers, ["concurrency", "max_tokens", "retries"])
  func `an absurd number in a spec is refused with its field and never ends the process`(_ number: String, key: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let spec = """
      name: absurd
      benchmark: starter-en
      models:
        m: { provider: vllm, model: m, \(key): \(number) }
        reference: { provider: reference }
      baseline: reference
      judge: { rule: longest }
      """
    try folder.write(spec, to: "spec.yaml")
    let result = try await Binary.run(["run", "spec.yaml", "--dry-run"], in: folder)
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(key), "\(result.error)")
  }

  @Test(arguments: numbers)
  func `an absurd number on the command line is refused and never ends the process`(_ number: String) async throws {
    let folder = try TemporaryFolder()
    let line = #"{"item":"1","judge":"j","models":["a","b"],"outcome":{"preference":1}}"#
    try folder.write(line + "\n" + line.replacing("\"1\"", with: "\"2\""), to: "j.jsonl")
    for command in [
      ["leaderboard", "j.jsonl", "--baseline", "b", "--bootstrap=\(number)"],
      ["compare", "j.jsonl", "--bootstrap=\(number)"],
      ["generate", "starter-en", "--provider", "vllm", "--model", "m", "--samples=\(number)", "--output", "o.jsonl"],
    ] {
      let result = try await Binary.run(command, in: folder)
      #expect(result.status == 2, "\(command): \(result.status) \(result.error)")
    }
  }

  @Test func `a port that is none is refused with its field`() async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(
      [
        "generate", "starter-en", "--provider", "vllm", "--model", "m", "--base-url", "http://127.0.0.1:99999/v1",
        "--output", "o.jsonl",
      ], in: folder)
    #expect(result.status == 2 && result.error.contains("'99999' is not a port"), "\(result.error)")
  }
}
