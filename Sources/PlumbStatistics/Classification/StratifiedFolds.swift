/// A division of rows into folds with the same mix of classes in each.
public struct StratifiedFolds: Sendable, Equatable {
  /// The fold of each row, from 0.
  public let foldOfRow: [Int]
  /// How many folds there are.
  public let count: Int

  /// Divides rows.
  ///
  /// Rows are shuffled within their class and dealt out in turn; the deal goes on from class to class, so fold sizes differ by
  /// at most one.
  ///
  /// - Parameters:
  ///   - labels: The class of each row.
  ///   - count: How many folds, ≥ 2.
  ///   - seed: Any number; the same seed gives the same folds.
  /// - Throws: ``StatisticsError`` with fewer than two folds or fewer rows than folds.
  public init(labels: [Int], count: Int, seed: UInt64) throws(StatisticsError) {
    guard count >= 2 else { throw StatisticsError(.outOfRange, "\(count) folds were asked for; expected at least 2.") }
    guard labels.count >= count else {
      throw StatisticsError(.tooFewValues, "\(labels.count) rows cannot be divided into \(count) folds.")
    }
    var byClass: [Int: [Int]] = [:]
    for (row, label) in labels.enumerated() { byClass[label, default: []].append(row) }
    var folds = [Int](repeating: 0, count: labels.count)
    var next = 0
    for label in byClass.keys.sorted() {
      var generator = SplitMix64(seed: seed, index: label)
      for row in (byClass[label] ?? []).shuffled(using: &generator) {
        folds[row] = next
        next = (next + 1) % count
      }
    }
    foldOfRow = folds
    self.count = count
  }

  /// The rows of one fold and all others, in order.
  ///
  /// - Parameter fold: The fold, from 0.
  /// - Returns: The rows to train on and the rows held out.
  public func split(_ fold: Int) -> (training: [Int], heldOut: [Int]) {
    (foldOfRow.indices.filter { foldOfRow[$0] != fold }, foldOfRow.indices.filter { foldOfRow[$0] == fold })
  }
}
