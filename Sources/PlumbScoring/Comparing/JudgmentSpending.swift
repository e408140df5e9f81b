internal import PlumbCore

/// What judgments used and cost on average, as far as they tell.
public struct JudgmentSpending: Sendable, Equatable {
  /// Judgments that were asked for (not ties of equal answers or rules).
  public private(set) var asked = 0
  private var tokens = (prompt: 0, completion: 0, count: 0)
  private var cost = (usd: 0.0, count: 0)

  /// Nothing spent.
  public init() {}

  mutating func add(_ judgment: Judgment) {
    guard judgment.basis == nil else { return }
    asked += 1
    if let usage = judgment.usage {
      tokens.prompt += usage.prompt
      tokens.completion += usage.completion
      tokens.count += 1
    }
    if let usd = judgment.usd { cost = (cost.usd + usd, cost.count + 1) }
  }

  /// The mean tokens read a judgment; `nil` when none tells.
  public var meanPromptTokens: Double? {
    tokens.count > 0 ? Double(tokens.prompt) / Double(tokens.count) : nil
  }

  /// The mean tokens written a judgment; `nil` when none tells.
  public var meanCompletionTokens: Double? {
    tokens.count > 0 ? Double(tokens.completion) / Double(tokens.count) : nil
  }

  /// The mean US dollars a judgment; `nil` when none tells.
  public var meanUSD: Double? { cost.count > 0 ? cost.usd / Double(cost.count) : nil }

  /// Equal counts and sums.
  public static func == (a: Self, b: Self) -> Bool {
    a.asked == b.asked && a.tokens == b.tokens && a.cost == b.cost
  }
}
