public import PlumbCore

/// Models with too few judgments that have an outcome, and why most of them failed.
public struct CoverageShortfall: Sendable, Equatable {
  /// A model below the floor.
  public struct Row: Sendable, Equatable {
    /// The model.
    public let model: String
    /// Its share of judgments with an outcome, 0–1.
    public let coverage: Double
  }

  /// The kind of failure that most judgments have.
  public struct Reason: Sendable, Equatable {
    /// The kind.
    public let code: Failure.Code
    /// How many failures are of this kind.
    public let count: Int
    /// How many failures there are.
    public let total: Int
    /// One of its sentences, as the judge's model or its endpoint wrote it.
    public let example: String
  }

  /// The least share of judgments with an outcome, 0–1.
  public let floor: Double
  /// The models below it, in the leaderboard's order.
  public let rows: [Row]
  /// The commonest failure; absent when none is known.
  public let reason: Reason?

  /// The models of a leaderboard that are below a floor; `nil` when every model reaches it.
  ///
  /// - Parameters:
  ///   - leaderboard: The scores.
  ///   - floor: The least share of judgments with an outcome, 0–1.
  ///   - judgments: The file of judgments, where the reasons are; absent when there is none.
  /// - Throws: `CoreError` when the file cannot be read.
  public init?(of leaderboard: Leaderboard, floor: Double, judgments: String? = nil) throws(CoreError) {
    rows = leaderboard.belowFloor(floor).map { Row(model: $0.model, coverage: $0.knownCoverage) }
    guard !rows.isEmpty else { return nil }
    self.floor = floor
    if let judgments { reason = try Reason(commonestIn: judgments) } else { reason = nil }
  }
}

extension CoverageShortfall.Reason {
  /// The commonest failure of a file of judgments; `nil` when no judgment failed.
  ///
  /// - Throws: `CoreError` when the file cannot be read.
  public init?(commonestIn judgments: String) throws(CoreError) {
    var kinds: [Failure.Code: (count: Int, message: String)] = [:]
    for case .record(let judgment, _) in try JSONLinesReader<Judgment>(path: judgments) {
      guard let failure = judgment.outcome.failure else { continue }
      kinds[failure.code, default: (0, failure.message)].count += 1
    }
    guard let (code, most) = kinds.max(by: { $0.value.count < $1.value.count }) else { return nil }
    self.init(code: code, count: most.count, total: kinds.values.reduce(0) { $0 + $1.count }, example: most.message)
  }
}
