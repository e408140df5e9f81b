internal import PlumbCore
public import PlumbScoring

/// What is to be certified, and against what.
public struct CertificationRequest: Sendable {
  /// Files or folders of judgments; in Plumb's own format also finished runs, by name or folder.
  public var paths: [String]
  /// The name of the judgments' format, in ``Registries/judgmentFormats``.
  public var format: String
  /// Files of people's labels; those of the runs, or what the judgments' files hold, when empty.
  public var labels: [String]
  /// The name of the labels' format, in ``Registries/labelFormats``; that of the judgments when `nil`.
  public var labelFormat: String?
  /// Files of responses, `NAME=FILE` or a path, from which it is known which answers hold lists and how long they are.
  public var responses: [String]
  /// For AlpacaEval's files: annotations that say who wrote the second output.
  public var systems: String?
  /// A model whose answers are better by construction.
  public var knownBetter: String?
  /// The family of models that all the judges are of, when their names do not tell.
  public var judgeFamily: String?
  /// The rule of the jury that is certified too; `nil` for none.
  public var jury: JuryRule?
  /// Whether AlpacaEval's evaluator columns are computed too, as `alpaca_eval` does.
  public var wantsAlpacaEvalColumns: Bool
  /// Whether records with errors are left out and counted, instead of refusing the file.
  public var skipInvalid: Bool

  /// A request.
  ///
  /// - Parameters:
  ///   - paths: Files of judgments, or finished runs.
  ///   - format: The name of the judgments' format.
  ///   - labels: Files of people's labels.
  ///   - labelFormat: The name of the labels' format; that of the judgments when `nil`.
  ///   - responses: Files of responses.
  ///   - systems: AlpacaEval's annotations that name the second output's writer.
  ///   - knownBetter: A model whose answers are better by construction.
  ///   - judgeFamily: The judges' family.
  ///   - jury: The jury's rule.
  ///   - wantsAlpacaEvalColumns: Whether AlpacaEval's evaluator columns are computed.
  ///   - skipInvalid: Whether records with errors are left out.
  public init(
    paths: [String], format: String = "plumb", labels: [String] = [], labelFormat: String? = nil,
    responses: [String] = [], systems: String? = nil, knownBetter: String? = nil, judgeFamily: String? = nil,
    jury: JuryRule? = nil, wantsAlpacaEvalColumns: Bool = false, skipInvalid: Bool = false
  ) {
    self.paths = paths
    self.format = format
    self.labels = labels
    self.labelFormat = labelFormat
    self.responses = responses
    self.systems = systems
    self.knownBetter = knownBetter
    self.judgeFamily = judgeFamily
    self.jury = jury
    self.wantsAlpacaEvalColumns = wantsAlpacaEvalColumns
    self.skipInvalid = skipInvalid
  }

  /// Throws what cannot be certified.
  func check() throws(CoreError) {
    if format != "alpaca-eval", wantsAlpacaEvalColumns || systems != nil {
      throw CoreError(
        .invalidInput,
        "\(option: "compatibility") and \(option: "systems") are for \(option: "format") alpaca-eval.")
    }
    if wantsAlpacaEvalColumns, labels.isEmpty {
      throw CoreError(
        .invalidInput,
        "\(option: "compatibility") needs people's annotations: give them with \(option: "labels").")
    }
  }
}
