/// Why a model gave no reply.
public struct ModelError: Error, Sendable, Equatable {
  /// The kind of failure; decides whether trying again can help.
  public enum Code: String, Sendable, CaseIterable, Codable {
    /// HTTP 429: too many requests.
    case rateLimited = "rate-limited"
    /// HTTP 500–599: the endpoint is in trouble.
    case server
    /// No answer in time.
    case timeout
    /// The connection could not be made, or broke.
    case connection
    /// The endpoint answered with something that is not the protocol.
    case malformedReply = "malformed-reply"
    /// HTTP 401 or 403: the key is missing, wrong or not allowed.
    case unauthorized
    /// HTTP 404: no such model or address.
    case notFound = "not-found"
    /// HTTP 400 or 422: the endpoint refuses this request.
    case invalidRequest = "invalid-request"
    /// A file of recorded responses has none for this item.
    case notRecorded = "not-recorded"
    /// The run's budget is used up.
    case budget
    /// The endpoint failed so often that no more calls are made.
    case unavailable
    /// The store could not be read or written.
    case store
    /// The run was interrupted.
    case cancelled
  }

  /// The kind of failure.
  public var code: Code
  /// What happened and what to do, as a sentence.
  public var message: String
  /// How long the endpoint asked to wait, in seconds.
  public var retryAfter: Double?
  /// Whether the endpoint said that the request may be tried again at another time; overrides the code's habit.
  public var isPermanent: Bool
  /// How often at most the request is worth sending again; absent means as often as the policy says.
  ///
  /// A reply that came, and was paid for, but cannot be used will hardly be another one at the sixth time.
  public var retryLimit: Int?

  /// An error.
  public init(_ code: Code, _ message: String, retryAfter: Double? = nil, isPermanent: Bool = false) {
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
    self.isPermanent = isPermanent
    retryLimit = code == .malformedReply ? 1 : nil
  }

  /// Whether the same request may succeed if sent again.
  public var isRetryable: Bool {
    switch code {
    case .rateLimited, .server, .timeout, .connection, .malformedReply: !isPermanent
    default: false
    }
  }

  /// Whether every other request to the same endpoint would fail in the same way, so that the run should stop at once.
  public var isFatal: Bool {
    switch code {
    case .unauthorized, .notFound, .store, .cancelled: true
    default: false
    }
  }
}

extension ModelError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
