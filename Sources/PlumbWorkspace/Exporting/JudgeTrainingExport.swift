public import PlumbCore
public import PlumbEvaluation

/// What an export of training data wrote.
public struct JudgeTrainingExport: Sendable, Equatable {
  /// The file; `-` is standard output.
  public var path: String
  /// Lines written.
  public var lines: Int
  /// What became of the judgments.
  public var tally: JudgeTrainingSet.Tally

  /// The counts, the lines and the path.
  public var json: JSONObject {
    var object = tally.json
    object["lines"] = JSONValue(lines)
    object["path"] = .string(path)
    return object
  }
}
