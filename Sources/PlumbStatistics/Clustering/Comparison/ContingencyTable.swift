/// How often each class of one labelling meets each class of another.
struct ContingencyTable {
  let total: Int
  let rows: [Int]
  let columns: [Int]
  /// The cells that are not empty.
  let cells: [(row: Int, column: Int, count: Int)]

  /// Counts pairs of labels, classes in the order of their first members.
  init<A: Hashable, B: Hashable>(_ first: [A], _ second: [B]) throws(StatisticsError) {
    guard first.count == second.count else {
      throw StatisticsError(
        .lengthMismatch,
        "The two labellings are of \(first.count) and \(second.count) points; they must be of the same.")
    }
    guard !first.isEmpty else {
      throw StatisticsError(.empty, "The agreement of labellings is undefined without points.")
    }
    var rowNumbers: [A: Int] = [:]
    var columnNumbers: [B: Int] = [:]
    var rows: [Int] = []
    var columns: [Int] = []
    var counts: [SIMD2<Int>: Int] = [:]
    for (a, b) in zip(first, second) {
      let row = rowNumbers[a] ?? rows.count
      if row == rows.count {
        rowNumbers[a] = row
        rows.append(0)
      }
      let column = columnNumbers[b] ?? columns.count
      if column == columns.count {
        columnNumbers[b] = column
        columns.append(0)
      }
      rows[row] += 1
      columns[column] += 1
      counts[SIMD2(row, column), default: 0] += 1
    }
    self.total = first.count
    self.rows = rows
    self.columns = columns
    cells = counts.map { ($0.key.x, $0.key.y, $0.value) }
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Both labellings put every point alone, or all in one class: the same partition, trivially.
  var isTrivialMatch: Bool {
    (rows.count == 1 && columns.count == 1) || (rows.count == total && columns.count == total)
  }
}
