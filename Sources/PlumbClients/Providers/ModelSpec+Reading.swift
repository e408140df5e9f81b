public import PlumbCore

extension ModelSpec {
  /// Reads an entry.
  ///
  /// `responses: FILE` alone means the provider `recorded`. `concurrency` is a number, or `{start, max}`. Keys this type
  /// does not know become ``options``, which the provider checks. `nil` when a problem was reported.
  ///
  /// - Parameters:
  ///   - name: The entry's key.
  ///   - fields: The entry's members.
  public init?(name: String, from fields: inout FieldReader) {
    let responses = fields.optional("responses", .nonEmptyString)
    let named = fields.optional("provider", .nonEmptyString)
    if named == nil, responses == nil {
      fields.report("provider", "missing; expected a provider's name, or 'responses' with a file of recorded responses")
    }
    let settings = SamplingSettings(from: &fields)
    let limits = EndpointLimits(from: &fields)
    let retry = RetryPolicy(from: &fields)
    self.init(
      name: name, provider: named ?? "recorded", model: fields.optional("model", .nonEmptyString),
      baseURL: fields.optional("base_url", .nonEmptyString),
      keyVariable: fields.optional("api_key_env", .nonEmptyString),
      headers: Self.headers(&fields), limits: limits, retry: retry,
      sendsMaxCompletionTokens: fields.optional("max_completion_tokens", .bool) ?? false,
      cacheID: fields.optional("cache_id", .nonEmptyString), price: fields.record("price", as: ModelPrice.self),
      settings: settings ?? SamplingSettings(), responses: responses,
      skipInvalid: fields.optional("skip_invalid", .bool) ?? false,
      keepsThinking: fields.optional("keep_thinking", .bool) ?? false, options: fields.rest)
    guard settings != nil, fields.isValid else { return nil }
  }

  private static func headers(_ fields: inout FieldReader) -> [String: String] {
    var headers: [String: String] = [:]
    for entry in fields.optional("headers", .object)?.entries ?? [] {
      guard let value = entry.value.string else {
        fields.report("headers.\(entry.key)", "expected a string, found \(entry.value.kindDescription)")
        continue
      }
      headers[entry.key] = value
    }
    return headers
  }
}

extension EndpointLimits {
  /// How many requests may be in flight at one endpoint.
  private static let concurrencies = 1...100_000

  /// Reads `concurrency`, `requests_per_minute` and `tokens_per_minute`.
  internal init(from fields: inout FieldReader) {
    let rate = FieldKind<Double>("a number above 0") { $0.double.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
    self.init(
      requestsPerMinute: fields.optional("requests_per_minute", rate),
      tokensPerMinute: fields.optional("tokens_per_minute", rate))
    switch fields.value("concurrency") {
    case .none: break
    case .some(.object(let object)):
      var nested = FieldReader(
        object, location: fields.location, prefix: fields.location(of: "concurrency").field ?? "")
      startConcurrency = nested.optional("start", .integer(in: Self.concurrencies))
      maximumConcurrency = nested.optional("max", .integer(in: Self.concurrencies))
      for key in nested.rest.keys { nested.report(key, "unknown; expected start or max") }
      fields.report(nested.diagnostics)
    case .some(let value):
      guard let count = value.int, Self.concurrencies.contains(count) else {
        fields.report(
          "concurrency",
          "expected a whole number from 1 to \(Self.concurrencies.upperBound), or an object with start and max")
        break
      }
      startConcurrency = count
      maximumConcurrency = count
    }
  }
}

extension RetryPolicy {
  /// Reads `timeout`, `total_timeout` (seconds) and `retries` (attempts after the first).
  internal init(from fields: inout FieldReader) {
    self.init()
    let seconds = FieldKind<Double>("a number of seconds above 0") {
      $0.double.flatMap { $0 > 0 && $0 < 1e7 ? $0 : nil }
    }
    if let timeout = fields.optional("timeout", seconds) { attemptTimeout = .seconds(timeout) }
    if let total = fields.optional("total_timeout", seconds) { totalTimeLimit = .seconds(total) }
    if let retries = fields.optional("retries", .integer(in: 0...1_000)) {
      maximumAttempts = min(retries, 1_000_000) + 1
    }
  }
}
