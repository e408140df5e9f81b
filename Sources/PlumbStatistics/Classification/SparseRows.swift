/// A matrix of mostly zeros, row after row.
public struct SparseRows: Sendable, Equatable {
  /// How many columns there are.
  public var columnCount: Int
  /// Where each row starts in ``columns`` and ``values``; one more entry than there are rows.
  public private(set) var starts: [Int] = [0]
  /// The columns of the entries.
  public private(set) var columns: [Int32] = []
  /// The values of the entries.
  public private(set) var values: [Float] = []

  /// An empty matrix.
  ///
  /// - Parameter columnCount: How many columns there are, ≥ 0.
  public init(columnCount: Int) { self.columnCount = columnCount }

  /// How many rows there are.
  public var count: Int { starts.count - 1 }

  /// Adds a row.
  ///
  /// - Precondition: Both arrays have the same length and every column is from 0 to `columnCount` - 1.
  /// - Parameters:
  ///   - columns: The columns of the entries, each at most once.
  ///   - values: Their values.
  public mutating func append(columns: [Int32], values: [Float]) {
    precondition(columns.count == values.count, "a row needs one value a column")
    precondition(columns.allSatisfy { $0 >= 0 && Int($0) < columnCount }, "a column is outside the matrix")
    self.columns += columns
    self.values += values
    starts.append(self.columns.count)
  }

  /// The matrix of some of the rows.
  ///
  /// - Parameter rows: Their indices, in the order wanted.
  /// - Returns: A matrix with as many columns.
  public func selecting(_ rows: [Int]) -> SparseRows {
    var result = SparseRows(columnCount: columnCount)
    result.columns.reserveCapacity(rows.reduce(0) { $0 + starts[$1 + 1] - starts[$1] })
    for row in rows {
      result.columns += columns[starts[row]..<starts[row + 1]]
      result.values += values[starts[row]..<starts[row + 1]]
      result.starts.append(result.columns.count)
    }
    return result
  }
}
