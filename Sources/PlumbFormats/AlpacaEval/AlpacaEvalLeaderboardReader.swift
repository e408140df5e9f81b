public import PlumbCore

/// Reading of AlpacaEval leaderboard files, of either version.
public enum AlpacaEvalLeaderboardReader {
  /// Reads a leaderboard CSV: the model in the first column, which has no name, and AlpacaEval's columns in any order.
  ///
  /// Rows keep the file's order and hold the figures in `columns` under their published names; an empty field is left
  /// out. `score` is the win rate. Other columns are kept too, as numbers where they are.
  ///
  /// - Throws: `CoreError` that lists what is wrong, with lines and columns.
  public static func read(path: String) throws(CoreError) -> Leaderboard {
    let table = DelimitedText(try FileContents.bytes(of: path), delimiter: UInt8(ascii: ","), file: path)
    var diagnostics = table.diagnostics
    if diagnostics.isEmpty, !table.header.contains("win_rate") {
      let message =
        "the header has no column 'win_rate'; expected AlpacaEval's, such as "
        + ",\(AlpacaEvalColumns.names.prefix(4).joined(separator: ",")),…"
      diagnostics.append(Diagnostic(.error, message, at: Location(file: path, line: 1)))
    }
    if !diagnostics.isEmpty { throw CoreError(diagnostics, advice: "Fix the file.") }
    let rows = table.rows.map { row($0, header: table.header, path: path, &diagnostics) }
    if !diagnostics.isEmpty { throw CoreError(diagnostics, advice: "Fix the file.") }
    return Leaderboard(method: "win-rate", unit: .winRate, rows: rows)
  }

  private static let counts: Set<String> = ["n_wins", "n_wins_base", "n_draws", "n_total", "avg_length"]

  private static func row(
    _ row: DelimitedText.Row, header: [String], path: String, _ diagnostics: inout [Diagnostic]
  ) -> Leaderboard.Row {
    func report(_ field: String, _ message: String) {
      diagnostics.append(Diagnostic(.error, message, at: Location(file: path, line: row.line, field: field)))
    }
    var result = Leaderboard.Row(model: row.fields[0])
    if result.model.isEmpty { report("model", "missing in the first column; expected the model's name") }
    for (name, text) in zip(header, row.fields).dropFirst() where !text.isEmpty {
      let isKnown = AlpacaEvalColumns.names.contains(name) && name != "mode"
      if counts.contains(name) {
        // pandas writes a whole column as 805.0 when one of its fields is empty.
        if let count = Double(text).flatMap({ Int(exactly: $0) }) {
          result.columns[name] = JSONValue(count)
        } else {
          report(name, "expected a whole number or nothing, found '\(text)'")
        }
      } else if let number = Double(text), number.isFinite {
        result.columns[name] = .number(number)
      } else if isKnown {
        report(name, "expected a number or nothing, found '\(text)'")
      } else {
        result.columns[name] = .string(text)
      }
    }
    result.score = result.columns["win_rate"]?.double
    result.scored = result.columns["n_total"]?.int
    result.judgments = result.scored ?? 0
    result.meanLength = result.columns["avg_length"]?.double
    if let wins = result.columns["n_wins"]?.int, let ties = result.columns["n_draws"]?.int,
      let losses = result.columns["n_wins_base"]?.int
    {
      result.counts = .init(wins: wins, ties: ties, losses: losses)
    }
    return result
  }
}
