#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A matrix of which only the entries that are not zero are kept, row by row.
struct SparseVectors: Sendable {
  /// How many rows.
  let rows: Int
  /// How many columns.
  private(set) var columns = 0
  /// Column and value of each row's entries.
  private(set) var entries: [[(column: Int32, value: Float)]]

  /// A matrix without columns.
  init(rows: Int) {
    self.rows = rows
    entries = Array(repeating: [], count: rows)
  }

  /// Adds the TF-IDF weights of one kind of terms as further columns.
  ///
  /// - Parameters:
  ///   - counts: For each row how often it has each term.
  ///   - termLimit: At most this many terms, those of most rows first; ties by hash, so that the choice is always the same.
  mutating func appendBlock(_ counts: [[UInt64: Int]], termLimit: Int) {
    var frequency: [UInt64: Int] = [:]
    for row in counts { for term in row.keys { frequency[term, default: 0] += 1 } }
    let chosen = frequency.filter { $0.value > 1 && $0.value < max(3, rows) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(termLimit)
    var columnOf: [UInt64: (column: Int32, weight: Double)] = [:]
    for (index, term) in chosen.enumerated() {
      let weight = log(Double(1 + rows) / Double(1 + term.value)) + 1
      columnOf[term.key] = (Int32(columns + index), weight)
    }
    for (row, terms) in counts.enumerated() {
      var block: [(column: Int32, value: Double)] = []
      for (term, count) in terms {
        guard let found = columnOf[term] else { continue }
        block.append((found.column, (1 + log(Double(count))) * found.weight))
      }
      block.sort { $0.column < $1.column }
      let norm = block.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
      if norm > 0 { entries[row] += block.map { ($0.column, Float($0.value / norm)) } }
    }
    columns += chosen.count
  }

  /// This matrix times a dense one of `width` columns, row-major.
  func times(_ right: [Double], width: Int) -> [Double] {
    var result = [Double](repeating: 0, count: rows * width)
    right.withUnsafeBufferPointer { right in
      result.withUnsafeMutableBufferPointer { result in
        for row in 0..<rows {
          let start = row * width
          for entry in entries[row] {
            let (from, value) = (Int(entry.column) * width, Double(entry.value))
            var index = 0
            while index < width {
              result[start + index] += value * right[from + index]
              index += 1
            }
          }
        }
      }
    }
    return result
  }

  /// The transpose of this matrix times a dense one of `width` columns, row-major.
  func transposedTimes(_ right: [Double], width: Int) -> [Double] {
    var result = [Double](repeating: 0, count: columns * width)
    right.withUnsafeBufferPointer { right in
      result.withUnsafeMutableBufferPointer { result in
        for row in 0..<rows {
          let from = row * width
          for entry in entries[row] {
            let (start, value) = (Int(entry.column) * width, Double(entry.value))
            var index = 0
            while index < width {
              result[start + index] += value * right[from + index]
              index += 1
            }
          }
        }
      }
    }
    return result
  }
}
