/// The adjusted Rand index: how far two labellings agree on which pairs belong together, corrected for
/// chance.
///
/// Noise is a class like any other: `nil` labels are together.
///
/// - Parameters:
///   - first: n ≥ 1 labels.
///   - second: n labels of the same points.
/// - Returns: 1 for the same partition, about 0 for unrelated ones, at least −0.5.
/// - Throws: `StatisticsError` `.lengthMismatch`, `.empty`.
/// - Note: Hubert & Arabie 1985, doi:10.1007/BF01908075, equation 5. Two equal partitions in which
///   all points are together, or all alone, have 1.
public func adjustedRandIndex<A: Hashable, B: Hashable>(
  _ first: [A], _ second: [B]
) throws(StatisticsError) -> Double {
  let table = try ContingencyTable(first, second)
  if table.isTrivialMatch { return 1 }
  func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
  let together = table.cells.reduce(0) { $0 + pairs($1.count) }
  let rows = table.rows.reduce(0) { $0 + pairs($1) }
  let columns = table.columns.reduce(0) { $0 + pairs($1) }
  let expected = rows * columns / pairs(table.total)
  return (together - expected) / ((rows + columns) / 2 - expected)
}
