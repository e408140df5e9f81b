internal import PlumbCore

/// The scores by which two models of the same judgments are compared.
struct ScorePair {
  var first: UnitScores
  var second: UnitScores
}

extension ItemScoreTable {
  /// The scores that compare two models of this source.
  ///
  /// Grades where both were graded; else their judgments against each other; else those against the opponent both have.
  ///
  /// - Parameters:
  ///   - first: A model.
  ///   - second: Another model.
  ///   - baseline: The opponent to compare by, when there are several or direct judgments are not wanted.
  /// - Returns: The scores of both.
  /// - Throws: `EvaluationError` when nothing compares the two.
  func scorePair(_ first: String, _ second: String, baseline: String?) throws(EvaluationError) -> ScorePair {
    for model in [first, second] where !models.contains(model) {
      throw EvaluationError(
        .invalidInput,
        "no judgment is about '\(model)'; there are judgments about \(models.sorted().joined(separator: ", ")).")
    }
    guard first != second else {
      throw EvaluationError(.invalidInput, "'\(first)' is compared with itself; name two models.")
    }
    if baseline == nil, let a = ratings(of: first), let b = ratings(of: second) {
      return ScorePair(first: a, second: b)
    }
    let opponents = (opponents(of: first), opponents(of: second))
    if let baseline {
      guard opponents.0.contains(baseline), opponents.1.contains(baseline) else {
        let missing = opponents.0.contains(baseline) ? second : first
        throw EvaluationError(
          .invalidInput, "'\(missing)' was never compared with '\(baseline)', so the two cannot be compared by it.")
      }
      return ScorePair(
        first: winProbabilities(of: first, against: baseline), second: winProbabilities(of: second, against: baseline))
    }
    if opponents.0.contains(second) {
      return ScorePair(
        first: winProbabilities(of: first, against: second), second: winProbabilities(of: second, against: first))
    }
    let common = opponents.0.intersection(opponents.1)
    guard common.count < 2 else {
      throw EvaluationError(
        .invalidInput,
        "'\(first)' and '\(second)' share several opponents (\(common.sorted().joined(separator: ", "))); choose one with \(option: "baseline")."
      )
    }
    guard let opponent = common.first else {
      throw EvaluationError(
        .invalidInput,
        "'\(first)' and '\(second)' were neither graded, nor compared with each other, nor with the same opponent.")
    }
    return ScorePair(
      first: winProbabilities(of: first, against: opponent), second: winProbabilities(of: second, against: opponent))
  }

  /// One model's scores in this source: its grades, or its win probabilities against the one opponent it has.
  ///
  /// - Throws: `EvaluationError` when the model has no scores or several opponents.
  func scores(of model: String, baseline: String?) throws(EvaluationError) -> UnitScores {
    if let ratings = ratings(of: model) { return ratings }
    let opponents = opponents(of: model)
    if let baseline {
      guard opponents.contains(baseline) else {
        throw EvaluationError(.invalidInput, "'\(model)' was never compared with '\(baseline)'.")
      }
      return winProbabilities(of: model, against: baseline)
    }
    guard opponents.count == 1, let opponent = opponents.first else {
      throw EvaluationError(
        .invalidInput,
        opponents.isEmpty
          ? "no judgment is about '\(model)'; there are judgments about \(models.sorted().joined(separator: ", "))."
          : "'\(model)' was compared with several models (\(opponents.sorted().joined(separator: ", "))); choose one with \(option: "baseline")."
      )
    }
    return winProbabilities(of: model, against: opponent)
  }
}
