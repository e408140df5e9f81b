/// Scores of models by one benchmark, as far as a file tells: with intervals, and with bootstrapped scores.
public struct ScoreTable: Sendable, Equatable {
  /// One model's line.
  public struct Row: Sendable, Equatable {
    /// The model's name.
    public var model: String
    /// Its score.
    public var score: Double
    /// The lower end of the interval that the file states.
    public var low: Double?
    /// The upper end of the interval that the file states.
    public var high: Double?
    /// The variance of the score, where the file states one.
    public var variance: Double?
    /// The score in each round of a bootstrap; empty when the file has none.
    public var results: [Double]

    /// A line.
    public init(
      model: String, score: Double, low: Double? = nil, high: Double? = nil, variance: Double? = nil,
      results: [Double] = []
    ) {
      self.model = model
      self.score = score
      self.low = low
      self.high = high
      self.variance = variance
      self.results = results
    }
  }

  /// What the table is called.
  public var name: String
  /// The lines, in the file's order; each model once.
  public var rows: [Row]

  /// A table.
  public init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }
}
