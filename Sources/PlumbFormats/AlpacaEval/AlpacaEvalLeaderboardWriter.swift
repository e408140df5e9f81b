public import PlumbCore

/// The columns of an AlpacaEval 2 leaderboard file.
enum AlpacaEvalColumns {
  /// After the unnamed first column, which holds the model.
  static let names = [
    "win_rate", "standard_error", "n_wins", "n_wins_base", "n_draws", "n_total", "discrete_win_rate", "mode",
    "avg_length", "length_controlled_winrate", "lc_standard_error",
  ]
}

/// Writing of AlpacaEval 2 leaderboard files.
public enum AlpacaEvalLeaderboardWriter {
  /// Writes a leaderboard as CSV with AlpacaEval 2's header, rows in the leaderboard's order; what is undefined is
  /// empty.
  ///
  /// - Parameters:
  ///   - leaderboard: Rows whose `columns` hold AlpacaEval's figures under their published names. Where a row lacks
  ///     `win_rate` or `length_controlled_winrate`, its score stands in when that is the leaderboard's method.
  ///   - path: The file; `-` is standard output.
  /// - Throws: `CoreError` when the file cannot be written.
  public static func write(_ leaderboard: Leaderboard, to path: String) throws(CoreError) {
    let file = try OutputFile(path: path)
    try file.write(Array(text(leaderboard).utf8))
    try file.finish()
  }

  /// The CSV text, lines ended by `\n`.
  public static func text(_ leaderboard: Leaderboard) -> String {
    var text = ([""] + AlpacaEvalColumns.names).joined(separator: ",") + "\n"
    for row in leaderboard.rows {
      let fields = AlpacaEvalColumns.names.map { field(row.columns[$0] ?? score(of: row, in: leaderboard, as: $0)) }
      text += ([row.model] + fields).map(DelimitedText.quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  private static func score(of row: Leaderboard.Row, in leaderboard: Leaderboard, as column: String) -> JSONValue? {
    let methods = ["win_rate": "win-rate", "length_controlled_winrate": "length-controlled"]
    return methods[column] == leaderboard.method ? row.score.map(JSONValue.number) : nil
  }

  private static func field(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text): text
    case .number(let number) where !number.isFinite: ""
    case nil, .null: ""
    case .some(let value): value.text()
    }
  }
}
