internal import PlumbCore

/// Benchmarks whose quality is measured, and what they are to agree with.
public struct QualityRequest: Sendable, Equatable {
  /// Tables of benchmarks' scores.
  public var scores: [String]
  /// The table of scores to agree with.
  public var truth: String?
  /// Maps of model names: none, one for all tables of scores, or one for each (`-` for none).
  public var nameMaps: [String]
  /// The column of the score in tables of scores; found when `nil`.
  public var column: String?
  /// Levels at which models are told apart, each strictly between 0 and 1.
  public var levels: [Double]
  /// The level of the intervals that tables state, strictly between 0 and 1.
  public var statedLevel: Double
  /// Whether rows with errors are left out, instead of refusing the file.
  public var skipInvalid: Bool

  /// A request.
  ///
  /// - Parameters:
  ///   - scores: Tables of benchmarks' scores.
  ///   - truth: The table of scores to agree with.
  ///   - nameMaps: Maps of model names.
  ///   - column: The column of the score.
  ///   - levels: Levels at which models are told apart.
  ///   - statedLevel: The level of the intervals that tables state.
  ///   - skipInvalid: Whether rows with errors are left out.
  public init(
    scores: [String], truth: String? = nil, nameMaps: [String] = [], column: String? = nil,
    levels: [Double] = [0.95, 0.8], statedLevel: Double = 0.95, skipInvalid: Bool = false
  ) {
    self.scores = scores
    self.truth = truth
    self.nameMaps = nameMaps
    self.column = column
    self.levels = levels
    self.statedLevel = statedLevel
    self.skipInvalid = skipInvalid
  }

  /// Throws what cannot be measured.
  func check() throws(CoreError) {
    guard (levels + [statedLevel]).allSatisfy({ $0 > 0 && $0 < 1 }) else {
      throw CoreError(
        .invalidInput,
        "\(option: "levels") and \(option: "stated-level") take numbers between 0 and 1, such as 0.95.")
    }
    guard nameMaps.count <= 1 || nameMaps.count == scores.count else {
      throw CoreError(
        .invalidInput,
        "\(option: "name-maps") takes one map, or one for each of the \(scores.count) tables of scores.")
    }
  }

  /// The map of names for one of the tables; `nil` for none.
  func nameMap(_ index: Int) -> String? {
    let map = nameMaps.count == 1 ? nameMaps[0] : nameMaps.isEmpty ? "-" : nameMaps[index]
    return map == "-" ? nil : map
  }
}
