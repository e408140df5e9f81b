import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbEvaluation
@testable import PlumbJudging

@Suite struct SampledResponsesTests {
  private let items = (0..<5).map { Item(id: "i\($0)", turns: ["question \($0)"]) }

  private func answers(_ client: ScriptedClient, samples: Int, store: any Store, seed: Int? = nil) async throws
    -> [Response]
  {
    let folder = try TemporaryFolder()
    let path = folder.file("items.jsonl")
    let writer = try JSONLinesWriter(path: path)
    for item in items { try writer.write(item) }
    try writer.finish()
    let cached = CachedClient(scripted: client, store: store)
    let source = ModelResponseSource(
      name: "m", client: cached, price: cached.usd, recipe: GenerationRecipe(),
      settings: SamplingSettings(temperature: 1, seed: seed))
    let failures = try await generate(
      source, items: path, to: folder.file("out.jsonl"), samples: samples, window: 3, total: items.count,
      metrics: RunMetrics())
    #expect(failures == 0)
    return try JSONLinesReader<Response>.load(path: folder.file("out.jsonl")).records
  }

  @Test func `each item is answered as often as asked, in order, and a rerun asks nothing`() async throws {
    let store = InMemoryStore()
    let client = ScriptedClient { request throws(ModelError) in
      ModelReply(text: "\(request.messages[0].content) try \(request.attempt)", finishReason: .stop)
    }
    let responses = try await answers(client, samples: 3, store: store)
    #expect(responses.map(\.item) == items.flatMap { [$0.id, $0.id, $0.id] })
    #expect(responses.map(\.sample) == Array(repeating: [0, 1, 2], count: 5).flatMap(\.self))
    #expect(responses[7].turns == ["question 2 try 1"])
    #expect(client.requests.count == 15)
    #expect(try await answers(client, samples: 3, store: store) == responses)
    #expect(try await answers(client, samples: 4, store: store).count == 20)
    #expect(client.requests.count == 20)
  }

  @Test func `a sampling seed moves on with the sample`() async throws {
    let client = ScriptedClient(saying: "x")
    _ = try await answers(client, samples: 2, store: InMemoryStore(), seed: 40)
    #expect(Set(client.requests.map(\.settings.seed)) == [40, 41])
  }

  @Test func `the sample is part of the file, and the first one is not written`() throws {
    #expect(Response(item: "a", model: "m", turns: ["t"]).json["sample"] == nil)
    let third = Response(item: "a", model: "m", sample: 2, turns: ["t"])
    #expect(third.json["sample"] == 2)
    var fields = FieldReader(third.json, location: Location())
    #expect(Response(from: &fields) == third)
  }
}
