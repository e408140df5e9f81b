/// Tables without quotes: a line of column names, then a line per row.
public enum PlainTable {
  /// The rows of a table, by column name.
  ///
  /// - Parameters:
  ///   - text: The table; empty lines are skipped, and so are lines that begin with `#`.
  ///   - separator: What separates two fields.
  /// - Returns: The rows; a row that is shorter than the header lacks the last columns.
  public static func rows(_ text: String, separator: Character = "\t") -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }
}
