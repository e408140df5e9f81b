public import PlumbCore

/// A judge whose verdicts are replaced by a coin at a stated rate, as people's labels are noisy.
///
/// Of the comparisons, the share 2·`flipRate` gets a fair coin's verdict in place of the judge's, so that about `flipRate` of
/// clear verdicts turn round: the label noise of AlpacaFarm's simulated annotators (Dubois et al. 2023, §3; 0.25 there). The
/// coin is drawn from the seed, the item and the two models, the same in both orders and in every session. Departures: the
/// draw is a SHA-256 of the seed, not Python's generator; replaced judgments say so in `basis`, and their judge is not asked.
public struct LabelNoise: Judge {
  /// The judge's name in the run.
  public let name: String
  /// How often each comparison is judged.
  public var judgmentsPerComparison: Int { base.judgmentsPerComparison }

  private let base: any Judge
  private let orders: OrderPolicy
  private let flipRate: Double
  private let seed: Int

  /// A noisy judge.
  ///
  /// - Parameters:
  ///   - base: The judge below the noise.
  ///   - orders: The orders in which a replaced comparison counts as shown; those of `base`.
  ///   - flipRate: The share of verdicts that turn round, 0–0.5.
  ///   - seed: The run's seed.
  /// - Precondition: `flipRate` is 0–0.5.
  public init(_ base: any Judge, orders: OrderPolicy, flipRate: Double, seed: Int) {
    precondition((0...0.5).contains(flipRate))
    name = base.name
    self.base = base
    self.orders = orders
    self.flipRate = flipRate
    self.seed = seed
  }

  /// The judge's judgments, or the coin's.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    guard comparison.outcomeWithoutJudge == nil, let baselineWins = coin(for: comparison) else {
      return try await base.judgments(of: comparison)
    }
    return orders.orders(comparison.item).map { baselineFirst in
      comparison.judgment(
        by: name, baselineFirst: baselineFirst,
        outcome: .preference(Preference(first: baselineWins == baselineFirst ? 1 : 0)), basis: .noise)
    }
  }

  /// Whether the baseline wins, when the verdict is replaced.
  private func coin(for comparison: Comparison) -> Bool? {
    let key = "noise|\(seed)|\(comparison.item.id)|\(comparison.baseline.model)|\(comparison.model.model)"
    let draw = uniform(sha256(Array(key.utf8)))
    return draw < flipRate ? true : draw < 2 * flipRate ? false : nil
  }
}

/// A number in 0..<1 from the first eight bytes of a digest.
func uniform(_ digest: some Collection<UInt8>) -> Double {
  let word = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  return Double(word >> 11) * 0x1p-53
}

extension JudgePool {
  /// A pool of which each item's judge is drawn by the seed, each judge being equally likely.
  ///
  /// - Parameters:
  ///   - name: The pool's name in the run.
  ///   - judges: At least one.
  ///   - seed: The run's seed.
  /// - Precondition: `judges` is not empty.
  public init(name: String, judges: [any Judge], seed: Int) {
    let count = judges.count
    self.init(name: name, judges: judges) { item in
      Int(uniform(sha256(Array("pool|\(seed)|\(item.id)".utf8))) * Double(count))
    }
  }
}
