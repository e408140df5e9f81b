internal import PlumbCore
public import PlumbEvaluation

/// Runs whose judgments become training data for a judge.
public struct JudgeTrainingRequest: Sendable, Equatable {
  /// The runs' names or folders.
  public var runs: [String]
  /// A file of people's labels; judgments that they contradict are left out.
  public var labels: String?
  /// The template of prompts that compare two answers, built in or a file.
  public var pairTemplate: String
  /// The template of prompts that grade one answer, built in or a file.
  public var gradeTemplate: String
  /// Whether reference answers are shown in the prompts.
  public var showsReference: Bool
  /// What is kept; its seed also makes the marker codes.
  public var selection: JudgeTrainingSet.Options

  /// A request.
  ///
  /// - Parameters:
  ///   - runs: The runs' names or folders.
  ///   - labels: A file of people's labels.
  ///   - pairTemplate: The template of prompts that compare two answers.
  ///   - gradeTemplate: The template of prompts that grade one answer.
  ///   - showsReference: Whether reference answers are shown in the prompts.
  ///   - selection: What is kept.
  public init(
    runs: [String], labels: String? = nil, pairTemplate: String = "pairwise-critique",
    gradeTemplate: String = "single-critique", showsReference: Bool = false,
    selection: JudgeTrainingSet.Options = .init()
  ) {
    self.runs = runs
    self.labels = labels
    self.pairTemplate = pairTemplate
    self.gradeTemplate = gradeTemplate
    self.showsReference = showsReference
    self.selection = selection
  }

  /// Throws what cannot be made.
  func check() throws(CoreError) {
    if let count = selection.perScenario, count < 1 {
      throw CoreError(.invalidInput, "\(option: "per-scenario") \(count): expected at least 1.")
    }
    if selection.requiresLabel, labels == nil {
      throw CoreError(.invalidInput, "\(option: "require-label") needs \(option: "labels").")
    }
    guard selection.gradeTolerance >= 0 else {
      throw CoreError(
        .invalidInput, "\(option: "grade-tolerance") \(selection.gradeTolerance): expected 0 or more.")
    }
  }
}
