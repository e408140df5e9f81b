public import PlumbCore

/// A table of models with two scores each: a judge's and people's (or those of whatever it is compared with).
public enum PairedScores {
  /// One model's two scores.
  public struct Row: Sendable, Equatable {
    /// The model.
    public var model: String
    /// The judge's score.
    public var judge: Double
    /// The score it is compared with.
    public var people: Double

    /// A row.
    public init(model: String, judge: Double, people: Double) {
      self.model = model
      self.judge = judge
      self.people = people
    }
  }

  /// Reads a table: CSV, TSV or records of JSON.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - columns: The names of the judge's and the other score.
  ///   - model: The name of the models' column.
  ///   - options: Whether rows with errors are left out.
  /// - Returns: The rows in order, and what was found.
  /// - Throws: `CoreError` when the file is bad; a missing column is named together with those there are.
  public static func read(
    _ path: String, columns: (judge: String, people: String), model: String = "model", options: ReadOptions
  ) throws(CoreError) -> (rows: [Row], report: ReadReport) {
    let file = try RecordFile(path: path)
    if let first = file.records.lazy.compactMap(\.self).first {
      for column in [model, columns.judge, columns.people] where first[column] == nil {
        throw CoreError(
          .invalidInput,
          "\(path): there is no column '\(column)'; the columns are \(first.keys.joined(separator: ", ")).")
      }
    }
    let rows = file.records.indices.map { index in
      file.read(index) { fields -> Row? in
        let name = fields.required(model, .nonEmptyString)
        let judge = fields.required(columns.judge, number)
        let people = fields.required(columns.people, number)
        guard let name, let judge, let people else { return nil }
        return Row(model: name, judge: judge, people: people)
      }
    }
    try file.check(skipInvalid: options.skipInvalid)
    let usable = rows.compactMap(\.self)
    return (
      usable,
      ReadReport(
        files: 1, records: usable.count, invalid: rows.count - usable.count, diagnostics: file.diagnostics)
    )
  }

  /// A number, or the text of one as tables hold it.
  private static let number = FieldKind<Double>("a finite number") { value in
    (value.double ?? value.string.flatMap(Double.init)).flatMap { $0.isFinite ? $0 : nil }
  }
}
