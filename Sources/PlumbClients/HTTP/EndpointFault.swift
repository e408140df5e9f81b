package import PlumbCore

/// What a sentence about an endpoint's fault may name.
package struct EndpointContext: Sendable {
  /// The address.
  package var address: EndpointAddress
  /// The model asked.
  package var model: String
  /// The environment variable of the key, when there is one.
  package var keyVariable: String?
  /// The words that must not show.
  package var secrets: [String]

  /// A context.
  package init(address: EndpointAddress, model: String, keyVariable: String?, secrets: [String]) {
    self.address = address
    self.model = model
    self.keyVariable = keyVariable
    self.secrets = secrets
  }
}

extension EndpointContext {
  /// The error for a reply whose status is not 200.
  package func fault(_ reply: HTTPReply) -> ModelError {
    let body = ErrorReply(reply)
    return fault(status: reply.status, reason: reply.reason, body: body, reply: reply)
  }

  /// The error for a reply of status 200 that says of itself that it failed; `nil` when it does not.
  ///
  /// - Parameters:
  ///   - json: The whole body, or a choice of it: whatever may have an `error`.
  ///   - reply: The reply.
  /// - Returns: The error; where text came with it, and was paid for, it is worth one more attempt at most.
  package func fault(inside json: JSONValue, of reply: HTTPReply) -> ModelError? {
    guard let member = json["error"], !member.isNull, member != false, member != "", member.object?.isEmpty != true else {
      return nil
    }
    var fault = fault(ofBody: ErrorReply(json), reply)
    let isChoice = json["message"] != nil || json["text"] != nil
    if isChoice || json["choices"]?.array?.isEmpty == false { fault.retryLimit = 1 }
    return fault
  }

  /// The error for a choice that the endpoint broke off: an `error` in it, or a reason like `error` or `abort`.
  package func fault(ofChoice choice: JSONValue, reason: ModelReply.FinishReason?, _ reply: HTTPReply) -> ModelError? {
    if let fault = fault(inside: choice, of: reply) { return fault }
    guard let reason, reason.isBroken else { return nil }
    var fault = error(
      .server, "The endpoint broke the answer off (finish_reason '\(quoted(reason.word, limit: 40))').", mayPass: true)
    fault.retryLimit = 1
    return fault
  }

  private func fault(ofBody body: ErrorReply, _ reply: HTTPReply) -> ModelError {
    if let status = body.status { return fault(status: status, reason: "", body: body, reply: reply) }
    let words = body.words.joined(separator: " ")
    let status: Int
    switch words {
    case let words where words.contains("rate_limit"): status = 429
    case let words where words.contains("insufficient_quota"): status = 402
    case let words where words.contains("authentication") || words.contains("invalid_api_key"): status = 401
    case let words where words.contains("model_not_found"): status = 404
    case let words where words.contains("invalid_request") || words.contains("context_length"): status = 400
    default:
      return error(.server, "HTTP 200 with an error\(inParentheses(body.message)).", mayPass: true)
    }
    return fault(status: status, reason: "", body: body, reply: reply)
  }

  /// The error for a reply that is not the protocol's.
  ///
  /// - Parameters:
  ///   - reply: The reply.
  ///   - problem: What is wrong, as a clause: `the reply has no 'choices'`.
  ///   - advice: What to do, as a sentence.
  /// - Returns: The error.
  package func malformed(_ reply: HTTPReply, _ problem: String, advice: String? = nil) -> ModelError {
    let text = reply.text()
    let quote = text.isEmpty ? "" : ": \"\(quoted(redacted(text, secrets: secrets), limit: 120))\""
    let page = ErrorReply.title(ofPage: text) == nil ? problem : "the reply is an HTML page, not JSON"
    return error(.malformedReply, "\(page)\(quote).\(advice.map { " \($0)" } ?? "")", mayPass: true)
  }

  /// The error for a reply whose bytes are no JSON text; sending the request again would not help.
  func unreadable(_ reply: HTTPReply, _ problem: String) -> ModelError {
    error(.malformedReply, "\(problem).", mayPass: false)
  }

  private func fault(status: Int, reason: String, body: ErrorReply, reply: HTTPReply) -> ModelError {
    let said = inParentheses(body.message ?? (reason.isEmpty ? nil : reason.lowercased()))
    let wait = retryAfter(reply)
    switch status {
    case 402,
      429 where body.words.contains { $0.contains("insufficient_quota") }:
      return error(
        .unauthorized, "HTTP \(status)\(said). The account has no credit left; add some, then run again.",
        mayPass: false)
    case 401, 403:
      return error(.unauthorized, "HTTP \(status)\(status == 401 ? "" : said). \(keyAdvice)", mayPass: false)
    case 404:
      return error(
        .notFound,
        "HTTP 404\(said). There is no model '\(quoted(model, limit: 80))' at this address; check 'model' and 'base_url'.",
        mayPass: false)
    case 408: return error(.timeout, "HTTP 408\(said).", mayPass: true, retryAfter: wait)
    case 409, 425: return error(.server, "HTTP \(status)\(said).", mayPass: true, retryAfter: wait)
    case 429: return error(.rateLimited, "HTTP 429\(said).\(askedToWait(wait))", mayPass: true, retryAfter: wait)
    case 300..<400:
      let target = reply.header("Location").map { " to \(quoted($0.prefix { $0 != "?" }, limit: 120))" } ?? ""
      return error(.notFound, "HTTP \(status), moved\(target). Set 'base_url' to the final address.", mayPass: false)
    case 400..<500:
      return error(.invalidRequest, "HTTP \(status), the endpoint refuses this request\(said).", mayPass: false)
    case 501, 505: return error(.server, "HTTP \(status)\(said).", mayPass: false)
    case 500...: return error(.server, "HTTP \(status)\(said).\(askedToWait(wait))", mayPass: true, retryAfter: wait)
    default: return malformed(reply, "HTTP \(status) where 200 was expected")
    }
  }

  private var keyAdvice: String {
    guard let keyVariable else {
      return "The endpoint wants a key; name its environment variable in 'api_key_env'."
    }
    return "The key in \(keyVariable) is wrong or not allowed here; set \(keyVariable) to a valid key and run again."
  }

  private func askedToWait(_ seconds: Double?) -> String {
    seconds.map { " It asks to wait \(Duration.seconds(min($0, 1e9)).inWords)." } ?? ""
  }

  private func inParentheses(_ text: String?) -> String {
    guard let text else { return "" }
    var words = quoted(redacted(text, secrets: secrets), limit: 200)
    if words.hasSuffix(".") { words.removeLast() }
    return words.isEmpty ? "" : " (\(words))"
  }

  private func error(_ code: ModelError.Code, _ sentence: String, mayPass: Bool, retryAfter: Double? = nil)
    -> ModelError
  {
    ModelError(
      code, "\(address): \(sentence)\(mayPass ? " \(ModelError.retryAdvice)" : "")", retryAfter: retryAfter,
      isPermanent: !mayPass)
  }
}
