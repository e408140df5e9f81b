/// A stretch of battles in columns, for files with more of them than anybody wants objects of.
///
/// Models and items are numbers into lists of names that only grow while a file is read, so later batches of the same
/// reading use the same numbers.
public struct BattleBatch: Sendable, Equatable {
  /// The models' names by number.
  public var models: [String]
  /// The items' names by number; empty when battles have none.
  public var items: [String]
  /// The number of the model on the left.
  public var first: [Int32] = []
  /// The number of the model on the right.
  public var second: [Int32] = []
  /// Twice the left model's score: 2 a win, 1 a tie, 0 a loss.
  public var doubledScores: [UInt8] = []
  /// The number of the item; empty when battles have none.
  public var item: [Int32] = []

  /// An empty batch.
  public init(models: [String] = [], items: [String] = []) {
    self.models = models
    self.items = items
  }

  /// How many battles there are.
  public var count: Int { first.count }

  /// Leaves the names and removes the battles.
  public mutating func removeBattles() {
    first.removeAll(keepingCapacity: true)
    second.removeAll(keepingCapacity: true)
    doubledScores.removeAll(keepingCapacity: true)
    item.removeAll(keepingCapacity: true)
  }
}
