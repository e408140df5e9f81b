public import PlumbCore

/// Several judges of which one, chosen by the item, judges each comparison (AlpacaFarm's simulated annotators).
public struct JudgePool: Judge {
  /// The pool's name in the run.
  public let name: String
  /// How often each comparison is judged.
  public var judgmentsPerComparison: Int { judges.map(\.judgmentsPerComparison).max() ?? 0 }

  private let judges: [any Judge]
  private let choice: @Sendable (Item) -> Int

  /// A pool.
  ///
  /// - Parameters:
  ///   - name: Its name in the run.
  ///   - judges: At least one.
  ///   - choice: The index of the judge for an item.
  /// - Precondition: `judges` is not empty.
  public init(name: String, judges: [any Judge], choice: @escaping @Sendable (Item) -> Int) {
    precondition(!judges.isEmpty)
    self.name = name
    self.judges = judges
    self.choice = choice
  }

  /// Lets the chosen judge judge.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    let index = min(max(choice(comparison.item), 0), judges.count - 1)
    return try await judges[index].judgments(of: comparison)
  }
}
