internal import PlumbCore

/// What a run may spend, over all its sessions.
public struct BudgetLimits: Sendable, Equatable {
  /// US dollars; absent means no limit.
  public var usd: Double?
  /// Answered requests; absent means no limit.
  public var requests: Int?
  /// Whether models whose price is not known may be asked although dollars are limited; they then count as free.
  public var allowsUnpriced: Bool

  /// Limits.
  public init(usd: Double? = nil, requests: Int? = nil, allowsUnpriced: Bool = false) {
    self.usd = usd
    self.requests = requests
    self.allowsUnpriced = allowsUnpriced
  }
}

/// `$0.0042`, `$1.25`: two decimals, four below ten cents.
public func formatUSD(_ value: Double) -> String {
  let decimals = value != 0 && abs(value) < 0.1 ? 4 : 2
  return "$" + formatDecimal(value, decimals)
}
