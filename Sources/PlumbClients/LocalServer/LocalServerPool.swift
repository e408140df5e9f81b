internal import PlumbCore

/// The local servers of this process: one for each model file and settings, started at first use, shared by all roles
/// and runs that ask for the same, stopped when the last one lets go.
public actor LocalServerPool {
  /// The pool of this process.
  public static let shared = LocalServerPool()

  /// What one server is for.
  public struct Order: Sendable, Hashable {
    /// What serves.
    public var program: LocalServerProgram
    /// The model.
    public var model: LocalModel
    /// How it runs.
    public var settings: LocalServerSettings

    /// An order.
    public init(program: LocalServerProgram, model: LocalModel, settings: LocalServerSettings = LocalServerSettings()) {
      self.program = program
      self.model = model
      self.settings = settings
    }
  }

  private struct Entry {
    enum State {
      case idle
      case starting(Task<LocalServer, any Error>)
      case running(LocalServer)
      case failed(any Error)
    }

    var id: Int
    var holders = 0
    var starts = 0
    var state = State.idle
  }

  /// How often a server is started that ends by itself.
  private static let maximumStarts = 3

  private var entries: [Order: Entry] = [:]
  private var lastID = 0

  /// An empty pool.
  public init() {}

  /// Announces a user of a server; nothing is started yet.
  ///
  /// Each call is paid back with ``release(_:)``.
  public func retain(_ order: Order) {
    if entries[order] == nil {
      lastID += 1
      entries[order] = Entry(id: lastID)
    }
    entries[order]?.holders += 1
  }

  /// Ends a use.
  ///
  /// The last one stops the server.
  public func release(_ order: Order) async {
    guard var entry = entries[order] else { return }
    entry.holders -= 1
    entries[order] = entry.holders > 0 ? entry : nil
    if entry.holders <= 0 { await Self.stop(entry) }
  }

  /// Stops all servers, whoever uses them.
  public func shutdown() async {
    let all = entries.values
    entries = [:]
    for entry in all { await Self.stop(entry) }
  }

  /// The running server of an order, started when there is none.
  ///
  /// Calls at the same time share one start, and a failed start is not tried again. A server that ended by itself is
  /// started anew, twice at most.
  ///
  /// - Throws: ``ClientError`` when it cannot be started, or ended too often; `CancellationError` when the calling task is
  ///   cancelled, or nobody holds the order any more.
  public func server(for order: Order) async throws -> LocalServer {
    while let entry = entries[order] {
      switch entry.state {
      case .idle: start(order, after: nil)
      // Waiting by the task's value would outlast a cancelled caller.
      case .starting: try await Task.sleep(for: .milliseconds(20))
      case .failed(let error): throw error
      case .running(let server) where server.isRunning: return server
      case .running(let server) where entry.starts < Self.maximumStarts: start(order, after: server)
      case .running(let server):
        let lines = server.lastLines(6).map { quoted($0, limit: 200) }.joined(separator: " | ")
        throw ClientError(
          .serverFailed,
          "the server for '\(quoted(order.model.fileName, limit: 120))' ended by itself \(entry.starts) times. This machine may "
            + "have too little memory: set 'parallel' or 'context' lower. Its last lines: \(lines)")
      }
    }
    throw CancellationError()
  }

  private func start(_ order: Order, after previous: LocalServer?) {
    guard let id = entries[order]?.id else { return }
    entries[order]?.starts += 1
    // Not part of the asking task: its cancellation must not end a start that others wait for.
    let task = Task {
      await previous?.stop()
      return try await LocalServer.start(order.program, model: order.model, settings: order.settings)
    }
    entries[order]?.state = .starting(task)
    Task {
      let state: Entry.State
      do { state = .running(try await task.value) } catch { state = .failed(error) }
      if entries[order]?.id == id { entries[order]?.state = state }
    }
  }

  private static func stop(_ entry: Entry) async {
    switch entry.state {
    case .idle, .failed: break
    case .running(let server): await server.stop()
    case .starting(let task):
      task.cancel()
      await (try? task.value)?.stop()
    }
  }
}
