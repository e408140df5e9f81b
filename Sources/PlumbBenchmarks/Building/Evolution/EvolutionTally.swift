public import PlumbCore
internal import PlumbJudging

/// What became of the attempts of a round, by operation and reason.
public struct EvolutionTally: Sendable, Equatable {
  /// What became of the attempts of one operation.
  public struct Row: Sendable, Equatable {
    /// How many were made.
    public var attempts = 0
    /// How many were kept.
    public var kept = 0
    /// How many each rule took out.
    public var eliminated: [EliminationRule: Int] = [:]
    /// How many failed, by the failure's code.
    public var failed: [String: Int] = [:]
  }

  /// The rows by operation.
  public private(set) var rows: [EvolutionOperation: Row] = [:]
  /// Failures that asking again may repair.
  public private(set) var unanswered = 0

  /// No attempts.
  public init() {}

  /// Counts an attempt.
  public mutating func add(_ attempt: EvolutionAttempt) {
    var row = rows[attempt.operation] ?? Row()
    row.attempts += 1
    switch attempt.status {
    case .kept: row.kept += 1
    case .eliminated(let rule): row.eliminated[rule, default: 0] += 1
    case .failed(let failure):
      row.failed[failure.code.rawValue, default: 0] += 1
      if failure.isUnanswered { unanswered += 1 }
    }
    rows[attempt.operation] = row
  }

  /// All operations together.
  public var total: Row {
    rows.values.reduce(into: Row()) { total, row in
      total.attempts += row.attempts
      total.kept += row.kept
      total.eliminated.merge(row.eliminated, uniquingKeysWith: +)
      total.failed.merge(row.failed, uniquingKeysWith: +)
    }
  }

  /// The counts of a step's report.
  var counts: [NamedCount] {
    let total = total
    return [NamedCount("attempts", total.attempts), NamedCount("kept", total.kept)]
      + EliminationRule.allCases.compactMap { rule in total.eliminated[rule].map { NamedCount(rule.rawValue, $0) } }
      + [NamedCount("failed", total.failed.values.reduce(0, +))]
  }

  /// The rows.
  public var json: JSONObject {
    JSONObject(
      EvolutionOperation.allCases.compactMap { operation in
        rows[operation].map { row in
          JSONObject.Entry(
            key: operation.rawValue,
            value: [
              "attempts": JSONValue(row.attempts), "kept": JSONValue(row.kept),
              "eliminated": countsJSON(
                Dictionary(uniqueKeysWithValues: row.eliminated.map { ($0.key.rawValue, $0.value) })),
              "failed": countsJSON(row.failed),
            ])
        }
      })
  }
}
