import PlumbCore
import PlumbTestSupport

/// A judge that decides by the content of what it is asked, so that the same question always gets the same verdict.
func contentVerdict(_ request: ScriptedRequest) -> String {
  let digest = sha256(Array(request.question.utf8))[0]
  return ["VERDICT: A", "VERDICT: B", "VERDICT: A", "VERDICT: TIE", "VERDICT: B"][Int(digest) % 5]
}

/// Items and two files of recorded responses, all different.
func writeRecordedModels(_ count: Int, in folder: TemporaryFolder) throws {
  var items = ""
  var one = ""
  var two = ""
  for index in 0..<count {
    let category = ["writing", "数学计算", "coding"][index % 3]
    items +=
      "{\"id\":\"i\(index)\",\"turns\":[\"Question \(index)?\"],\"category\":\"\(category)\",\"language\":\"en\"}\n"
    one += "{\"item\":\"i\(index)\",\"model\":\"one\",\"turns\":[\"Answer one to \(index).\"]}\n"
    two += "{\"item\":\"i\(index)\",\"model\":\"two\",\"turns\":[\"The second answer to \(index), a longer one.\"]}\n"
  }
  try folder.write(items, to: "items.jsonl")
  try folder.write(one, to: "one.jsonl")
  try folder.write(two, to: "two.jsonl")
}

/// A spec that judges the recorded models by an endpoint.
func judgedSpec(name: String = "judged", baseURL: String, keys: String = "", top: String = "") -> String {
  """
  name: \(name)
  benchmark: items.jsonl
  models:
    one: { responses: one.jsonl }
    two: { responses: two.jsonl }
  baseline: two
  judge: { provider: openai-compatible, base_url: "\(baseURL)", model: scripted, orders: both\(keys) }
  \(top)
  """
}

/// A leaderboard document without the times, which differ from one session to the next.
func withoutTimes(_ text: String) throws -> JSONValue {
  var document = try JSONValue.parse(text)
  guard case .object(var object) = document, let judges = object["certificates"]?.array else { return document }
  object["certificates"] = .array(
    judges.map { judge in
      guard case .object(var fields) = judge else { return judge }
      fields["mean_latency"] = nil
      fields["seconds_per_1000"] = nil
      return .object(fields)
    })
  document = .object(object)
  return document
}
