public import PlumbCore
internal import Synchronization

/// Keeps a run within its limits: what was answered is spent, what is in flight is set aside at the most it may cost.
///
/// Only spent money ends a run. A request that does not fit beside those in flight waits for them, in the order of
/// coming, since most cost less than was set aside. One that is alone is let through as long as money is left, whatever it
/// may cost at most: so a limit in dollars is passed by less than one request.
public final class Budget: Sendable {
  private struct Waiter {
    var id: Int
    var usd: Double
    var continuation: CheckedContinuation<Result<Void, ModelError>, Never>
  }

  private struct State {
    var spend: Spend
    var reservedUSD = 0.0
    var reservedRequests = 0
    var waiting: [Waiter] = []
    /// Tasks that were cancelled before they began to wait.
    var cancelled: Set<Int> = []
    var nextID = 0
  }

  private enum Answer {
    case yes
    case no(ModelError)
    case later
  }

  /// The limits.
  public let limits: BudgetLimits
  private let state: Mutex<State>

  /// A budget of which `spend` is already gone.
  public init(limits: BudgetLimits = BudgetLimits(), spend: Spend = Spend()) {
    self.limits = limits
    state = Mutex(State(spend: spend))
  }

  /// What was spent so far.
  public var spend: Spend { state.withLock { $0.spend } }

  /// Sets money aside for one request; waits while it does not fit beside the requests in flight.
  ///
  /// - Parameter usd: The most it may cost, in US dollars.
  /// - Throws: `ModelError` with code `budget` when a limit is reached by what was spent, `cancelled` when the run was
  ///   interrupted.
  func reserve(usd: Double) async throws(ModelError) {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let known: Result<Void, ModelError>? = state.withLock { state in
          if state.cancelled.remove(id) != nil { return .failure(Self.interrupted) }
          // Who comes later does not overtake who waits already.
          switch state.waiting.isEmpty ? answer(to: usd, state) : .later {
          case .yes:
            take(usd, &state)
            return .success(())
          case .no(let error): return .failure(error)
          case .later:
            state.waiting.append(Waiter(id: id, usd: usd, continuation: continuation))
            return nil
          }
        }
        if let known { continuation.resume(returning: known) }
      }
    } onCancel: {
      cancel(id)
    }
    state.withLock { _ = $0.cancelled.remove(id) }
    try result.get()
  }

  /// Ends a reservation, with the reply's usage and price when there was one, and lets in who waited for it.
  func settle(reserved usd: Double, paid: (usage: TokenUsage?, usd: Double?)?) {
    let answers = state.withLock { state in
      state.reservedRequests -= 1
      // Sums of sums drift; with nothing in flight nothing is set aside.
      state.reservedUSD = state.reservedRequests == 0 ? 0 : max(0, state.reservedUSD - usd)
      if let paid { state.spend.add(paid.usage, usd: paid.usd) }
      return letIn(&state)
    }
    for (waiter, result) in answers { waiter.continuation.resume(returning: result) }
  }

  /// Whoever need not wait any longer, in the order of coming.
  private func letIn(_ state: inout State) -> [(Waiter, Result<Void, ModelError>)] {
    var answers: [(Waiter, Result<Void, ModelError>)] = []
    var count = 0
    loop: for waiter in state.waiting {
      switch answer(to: waiter.usd, state) {
      case .yes:
        take(waiter.usd, &state)
        answers.append((waiter, .success(())))
      case .no(let error): answers.append((waiter, .failure(error)))
      case .later: break loop
      }
      count += 1
    }
    state.waiting.removeFirst(count)
    return answers
  }

  private func take(_ usd: Double, _ state: inout State) {
    state.reservedRequests += 1
    state.reservedUSD += usd
  }

  private func answer(to usd: Double, _ state: State) -> Answer {
    if let limit = limits.requests {
      if state.spend.requests >= limit { return .no(Self.usedUp("the budget of \(limit) requests is used up")) }
      if state.spend.requests + state.reservedRequests >= limit { return .later }
    }
    if let limit = limits.usd, usd > 0 {
      if state.spend.usd >= limit {
        return .no(
          Self.usedUp("the budget of \(formatUSD(limit)) is used up (spent \(formatUSD(state.spend.usd)))"))
      }
      if state.reservedRequests > 0, state.spend.usd + state.reservedUSD + usd > limit { return .later }
    }
    return .yes
  }

  private func cancel(_ id: Int) {
    let (waiter, answers) = state.withLock { state -> (Waiter?, [(Waiter, Result<Void, ModelError>)]) in
      guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
        state.cancelled.insert(id)
        return (nil, [])
      }
      let waiter = state.waiting.remove(at: index)
      return (waiter, letIn(&state))
    }
    waiter?.continuation.resume(returning: .failure(Self.interrupted))
    for (waiter, result) in answers { waiter.continuation.resume(returning: result) }
  }

  private static let interrupted = ModelError(.cancelled, "The run was interrupted.")

  private static func usedUp(_ problem: String) -> ModelError {
    ModelError(.budget, "\(problem). Raise `budget` in the spec and rerun; what was answered is kept.")
  }
}
