import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct LeaderboardMethodsCommandTests {
  private func run(_ text: String, as name: String = "b.csv", _ options: [String]) async throws -> Binary.Result {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    return try await Binary.run(["leaderboard", name, "--from", "battles"] + options, in: folder)
  }

  private static let three = """
    model_a,model_b,winner
    a,b,model_a
    a,b,model_a
    b,a,model_a
    b,c,model_a
    b,c,tie
    c,b,model_a
    c,a,model_b
    c,a,tie (bothbad)
    a,c,model_b

    """

  @Test(arguments: [
    "bradley-terry", "davidson", "rao-kupper", "elo", "average-win-rate", "eigenvector", "pagerank",
  ])
  func `every method of battles gives each model a score, an interval and a rank range`(method: String) async throws {
    let result = try await run(Self.three, ["--method", method, "--json", "--seed", "7"])
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    let rows = try #require(document["rows"]?.array)
    #expect(document["method"]?.string == method)
    #expect(rows.count == 3)
    let scores = rows.compactMap { $0["score"]?.double }
    #expect(scores == scores.sorted(by: >))
    for row in rows {
      let (low, high) = (try #require(row["low"]?.double), try #require(row["high"]?.double))
      #expect(low <= high)
      let (rank, best, worst) = (row["rank"]?.int ?? 0, row["rank_low"]?.int ?? 9, row["rank_high"]?.int ?? 0)
      #expect(best <= rank && rank <= worst && (1...3).contains(rank))
      #expect(row["judgments"]?.int == 6)
    }
    let again = try await run(Self.three, ["--method", method, "--json", "--seed", "7"])
    #expect(again.output == result.output)
  }

  @Test func `an anchor moves all ratings alike, and has no interval of its own`() async throws {
    let plain = try JSONValue.parse(try await run(Self.three, ["--json"]).output)
    let anchored = try JSONValue.parse(try await run(Self.three, ["--json", "--anchor", "b=1114"]).output)
    func ratings(_ document: JSONValue) -> [String: Double] {
      Dictionary(
        uniqueKeysWithValues: (document["rows"]?.array ?? []).map {
          ($0["model"]?.string ?? "", $0["score"]?.double ?? .nan)
        })
    }
    let (a, b) = (ratings(plain), ratings(anchored))
    #expect(b["b"] == 1114)
    for model in ["a", "c"] {
      #expect(abs(((b[model] ?? .nan) - 1114) - ((a[model] ?? .nan) - (a["b"] ?? .nan))) < 1e-9)
    }
    let row = anchored["rows"]?.array?.first { $0["model"] == "b" }
    #expect(row?["low"] == .null)
  }

  @Test func `a table, comma-separated values and Markdown hold the same figures`() async throws {
    let table = try await run(Self.three, [])
    #expect(
      table.output.contains("Ratings on Elo's scale, mean 1000; 95% intervals: bootstrap over games, 200 rounds"))
    let csv = try await run(Self.three, ["--csv"])
    #expect(csv.output.hasPrefix("model,score,low,high,judgments,failed,coverage,"))
    #expect(csv.output.split(separator: "\n").count == 4)
    let markdown = try await run(Self.three, ["--markdown"])
    #expect(markdown.output.contains("| rank | model | score | 95% interval |"))
    #expect(markdown.output.contains("| ---: | --- | ---: | ---: |"))
    let both = try await run(Self.three, ["--markdown", "--csv"])
    #expect(both.status == 2)
  }

  @Test(arguments: [
    ("a,b,model_a\nb,c,model_a\n", "bradley-terry", "The rating of a is infinite"),
    (
      "a,b,model_a\na,b,model_b\nc,d,model_a\nc,d,model_b\n", "bradley-terry",
      "Ratings of a, b cannot be compared with the rest"
    ),
    ("a,b,model_a\n", "bradley-terry", "infinite"),
    ("a,b,tie\nb,a,tie\n", "davidson", "every battle was tied"),
    ("a,b,model_a\na,b,model_b\n", "davidson", "no battle was tied"),
    ("", "bradley-terry", "no judgments found"),
    ("a,b,nan\n", "bradley-terry", "winner is 'nan'"),
  ])
  func `what is undefined is a sentence, never a number`(rows: String, method: String, sentence: String) async throws {
    let result = try await run("model_a,model_b,winner\n" + rows, ["--method", method, "--json"])
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(sentence), "\(result.error)")
  }

  @Test func `a model that never lost has a rating under a ridge`() async throws {
    let result = try await run("left,right,winner\na,b,left\nb,c,left\nb,c,right\n", ["--ridge", "0.1", "--json"])
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    #expect(document["ridge"] == 0.1)
    #expect(document["rows"]?.array?.first?["model"] == "a")
  }

  @Test(arguments: [("a,b,tie\n", 1), ("a,b,tie\nb,a,tie\na,b,tie\n", 3)])
  func `games that are all tied are equal ratings without intervals`(rows: String, count: Int) async throws {
    let result = try await run("model_a,model_b,winner\n" + rows, ["--json"])
    #expect(result.status == 0, "\(result.error)")
    let document = try JSONValue.parse(result.output)
    for row in document["rows"]?.array ?? [] {
      #expect(row["score"]?.double == 1000)
      #expect(row["low"] == .null)
      #expect(row["judgments"]?.int == count)
    }
    #expect(document["warnings"]?.array?.contains { $0.string?.contains("no spread") == true } == true)
  }

  @Test(arguments: [
    (["--method", "best"], "'best' is not a leaderboard method; expected one of win-rate, length-controlled"),
    (["--control", "colour"], "'colour' is not a style feature; expected one or more of length, headers, lists, bold"),
    (["--control", "length", "--method", "elo"], "--control works with --method weighted-win-rate or bradley-terry"),
    (["--control", "length"], "style control is undefined: of 9 games none has the style of both answers"),
    (["--anchor", "b"], "--anchor b: expected a model and its rating"),
    (["--anchor", "nobody=1"], "no game has the anchor 'nobody'"),
    (["--baseline", "nobody"], "no game has the baseline"),
    (["--compat", "other"], "--compat other: expected one of alpaca-eval, arena-hard-v0.1"),
    (["--C=-1"], "--C -1: expected a positive number, or cv"),
    (["--level", "1.5"], "the level 1.5 is not strictly"),
    (["--calibration", "nowhere"], "nowhere/instruction_difficulty.csv: there is no such file"),
  ])
  func `an option that means nothing is refused with what is expected`(options: [String], sentence: String) async throws
  {
    let result = try await run(Self.three, options)
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(sentence), "\(result.error)")
  }

  @Test func `battles that share prompts are resampled by prompt`() async throws {
    var text = "question_id,model_a,model_b,winner\n"
    // Every prompt's four battles agree: as much information as one.
    for prompt in 0..<60 {
      text += String(repeating: "q\(prompt),a,b,model_\(prompt % 3 == 0 ? "b" : "a")\n", count: 4)
    }
    let prompts = try JSONValue.parse(try await run(text, ["--json"]).output)
    let rows = try JSONValue.parse(try await run(text, ["--json", "--compat", "chatbot-arena"]).output)
    func width(_ document: JSONValue) throws -> Double {
      let row = try #require(document["rows"]?.array?.first)
      return try #require(row["high"]?.double) - (try #require(row["low"]?.double))
    }
    #expect(prompts["interval"] == "bootstrap over prompts, 200 rounds, percentiles")
    #expect(try width(prompts) > 1.6 * width(rows))
    let clustered = try JSONValue.parse(try await run(text, ["--json", "--bootstrap", "0"]).output)
    #expect(clustered["interval"] == "sandwich over prompts")
    #expect(abs(try width(clustered) / width(prompts) - 1) < 0.25)
  }

  @Test func `a hundred thousand battles in a table are scored`() async throws {
    var generator = SeededGenerator(seed: 5)
    var text = "model_a,model_b,winner\n"
    for _ in 0..<100_000 {
      let a = Int.random(in: 0..<20, using: &generator)
      let b = (a + Int.random(in: 1..<20, using: &generator)) % 20
      text += "m\(a),m\(b),\(Int.random(in: 0..<40, using: &generator) < 20 + a - b ? "model_a" : "model_b")\n"
    }
    let result = try await run(text, ["--json", "--bootstrap", "20"])
    #expect(result.status == 0, "\(result.error)")
    let names = try JSONValue.parse(result.output)["rows"]?.array?.compactMap { $0["model"]?.string } ?? []
    #expect(names.first == "m19")
    #expect(names.last == "m0")
  }
}
