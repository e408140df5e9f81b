import Hummingbird
import HummingbirdTesting
import PlumbCore
import PlumbEvaluation
import PlumbJudging
import Testing

@testable import PlumbWeb

/// Grades an answer by its length, 1–10; an empty one cannot be judged, and `FATAL` ends everything.
private struct LengthJudge: PointwiseJudge {
  let name = "length"

  func judgmentCount(for item: Item) -> Int { 1 }

  func judgments(of response: PlumbCore.Response, to item: Item) async throws(ModelError) -> [Judgment] {
    let answer = response.turns.last ?? ""
    if answer == "FATAL" { throw ModelError(.unauthorized, "The key was refused.") }
    let outcome: Outcome =
      answer.isEmpty
      ? .failed(Failure(.noVerdict, "nothing to grade"))
      : .ratings(Ratings(overall: Double(min(10, answer.count)), scale: 1...10))
    return [Judgment(item: item.id, judge: name, models: [response.model], outcome: outcome)]
  }
}

@Suite struct RewardRoutesTests {
  private func post(_ body: String, scale: RewardModel.Scale = .raw, failedReward: Double? = nil) async throws -> (
    status: Int, body: JSONObject
  ) {
    let server = WebServer(
      port: 0, rewardModel: RewardModel(judge: LengthJudge(), scale: scale), failedReward: failedReward)
    return try await server.application().test(.router) { client in
      try await client.execute(uri: "/v1/reward", method: .post, body: ByteBuffer(string: body)) { response in
        (response.status.code, try JSONValue.parse(Array(response.body.readableBytesView)).object ?? [:])
      }
    }
  }

  @Test(arguments: [
    #"{"query": ["<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nabc<|im_end|>", "Human: q\n\nAssistant: abcde"]}"#,
    #"{"query": ["Hi abc", "qabcde"], "prompts": ["Hi", "q"], "labels": [null, null]}"#,
    #"{"prompts": ["Hi", "q"], "responses": ["abc", "abcde"]}"#,
  ])
  func `every shape a trainer posts is graded in order`(body: String) async throws {
    let answer = try await post(body)
    #expect(answer.status == 200)
    #expect(answer.body["rewards"] == [3.0, 5.0])
    #expect(answer.body["failed"] == 0)
  }

  @Test func `one text is a batch of one`() async throws {
    #expect(try await post(#"{"prompts": "q", "responses": "abcd"}"#).body["rewards"] == [4.0])
  }

  @Test func `the unit scale ends at 0 and 1`() async throws {
    let body = #"{"prompts": ["q", "q"], "responses": ["a", "abcdefghijkl"]}"#
    #expect(try await post(body, scale: .unit).body["rewards"] == [0.0, 1.0])
  }

  @Test func `a failed judgment is null and told, unless the user chose a number`() async throws {
    let body = #"{"prompts": ["q", "r"], "responses": ["", "ab"]}"#
    let answer = try await post(body)
    #expect(answer.body["rewards"] == [.null, 2.0])
    #expect(answer.body["failures"]?.array?.first?["index"] == 0)
    #expect(answer.body["failures"]?.array?.first?["message"] == "nothing to grade")
    #expect(try await post(body, failedReward: -1).body["rewards"] == [-1.0, 2.0])
    #expect(try await post(body, failedReward: -1).body["failed"] == 1)
  }

  @Test(arguments: [
    ("", 400, "The body is not a JSON object."), ("[1]", 400, "The body is not a JSON object."),
    ("{}", 422, "Expected 'query', or 'prompts' with 'query' or 'responses': arrays of texts."),
    (#"{"query": 3}"#, 422, "'query' is a number; expected an array of texts."),
    (#"{"query": ["a", 3]}"#, 422, "'query[1]' is a number; expected a text."),
    (#"{"prompts": ["a"], "responses": []}"#, 422, "'prompts' has 1 entries and 'responses' 0; expected as many."),
    (
      #"{"query": ["no template"]}"#, 422,
      "'query[0]' cannot be parted into questions and answers; send 'prompts' and 'responses'."
    ),
    (#"{"prompts": ["q"], "responses": ["FATAL"]}"#, 502, "The key was refused."),
  ])
  func `what cannot be graded is answered with a status and a sentence`(body: String, status: Int, sentence: String)
    async throws
  {
    let answer = try await post(body)
    #expect(answer.status == status)
    #expect(answer.body["error"]?["message"] == .string(sentence))
  }

  @Test func `an empty batch is an empty answer`() async throws {
    #expect(try await post(#"{"query": []}"#).body["rewards"] == [])
  }

  @Test func `its health names the judge`() async throws {
    let server = WebServer(port: 0, rewardModel: RewardModel(judge: LengthJudge()))
    try await server.application().test(.live) { client in
      try await client.execute(uri: "/health", method: .get) { response in
        #expect(String(buffer: response.body).contains("\"length\""))
      }
    }
  }
}
