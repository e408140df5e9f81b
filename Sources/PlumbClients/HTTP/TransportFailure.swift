internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import PlumbCore

/// The error for an exchange that ended without a complete reply.
internal func modelError(
  for failure: any Error, from endpoint: PreparedEndpoint, timeout: Duration, configuration: HTTPTransport.Configuration
) -> ModelError {
  let address = endpoint.address
  switch failure {
  case let failure as HTTPClientError:
    switch failure {
    case .cancelled, .requestStreamCancelled: return .cancelledRequest(address)
    case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
      return ModelError(.timeout, "\(address): no complete reply within \(timeout.inWords). \(ModelError.retryAdvice)")
    case .connectTimeout, .tlsHandshakeTimeout:
      return ModelError(
        .connection,
        "\(address): no connection within \(configuration.connectTimeout.inWords). \(ModelError.retryAdvice)")
    case .remoteConnectionClosed, .uncleanShutdown: return .brokenConnection(address)
    case .alreadyShutdown: return ModelError(.cancelled, "\(address): the client has been shut down.")
    default:
      return ModelError(
        .connection, "\(address): the request failed (\(failure.shortDescription)). \(ModelError.retryAdvice)")
    }
  case let failure as HTTPParserError:
    switch failure {
    case .invalidEOFState, .closedConnection: return .brokenConnection(address)
    default:
      return ModelError(
        .malformedReply,
        "\(address): answered with something that is not HTTP. Check 'base_url'.", isPermanent: true)
    }
  case is ResponseAccumulator.ResponseTooBigError:
    return ModelError(
      .malformedReply, "\(address): the reply is larger than \(configuration.maximumReplySize >> 20) MB.",
      isPermanent: true)
  case let failure as IOError:
    return failure.errnoCode == connectionRefused ? .refusedConnection(address) : .brokenConnection(address)
  default:
    let words = redacted(String(describing: failure), secrets: endpoint.secrets)
    if words.contains("Connection refused") { return .refusedConnection(address) }
    if words.contains("DNS error") || words.contains("SocketAddressError") {
      return ModelError(
        .connection,
        "\(address): the host name cannot be resolved. Check 'base_url' and the network. \(ModelError.retryAdvice)")
    }
    return ModelError(
      .connection, "\(address): the connection failed (\(quoted(words, limit: 120))). \(ModelError.retryAdvice)")
  }
}

#if os(Linux)
  private let connectionRefused: CInt = 111
#else
  private let connectionRefused: CInt = 61
#endif

extension ModelError {
  /// The advice at the end of every sentence about a failure that may pass.
  package static let retryAdvice = "Trying again may help."

  internal static func cancelledRequest(_ address: EndpointAddress) -> ModelError {
    ModelError(.cancelled, "\(address): the request was cancelled.")
  }

  internal static func brokenConnection(_ address: EndpointAddress) -> ModelError {
    ModelError(.connection, "\(address): the connection broke before the reply was complete. \(retryAdvice)")
  }

  internal static func refusedConnection(_ address: EndpointAddress) -> ModelError {
    ModelError(.connection, "\(address): the connection was refused. Is the server running? \(retryAdvice)")
  }
}

extension TimeAmount {
  /// The same span of time.
  internal init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self = .nanoseconds(
      seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue + attoseconds / 1_000_000_000)
  }
}
