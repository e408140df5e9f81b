internal import Synchronization

/// Counts of a running run, for a live display.
///
/// Cheap enough to be bumped at every call.
public final class RunMetrics: Sendable {
  /// A stage's progress.
  public struct Stage: Sendable, Equatable {
    /// What it does: `generate small`, `judge`.
    public var name: String
    /// Units finished.
    public var done: Int
    /// Units planned.
    public var total: Int
    /// Units without a usable result.
    public var failed: Int
    /// Whether it has ended.
    public var isFinished: Bool
  }

  /// All counts at one moment.
  public struct Snapshot: Sendable, Equatable {
    /// The stages, in the order they began.
    public var stages: [Stage] = []
    /// Replies found in the store.
    public var cached = 0
    /// Requests answered by an endpoint.
    public var answered = 0
    /// Attempts that were repeated.
    public var retries = 0
    /// Requests sent and not yet answered.
    public var inFlight = 0
    /// Requests given up.
    public var errors = 0
    /// US dollars spent in this session.
    public var usd = 0.0
    /// Requests whose tokens are estimated, because the reply reported none.
    public var estimated = 0
  }

  private let state = Mutex(Snapshot())

  /// Zero everywhere.
  public init() {}

  /// The counts now.
  public var snapshot: Snapshot { state.withLock { $0 } }

  /// Changes the counts.
  public func update(_ change: (inout sending Snapshot) -> Void) { state.withLock { change(&$0) } }

  package func beginStage(_ name: String, total: Int) {
    update { $0.stages.append(Stage(name: name, done: 0, total: total, failed: 0, isFinished: false)) }
  }

  package func advance(_ name: String, failed: Bool) {
    update { snapshot in
      guard let index = snapshot.stages.lastIndex(where: { $0.name == name }) else { return }
      snapshot.stages[index].done += 1
      if failed { snapshot.stages[index].failed += 1 }
    }
  }

  package func endStage(_ name: String) {
    update { snapshot in
      guard let index = snapshot.stages.lastIndex(where: { $0.name == name }) else { return }
      snapshot.stages[index].isFinished = true
    }
  }
}
