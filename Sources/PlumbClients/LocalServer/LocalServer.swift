internal import PlumbCore

/// A llama.cpp server that Plumb started on a port of 127.0.0.1.
///
/// It ends with ``stop()``, or with Plumb.
public final class LocalServer: Sendable {
  /// The address to ask: `http://127.0.0.1:<port>/v1`.
  public let address: EndpointAddress
  /// The key it asks for, made anew for each server, so that no other program or web page on this machine can use it.
  public let key: APIKey
  /// The model it serves.
  public let model: LocalModel
  /// The number of its process.
  package let processID: ProcessID

  private let child: ChildProcess

  private init(address: EndpointAddress, key: APIKey, model: LocalModel, child: ChildProcess) {
    self.address = address
    self.key = key
    self.model = model
    self.child = child
    processID = child.id
  }

  /// Starts a server and waits until it answers.
  ///
  /// - Throws: ``ClientError`` when it ends or takes longer than the settings allow, with the last lines it wrote;
  ///   `CancellationError` when the task is cancelled. No process is left behind.
  public static func start(
    _ program: LocalServerProgram, model: LocalModel, settings: LocalServerSettings = LocalServerSettings()
  ) async throws -> LocalServer {
    let transport = HTTPTransport()
    do {
      let server = try await start(program, model: model, settings: settings, transport: transport)
      await transport.shutdown()
      return server
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  /// Whether its process still runs.
  public var isRunning: Bool { child.isRunning }

  /// The last lines it wrote.
  public func lastLines(_ count: Int = 12) -> [String] { child.output.lines(count) }

  /// Ends the server and waits until it is gone: asked first, killed after two seconds.
  public func stop() async { await child.stop() }

  private static func start(
    _ program: LocalServerProgram, model: LocalModel, settings: LocalServerSettings, transport: HTTPTransport
  ) async throws -> LocalServer {
    let deadline = ContinuousClock.now + settings.startLimit
    // Another program may take the port between finding it free and the server's own attempt.
    for attempt in 1... {
      guard let port = LoopbackPort.free(), let key = APIKey(randomKey(), variable: "LLAMA_API_KEY") else {
        throw ClientError(.serverFailed, "no free port on 127.0.0.1 was found for a local server.")
      }
      let child = try ChildProcess(
        program.arguments(model: model, port: port, settings: settings),
        environment: LocalServerSettings.environment.merging(["LLAMA_API_KEY": key.value]) { $1 })
      let address = try EndpointAddress("http://127.0.0.1:\(port)/v1")
      let server = LocalServer(address: address, key: key, model: model, child: child)
      do {
        if try await server.answers(before: deadline, transport: transport) { return server }
        let isCollision = !child.isRunning && !LoopbackPort.isFree(port)
        if isCollision, attempt < 5 {
          await server.stop()
          continue
        }
        throw server.failure(settings)
      } catch {
        await server.stop()
        throw error
      }
    }
    preconditionFailure("the loop above ends by returning or throwing")
  }

  /// Waits until the server answers a request that carries its key; `false` when its process ended or time is up.
  private func answers(before deadline: ContinuousClock.Instant, transport: HTTPTransport) async throws -> Bool {
    // Unlike GET /health this asks for the key, so another program's server on the port is not mistaken for this one. It
    // fails with 503 while the model loads.
    let probe = try PreparedEndpoint(
      EndpointAddress("\(address.origin)/tokenize"), headers: [("Authorization", "Bearer \(key.value)")],
      secrets: [key.value])
    var pause = Duration.milliseconds(20)
    while child.isRunning, ContinuousClock.now < deadline {
      do {
        let reply = try await transport.post(Array(#"{"content":""}"#.utf8), to: probe, timeout: .seconds(5))
        if reply.status == 200 { return child.isRunning }
      } catch let error where error.code == .cancelled {
        throw CancellationError()
      } catch {}
      try await Task.sleep(for: pause)
      pause = min(pause * 1.5, .milliseconds(200))
    }
    return false
  }

  /// Why it does not answer.
  private func failure(_ settings: LocalServerSettings) -> ClientError {
    let problem =
      child.isRunning
      ? "did not answer within \(settings.startLimit.inWords)"
      : "ended before it answered"
    let lines = lastLines(6).map { quoted(redacted($0, secrets: [key.value]), limit: 200) }
    let said = lines.isEmpty ? "It wrote nothing." : "Its last lines: \(lines.joined(separator: " | "))"
    return ClientError(
      .serverFailed,
      "the server for '\(quoted(model.fileName, limit: 120))' \(problem). The file may be damaged, of a kind this llama.cpp "
        + "does not know, or too large for this machine. \(said)")
  }

  private static func randomKey() -> String {
    var generator = SystemRandomNumberGenerator()
    return hexadecimal((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
