public import PlumbCore

/// Reading of tables of scores: Arena-Hard's bootstrap files, CSV tables, and Plumb's leaderboards.
///
/// A file is JSON Lines, a JSON array, a table with a header (`.csv`, `.tsv`), or a document with `rows`, as
/// `plumb leaderboard --json` prints it. A line has the model's name (`model`, `index`, `name` or a nameless first
/// column), its score (`score`, `rating`, `length_controlled_winrate`, `win_rate`, `average`), and where known its
/// interval (`lower` and `upper`, `low` and `high`, `rating_q025` and `rating_q975`), its `variance`, and bootstrapped
/// scores (`results`).
public enum ScoreTableFile {
  /// Names of the columns, best first.
  enum Column {
    static let model = ["model", "index", "name", "", "Unnamed: 0"]
    static let score = ["score", "rating", "length_controlled_winrate", "win_rate", "average"]
    static let low = ["lower", "low", "rating_q025"]
    static let high = ["upper", "high", "rating_q975"]
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - column: The column of the score; found by its name when left out.
  ///   - options: Whether lines with errors are left out.
  /// - Returns: The table and what was found.
  /// - Throws: `CoreError` that lists the errors.
  public static func read(
    path: String, column: String? = nil, options: ReadOptions = ReadOptions()
  ) throws(CoreError) -> (table: ScoreTable, diagnostics: [Diagnostic]) {
    let file = try RecordFile(path: path)
    if let rows = document(in: file, path: path) { return (ScoreTable(name: name(of: path), rows: rows), []) }
    var rows: [ScoreTable.Row] = []
    var seen: Set<String> = []
    for index in file.records.indices {
      guard let row = file.read(index, { row(from: &$0, column: column) }) else { continue }
      guard seen.insert(row.model).inserted else {
        file.report(.error, "'\(row.model)' has a line already; expected each model once", at: index)
        continue
      }
      rows.append(row)
    }
    try file.check(skipInvalid: options.skipInvalid)
    guard !rows.isEmpty else { throw CoreError(.invalidInput, "\(path): holds no scores.") }
    return (ScoreTable(name: name(of: path), rows: rows), file.diagnostics)
  }

  /// The rows of a leaderboard document.
  private static func document(in file: RecordFile, path: String) -> [ScoreTable.Row]? {
    guard file.records.count <= 1, let bytes = try? FileContents.bytes(of: path),
      let rows = try? JSONValue.parse(bytes)["rows"]?.array
    else { return nil }
    let read = rows.compactMap { value -> ScoreTable.Row? in
      guard let object = value.object else { return nil }
      var fields = FieldReader(object, location: Location(file: path))
      return row(from: &fields, column: nil)
    }
    return read.isEmpty ? nil : read
  }

  private static func row(from fields: inout FieldReader, column: String?) -> ScoreTable.Row? {
    guard let model = first(Column.model, in: &fields, text) else {
      fields.report("model", "missing; expected the model's name")
      return nil
    }
    guard let score = first(column.map { [$0] } ?? Column.score, in: &fields, number) else {
      fields.report(column ?? "score", "missing; expected a number")
      return nil
    }
    var row = ScoreTable.Row(model: model, score: score.value)
    row.low = first(Column.low, in: &fields, number)?.value
    row.high = first(Column.high, in: &fields, number)?.value
    if (row.low == nil) != (row.high == nil) { (row.low, row.high) = (nil, nil) }
    if let low = row.low, let high = row.high, low > high {
      fields.report("low", "is above the interval's upper end (\(low) and \(high))")
      return nil
    }
    row.variance = first(["variance"], in: &fields, number)?.value
    if let error = first(["standard_error"], in: &fields, number)?.value, score.key == "win_rate" {
      row.variance = row.variance ?? error * error
    }
    if let results = fields.optional("results", .array) {
      row.results = results.compactMap(\.double).filter(\.isFinite)
      guard row.results.count == results.count else {
        fields.report("results", "expected an array of numbers")
        return nil
      }
    }
    return fields.isValid ? row : nil
  }

  /// The first of several columns that holds something.
  private static func first<T>(
    _ names: [String], in fields: inout FieldReader, _ read: (String, inout FieldReader) -> T?
  ) -> T? {
    for name in names {
      if let value = read(name, &fields) { return value }
    }
    return nil
  }

  private static func text(_ key: String, _ fields: inout FieldReader) -> String? {
    guard let text = fields.value(key)?.string, !text.isEmpty else { return nil }
    return text
  }

  /// A number, or a text that is one, as in a table; an empty cell is none.
  private static func number(_ key: String, _ fields: inout FieldReader) -> (key: String, value: Double)? {
    guard let value = fields.value(key) else { return nil }
    let number = value.double ?? value.string.flatMap(Double.init)
    if let number, number.isFinite { return (key, number) }
    if value.string != "" { fields.report(key, "expected a number, found \(value.string ?? value.kindDescription)") }
    return nil
  }

  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.split(separator: ".").dropLast().joined(separator: ".").isEmpty
      ? last : last.split(separator: ".").dropLast().joined(separator: ".")
  }
}
