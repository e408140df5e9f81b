import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct PlanCommandTests {
  @Test func `Miller's two examples come out`() async throws {
    let folder = try TemporaryFolder()
    for (noise, expected) in [(0.0, 969.0), (1.0 / 6, 3876.0)] {
      let result = try await Binary.run(
        ["plan", "--difference", "0.03", "--variance", "\(1.0 / 9)", "--noise", "\(noise)", "--json"], in: folder)
      #expect(result.status == 0, "\(result.error)")
      let plan = try JSONValue.parse(result.output)
      #expect(abs((plan["items_exact"]?.double ?? .nan) - expected) < 0.2)
      let items = try #require(plan["items"]?.int)
      #expect(Double(items) >= expected - 0.5 && plan["judgments"]?.int == 4 * items)
      #expect(plan["usd"]?.isNull == true)
    }
  }

  @Test func `a pilot's judgments give variance and price`() async throws {
    let folder = try TemporaryFolder()
    var lines = ""
    for item in 0..<40 {
      for (index, model) in ["a", "b"].enumerated() {
        lines +=
          "{\"item\":\"\(item)\",\"judge\":\"j\",\"models\":[\"base\",\"\(model)\"],\"outcome\":{\"preference\":\((item + index * 2) % 3 == 0 ? 1 : 0)},\"usage\":{\"prompt\":1000,\"completion\":100},\"usd\":0.002}\n"
      }
    }
    try folder.write(lines, to: "pilot.jsonl")
    let arguments = [
      "plan", "--judgments", "pilot.jsonl", "--models", "a", "b", "--difference", "0.2", "--orders", "1",
    ]
    let result = try await Binary.run(arguments + ["--json"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let plan = try JSONValue.parse(result.output)
    let judgments = try #require(plan["judgments"]?.int)
    #expect(abs((plan["usd"]?.double ?? .nan) - 0.002 * Double(judgments)) < 1e-9)
    let priced = try await Binary.run(arguments + ["--judge", "gpt-4o-mini"], in: folder)
    #expect(
      priced.output.contains("1000 tokens read and 100 written by gpt-4o-mini"), "\(priced.output)\(priced.error)")
  }

  @Test(arguments: [
    (["--difference", "0.1"], "Give --variance, or a pilot"),
    (["--variance", "0.1"], "Give the difference to see with --difference."),
    (["--difference", "0", "--variance", "0.1"], "--difference takes a number other than 0"),
    (["--difference", "0.1", "--variance", "0.1", "--power", "1"], "--power takes a number between 0 and 1"),
    (["--difference", "0.1", "--variance", "0.1", "--judge", "nobody"], "has no 'nobody'"),
    (["--difference", "0.1", "--variance", "0.1", "--judge", "gpt-4o"], "needs the tokens of a judgment"),
  ])
  func `impossible plans are refused with a sentence`(arguments: [String], sentence: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await Binary.run(["plan"] + arguments, in: folder)
    #expect(result.status == 2, "\(result.status)")
    #expect(result.error.contains(sentence), "\(result.error)")
  }
}
