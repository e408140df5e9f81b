internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
package import PlumbCore

/// Sends requests over one shared pool of HTTP/1.1 connections and turns every failure into a `ModelError`.
public final class HTTPTransport: Sendable {
  /// The limits of a transport.
  public struct Configuration: Sendable, Equatable {
    /// The most connections to one host; how many are used is the governor's choice.
    public var connectionsPerHost: Int
    /// How long making a connection may take.
    public var connectTimeout: Duration
    /// The largest reply that is read, in bytes.
    public var maximumReplySize: Int

    /// A configuration.
    public init(
      connectionsPerHost: Int = 4096, connectTimeout: Duration = .seconds(10), maximumReplySize: Int = 64 << 20
    ) {
      self.connectionsPerHost = connectionsPerHost
      self.connectTimeout = connectTimeout
      self.maximumReplySize = maximumReplySize
    }
  }

  /// The limits.
  public let configuration: Configuration

  private let client: HTTPClient

  /// Opens a transport; ``shutdown()`` closes it.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
    var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
    settings.httpVersion = .http1Only
    settings.timeout.connect = TimeAmount(configuration.connectTimeout)
    settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = configuration.connectionsPerHost
    settings.connectionPool.idleTimeout = .seconds(30)
    // Retrying is the retry policy's work, where it is counted and shown.
    settings.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
  }

  deinit {
    // A transport that was forgotten closes a little later; one that was shut down is left alone.
    let client = client
    Task { try? await client.shutdown() }
  }

  /// Closes all connections; requests in flight fail.
  public func shutdown() async { try? await client.shutdown() }

  /// Sends `body` and waits for the complete reply, whatever its status.
  ///
  /// - Parameters:
  ///   - body: The request's body.
  ///   - endpoint: Where it goes, with its headers.
  ///   - timeout: The limit from sending to the last byte, so that an endpoint that drips is not waited for.
  /// - Returns: The whole reply, whatever its status.
  /// - Throws: ``ModelError`` with code `timeout`, `connection`, `malformedReply` or `cancelled`.
  package func post(_ body: [UInt8], to endpoint: PreparedEndpoint, timeout: Duration) async throws(ModelError)
    -> HTTPReply
  {
    guard !Task.isCancelled else { throw .cancelledRequest(endpoint.address) }
    var request = endpoint.template
    request.body = .byteBuffer(ByteBuffer(bytes: body))
    let start = NIODeadline.now()
    do {
      let delegate = ResponseAccumulator(request: request, maxBodySize: configuration.maximumReplySize)
      let task = client.execute(request: request, delegate: delegate, deadline: start + TimeAmount(timeout))
      let response = try await withTaskCancellationHandler {
        try await task.get()
      } onCancel: {
        task.cancel()
      }
      return HTTPReply(
        status: Int(response.status.code), reason: response.status.reasonPhrase, headers: response.headers,
        body: response.body ?? ByteBuffer(), latency: Double((NIODeadline.now() - start).nanoseconds) / 1e9)
    } catch {
      let failure = Task.isCancelled ? HTTPClientError.cancelled : error
      throw modelError(for: failure, from: endpoint, timeout: timeout, configuration: configuration)
    }
  }
}
