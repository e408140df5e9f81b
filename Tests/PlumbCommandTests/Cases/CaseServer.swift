import Foundation
import PlumbCore
import PlumbTestSupport

/// The scripted server of a case: its rules in order, the first that fits answers.
final class CaseServer: Sendable {
  private let rules: [JSONValue]
  /// How many fitting requests each rule has seen.
  private let seen: Shared<[Int]>
  private let started = ContinuousClock.now

  init(rules: [JSONValue]) {
    self.rules = rules
    seen = Shared(Array(repeating: 0, count: rules.count))
  }

  func reply(to request: ScriptedRequest) -> ScriptedReply {
    for (index, rule) in rules.enumerated() where Self.fits(request, rule["when"]) {
      if let until = rule["until"]?.double, started.duration(to: .now) > .seconds(until) { continue }
      let count = seen.withLock { counts in
        counts[index] += 1
        return counts[index]
      }
      let after = rule["after"]?.int ?? 0
      if count <= after { continue }
      if let times = rule["times"]?.int, count > after + times { continue }
      return Self.reply(of: rule).delayed(by: .seconds(rule["delay"]?.double ?? 0))
    }
    return .error(404, "no rule of the case fits this request")
  }

  /// Whether a request meets all conditions.
  static func fits(_ request: ScriptedRequest, _ conditions: JSONValue?) -> Bool {
    (conditions?.object?.entries ?? []).allSatisfy { condition in
      let (value, body) = (condition.value, request.json)
      let messages = body?["messages"]?.array ?? []
      let roles = messages.compactMap { $0["role"]?.string }
      switch condition.key {
      case "model": return request.model == value.string
      case "path": return finds(value.string ?? "", in: request.path)
      case "text": return finds(value.string ?? "", in: String(decoding: request.body, as: UTF8.self))
      case "has": return body?[value.string ?? ""].map { !$0.isNull } ?? false
      case "role": return roles.contains(value.string ?? "")
      case "turns": return roles.count { $0 == "user" } == value.int
      case "temperature_not": return body?["temperature"]?.double.map { $0 != value.double } ?? false
      case "same_role_twice": return zip(roles, roles.dropFirst()).contains { $0 == $1 } == value.bool
      case "empty_assistant":
        return messages.contains { $0["role"]?.string == "assistant" && ($0["content"]?.string ?? "").isEmpty }
          == value.bool
      case "header":
        return (value.object?.entries ?? []).allSatisfy { entry in
          request.headers[entry.key.lowercased()].map { finds(entry.value.string ?? "", in: $0) } ?? false
        }
      default: return false
      }
    }
  }

  private static func reply(of rule: JSONValue) -> ScriptedReply {
    let headers = (rule["headers"]?.object?.entries ?? []).map { (name: $0.key, value: $0.value.string ?? "") }
    let status = rule["status"]?.int ?? 200
    if let json = rule["json"] { return .json(json, status: status, headers: headers) }
    if let text = rule["text"]?.string { return .text(text, status: status, headers: headers) }
    if let base64 = rule["base64"]?.string {
      return ScriptedReply(status: status, headers: headers, body: Array(Data(base64Encoded: base64) ?? Data()))
    }
    var text = rule["content"]?.string
    if let parts = rule["repeat"]?.array, parts.count == 2 {
      text = String(repeating: parts[0].string ?? "", count: parts[1].int ?? 0)
    }
    var object: JSONObject = [
      "id": "c", "object": "chat.completion", "model": "scripted",
      "choices": [
        [
          "index": 0, "message": ["role": "assistant", "content": text.map(JSONValue.string) ?? .null],
          "finish_reason": rule["finish_reason"] ?? "stop",
        ]
      ],
    ]
    let usage = rule["usage"] ?? ["prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15]
    if usage.string != "none" { object["usage"] = usage }
    return .json(.object(object), status: status, headers: headers)
  }
}
