public import PlumbCore

extension Leaderboard {
  /// The rows as comma-separated values (RFC 4180, lines end in `\n`): every key of the document's rows is a column;
  /// what is undefined is empty.
  public var csv: String {
    let rows = rows.map(\.json)
    var keys: [String] = []
    for row in rows { for key in row.keys where !keys.contains(key) { keys.append(key) } }
    if keys.isEmpty { keys = ["model", "score", "low", "high"] }
    let lines = [keys] + rows.map { row in keys.map { Self.plain(row[$0] ?? .null) } }
    return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// The rows as a Markdown table with rank ranges, intervals and the method's shown columns; what is undefined is a
  /// dash.
  public var markdown: String {
    let titles =
      ["rank", "model", "score", "\(levelText(level)) interval"] + display.columns.map(\.title) + [
        "judgments", "failed",
      ]
    var lines = [titles, titles.map { $0 == "model" ? "---" : "---:" }]
    for row in rows {
      lines.append(
        [
          row.rank.map { $0.low == $0.high ? "\($0.rank)" : "\($0.rank) (\($0.low)–\($0.high))" } ?? "—", row.model,
          Self.decimal(row.score, 2), "\(Self.decimal(row.low, 2)) – \(Self.decimal(row.high, 2))",
        ] + display.columns.map { Self.decimal(row.columns[$0.key]?.double, $0.decimals) }
          + ["\(row.judgments)", "\(row.failed)"])
    }
    let table = lines.map { "| " + $0.map(Self.escaped).joined(separator: " | ") + " |\n" }.joined()
    let title = display.title.map { "\(Self.escaped($0)); \(Self.escaped(interval ?? "no intervals")).\n\n" } ?? ""
    return title + table
  }

  private static func plain(_ value: JSONValue) -> String {
    if value.isNull { return "" }
    return value.string ?? value.text()
  }

  private static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func decimal(_ value: Double?, _ decimals: Int) -> String {
    value.map { formatDecimal($0, decimals) } ?? "—"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|", "\\", "*", "_", "`", "<", "[", "]": result += "\\" + String(scalar)
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
