internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A real HTTP/1.1 server on a free loopback port whose answers a test scripts.
public final class ScriptedServer: Sendable {
  /// What the server answers to a request.
  public typealias Script = @Sendable (ScriptedRequest) async -> ScriptedReply

  /// The port it listens on.
  public let port: Int
  /// What it has seen and answered.
  public let log: ScriptedLog

  private let running: Task<Void, Never>
  private let connections: ScriptedConnections

  /// Starts a server; ``shutdown()`` stops it.
  ///
  /// - Parameters:
  ///   - keepsRequests: Whether the log keeps every request, not only counts.
  ///   - script: What it answers.
  /// - Returns: The running server.
  /// - Throws: When no port can be bound.
  public static func start(keepsRequests: Bool = true, _ script: @escaping Script) async throws -> ScriptedServer {
    let log = ScriptedLog(keepsRequests: keepsRequests)
    let connections = ScriptedConnections()
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 4096)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      // Nothing is read before the connection's task listens.
      .childChannelOption(.autoRead, value: false)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          connections.add(channel)
          try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
          return channel
        }
      }
    let port = server.channel.localAddress?.port ?? 0
    let running = Task {
      // Ends with the cancellation by shutdown().
      _ = try? await withThrowingDiscardingTaskGroup { group in
        try await server.executeThenClose { channels in
          for try await channel in channels {
            group.addTask { try? await ScriptedConnection(channel: channel, log: log, script: script).serve() }
          }
        }
      }
    }
    return ScriptedServer(port: port, log: log, running: running, connections: connections)
  }

  private init(port: Int, log: ScriptedLog, running: Task<Void, Never>, connections: ScriptedConnections) {
    self.port = port
    self.log = log
    self.running = running
    self.connections = connections
  }

  /// The address before `/chat/completions`: `http://127.0.0.1:PORT/v1`.
  public var baseURL: String { "http://127.0.0.1:\(port)/v1" }

  /// Closes the port and all connections.
  public func shutdown() async {
    running.cancel()
    await running.value
    await connections.close()
  }
}

/// Runs `body` with a scripted server and stops the server afterwards.
public func withScriptedServer<Result>(
  _ script: @escaping ScriptedServer.Script, _ body: (ScriptedServer) async throws -> Result
) async throws -> Result {
  let server = try await ScriptedServer.start(script)
  do {
    let result = try await body(server)
    await server.shutdown()
    return result
  } catch {
    await server.shutdown()
    throw error
  }
}
