import Foundation
import PlumbClients
import PlumbCore
import PlumbTestSupport

/// The real model of these tests, when it is installed.
enum LocalModelFixture {
  /// Whether server and weights are here.
  static let isAvailable = (try? order()) != nil

  /// What to say when they are not.
  static let advice = "the local model is not installed; run 'make setup'"

  /// A small server for the real model.
  static func order(parallel: Int = 2) throws -> LocalServerPool.Order {
    let locator = LocalModelLocator { ProcessInfo.processInfo.environment[$0] }
    return LocalServerPool.Order(
      program: try locator.program(), model: try locator.model(LocalModelLocator.defaultModel),
      settings: LocalServerSettings(parallel: parallel, contextPerRequest: 512))
  }

  /// Runs `body` with a client whose server is stopped at the end.
  static func withClient<Result>(
    settings: SamplingSettings = SamplingSettings(maxTokens: 12),
    _ body: (LocalClient, LocalServerPool) async throws -> Result
  ) async throws -> Result {
    let order = try order()
    return try await withTransport { transport in
      let pool = LocalServerPool()
      await pool.retain(order)
      do {
        let result = try await body(LocalClient(order, pool: pool, settings: settings, transport: transport), pool)
        await pool.shutdown()
        return result
      } catch {
        await pool.shutdown()
        throw error
      }
    }
  }

  /// A question.
  static func ask(_ text: String, _ settings: SamplingSettings = SamplingSettings()) -> ModelRequest {
    ModelRequest(messages: [Message(.user, text)], settings: settings)
  }
}

/// Runs `body` with the path of a folder that is removed when it ends.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try await body(folder.path)
}

/// Writes a file with its folders.
///
/// A program is written by a process of its own: a child that another test starts at this moment could hold the file open
/// for writing, and then it could not be run (“text file busy”).
func write(_ text: String, to path: String, executable: Bool = false) throws {
  let folder = (path as NSString).deletingLastPathComponent
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  guard executable else { return try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
  let shell = Process()
  shell.executableURL = URL(fileURLWithPath: "/bin/sh")
  shell.arguments = ["-c", #"printf %s "$1" >"$2" && chmod +x "$2""#, "write", text, path]
  try shell.run()
  shell.waitUntilExit()
}

/// A transport that is closed when `body` ends.
func withTransport<Result>(_ body: (HTTPTransport) async throws -> Result) async throws -> Result {
  let transport = HTTPTransport()
  do {
    let result = try await body(transport)
    await transport.shutdown()
    return result
  } catch {
    await transport.shutdown()
    throw error
  }
}

/// Waits until a process is gone; `false` when it is still there at the end.
func isGone(_ id: Int32, within limit: Duration) async throws -> Bool {
  let deadline = ContinuousClock.now + limit
  while processExists(id) {
    if ContinuousClock.now > deadline { return false }
    try await Task.sleep(for: .milliseconds(20))
  }
  return true
}
