public import PlumbCore
internal import Synchronization

/// What a run may spend, over all its sessions.
public struct BudgetLimits: Sendable, Equatable {
  /// US dollars; absent means no limit.
  public var usd: Double?
  /// Answered requests; absent means no limit.
  public var requests: Int?

  /// Limits.
  public init(usd: Double? = nil, requests: Int? = nil) {
    self.usd = usd
    self.requests = requests
  }
}

/// Keeps a run within its limits: what is in flight counts at its estimate, what was answered at its price.
public final class Budget: Sendable {
  private struct State {
    var spend: Spend
    var reservedUSD = 0.0
    var reservedRequests = 0
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

  /// Sets money aside for one request.
  ///
  /// - Throws: ``ModelError`` with code `budget` when a limit would be passed.
  func reserve(usd: Double) throws(ModelError) {
    let problem: String? = state.withLock { state in
      if let limit = limits.requests, state.spend.requests + state.reservedRequests + 1 > limit {
        return "the budget of \(limit) requests is used up"
      }
      if let limit = limits.usd, state.spend.usd + state.reservedUSD + usd > limit {
        return "the budget of \(formatUSD(limit)) is used up (spent \(formatUSD(state.spend.usd)))"
      }
      state.reservedRequests += 1
      state.reservedUSD += usd
      return nil
    }
    if let problem {
      throw ModelError(.budget, "\(problem). Raise `budget` in the spec and rerun; what was answered is kept.")
    }
  }

  /// Ends a reservation, with the reply's usage and price when there was one.
  func settle(reserved usd: Double, paid: (usage: TokenUsage?, usd: Double?)?) {
    state.withLock { state in
      state.reservedRequests -= 1
      state.reservedUSD -= usd
      guard let paid else { return }
      state.spend.requests += 1
      state.spend.usd += paid.usd ?? 0
      if let usage = paid.usage { state.spend.usage = state.spend.usage + usage }
    }
  }
}

/// `$0.0042`, `$1.25`: two decimals, four below ten cents.
public func formatUSD(_ value: Double) -> String {
  let decimals = value != 0 && abs(value) < 0.1 ? 4 : 2
  return "$" + formatDecimal(value, decimals)
}
