/// One written token with the alternatives the endpoint reported at its place.
public struct TokenLogprob: Sendable, Equatable {
  /// A token and its natural log-probability.
  public struct Candidate: Sendable, Equatable {
    /// The token's text.
    public var token: String
    /// Natural logarithm of its probability, ≤ 0.
    public var logprob: Double

    /// A candidate.
    public init(token: String, logprob: Double) {
      self.token = token
      self.logprob = logprob
    }
  }

  /// The token that was written.
  public var token: String
  /// Its natural log-probability.
  public var logprob: Double
  /// The most probable tokens at this place, as many as were asked for.
  public var top: [Candidate]

  /// A token.
  public init(token: String, logprob: Double, top: [Candidate]) {
    self.token = token
    self.logprob = logprob
    self.top = top
  }
}

extension TokenLogprob: JSONRecord {
  /// Reads `token`, `logprob` and `top` (an array of `[token, logprob]`).
  public init?(from fields: inout FieldReader) {
    guard let token = fields.required("token", .string), let logprob = fields.required("logprob", .number) else {
      return nil
    }
    let top = (fields.optional("top", .array) ?? []).compactMap { pair -> Candidate? in
      guard let pair = pair.array, pair.count == 2, let token = pair[0].string, let logprob = pair[1].double else {
        return nil
      }
      return Candidate(token: token, logprob: logprob)
    }
    self.init(token: token, logprob: logprob, top: top)
  }

  /// `{"token": …, "logprob": …, "top": [[token, logprob], …]}`.
  public var json: JSONObject {
    [
      "token": .string(token), "logprob": .number(logprob),
      "top": .array(top.map { .array([.string($0.token), .number($0.logprob)]) }),
    ]
  }
}
