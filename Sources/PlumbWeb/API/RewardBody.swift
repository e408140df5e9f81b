internal import HTTPTypes
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbJudging

/// What a trainer posts to `/v1/reward`.
///
/// The shapes of OpenRLHF's remote reward model: `{"query": [whole conversations in the chat template]}`, with or without
/// `"prompts": [the parts before the answers]`; and plainly `{"prompts": […], "responses": […]}`. `labels` and other keys are
/// not looked at.
struct RewardBody {
  var transcripts: [ChatTranscript]

  /// Reads a body.
  ///
  /// - Throws: `APIError` with status 400 or 422 and a sentence that names the entry.
  init(_ bytes: some Collection<UInt8>) throws(APIError) {
    guard let value = try? JSONValue.parse(Array(bytes)), let object = value.object else {
      throw APIError(.badRequest, "The body is not a JSON object.")
    }
    let query = try Self.texts("query", in: object)
    let prompts = try Self.texts("prompts", in: object)
    let responses = try Self.texts("responses", in: object)
    switch (query, prompts, responses) {
    case (_, let prompts?, let responses?):
      try Self.checkCounts(("prompts", prompts), ("responses", responses))
      transcripts = try Self.reading(prompts, "prompts") { prompt, index in
        ChatTranscript(prompt: prompt, answer: responses[index])
      }
    case (let query?, let prompts?, nil):
      try Self.checkCounts(("query", query), ("prompts", prompts))
      transcripts = try Self.reading(query, "query") { text, index in
        guard text.hasPrefix(prompts[index]) else { return ChatTranscript(templated: text) }
        return ChatTranscript(prompt: prompts[index], answer: String(text.dropFirst(prompts[index].count)))
      }
    case (let query?, nil, _):
      transcripts = try Self.reading(query, "query") { text, _ in ChatTranscript(templated: text) }
    default:
      throw APIError(
        .unprocessableContent, "Expected 'query', or 'prompts' with 'query' or 'responses': arrays of texts.")
    }
  }

  private static func texts(_ key: String, in object: JSONObject) throws(APIError) -> [String]? {
    guard let value = object[key], !value.isNull else { return nil }
    if let text = value.string { return [text] }
    guard let array = value.array else {
      throw APIError(.unprocessableContent, "'\(key)' is \(value.kindDescription); expected an array of texts.")
    }
    var texts: [String] = []
    for (index, entry) in array.enumerated() {
      guard let text = entry.string else {
        throw APIError(.unprocessableContent, "'\(key)[\(index)]' is \(entry.kindDescription); expected a text.")
      }
      texts.append(text)
    }
    return texts
  }

  private static func checkCounts(_ left: (String, [String]), _ right: (String, [String])) throws(APIError) {
    guard left.1.count == right.1.count else {
      throw APIError(
        .unprocessableContent,
        "'\(left.0)' has \(left.1.count) entries and '\(right.0)' \(right.1.count); expected as many.")
    }
  }

  private static func reading(_ texts: [String], _ key: String, _ read: (String, Int) -> ChatTranscript?)
    throws(APIError) -> [ChatTranscript]
  {
    var transcripts: [ChatTranscript] = []
    for (index, text) in texts.enumerated() {
      guard let transcript = read(text, index) else {
        throw APIError(
          .unprocessableContent,
          "'\(key)[\(index)]' cannot be parted into questions and answers; send 'prompts' and 'responses'.")
      }
      transcripts.append(transcript)
    }
    return transcripts
  }
}
