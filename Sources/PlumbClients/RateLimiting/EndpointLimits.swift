/// What a model entry asks of the governor of its endpoint; what is absent takes the provider's habit.
public struct EndpointLimits: Sendable, Equatable {
  /// Requests in flight at the start.
  public var startConcurrency: Int?
  /// The most requests in flight.
  public var maximumConcurrency: Int?
  /// Requests a minute.
  public var requestsPerMinute: Double?
  /// Tokens a minute, read and written.
  public var tokensPerMinute: Double?
  /// When the circuit breaker opens.
  public var breaker: CircuitBreaker.Configuration

  /// Limits.
  public init(
    startConcurrency: Int? = nil, maximumConcurrency: Int? = nil, requestsPerMinute: Double? = nil,
    tokensPerMinute: Double? = nil, breaker: CircuitBreaker.Configuration = CircuitBreaker.Configuration()
  ) {
    self.startConcurrency = startConcurrency
    self.maximumConcurrency = maximumConcurrency
    self.requestsPerMinute = requestsPerMinute
    self.tokensPerMinute = tokensPerMinute
    self.breaker = breaker
  }

  /// The habit for a hosted service: 20 requests in flight at the start, 100 at most.
  public static let hosted = EndpointLimits(startConcurrency: 20, maximumConcurrency: 100)
  /// The habit for a server that batches, such as vLLM: 64 at the start, 256 at most.
  public static let batching = EndpointLimits(startConcurrency: 64, maximumConcurrency: 256)
  /// The habit for a small server on one machine: 4.
  public static let small = EndpointLimits(startConcurrency: 4, maximumConcurrency: 4)

  /// These limits and `other`'s, for two models on one endpoint: the lower one where both say something.
  public func combined(with other: EndpointLimits) -> EndpointLimits {
    func lower<T: Comparable>(_ a: T?, _ b: T?) -> T? {
      guard let a, let b else { return a ?? b }
      return min(a, b)
    }
    return EndpointLimits(
      startConcurrency: lower(startConcurrency, other.startConcurrency),
      maximumConcurrency: lower(maximumConcurrency, other.maximumConcurrency),
      requestsPerMinute: lower(requestsPerMinute, other.requestsPerMinute),
      tokensPerMinute: lower(tokensPerMinute, other.tokensPerMinute), breaker: breaker)
  }

  /// These limits with `defaults` where they say nothing.
  public func filled(from defaults: EndpointLimits) -> EndpointLimits {
    let start = startConcurrency ?? defaults.startConcurrency
    let maximum = maximumConcurrency ?? defaults.maximumConcurrency.map { max($0, startConcurrency ?? 0) }
    return EndpointLimits(
      startConcurrency: start, maximumConcurrency: maximum,
      requestsPerMinute: requestsPerMinute ?? defaults.requestsPerMinute,
      tokensPerMinute: tokensPerMinute ?? defaults.tokensPerMinute, breaker: breaker)
  }
}
