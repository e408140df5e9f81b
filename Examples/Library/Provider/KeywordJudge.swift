import PlumbCore

/// A judge without a network: the answer that says more of its words is the better one.
struct KeywordJudge: ModelClient {
  let identity: ModelIdentity
  let keywords: [String]

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let text = request.messages.last?.content ?? ""
    let (a, b) = (count(in: answer("A", in: text)), count(in: answer("B", in: text)))
    return ModelReply(text: a == b ? "VERDICT: TIE" : a > b ? "VERDICT: A" : "VERDICT: B", finishReason: .stop)
  }

  /// The lines between the template's markers `[answer A …]` and `[end …]`.
  private func answer(_ letter: String, in text: String) -> [Substring] {
    let lines = text.split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0.hasPrefix("[answer \(letter) ") }) else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("[end ") })
  }

  private func count(in lines: [Substring]) -> Int {
    keywords.count { word in lines.contains { $0.lowercased().contains(word) } }
  }
}
