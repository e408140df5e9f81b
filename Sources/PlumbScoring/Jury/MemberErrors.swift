internal import PlumbCore
internal import PlumbStatistics

/// The errors of a jury's members, estimated from where they disagree.
///
/// A comparison is one item with one truth, and every order and repeat of a member is a label of it: a member whose verdict
/// follows the place contradicts itself and so counts for little. Each comparison enters in both directions, so that
/// the order in which models are listed means nothing.
struct MemberErrors: Sendable {
  /// The chance that each member names the truth.
  let accuracies: [Double]
  private let prior: [Double]
  private let confusion: [Double]

  /// Estimates the errors.
  ///
  /// - Throws: `EvaluationError` when there is no verdict or the estimate does not settle.
  init(_ panels: [Panel], members: Int) throws(EvaluationError) {
    var labels: [RaterLabel] = []
    for (index, panel) in panels.enumerated() where panel.models.count == 2 {
      for (member, verdict) in panel.listedVerdicts {
        labels.append(RaterLabel(item: 2 * index, rater: member, label: verdict.rawValue))
        labels.append(RaterLabel(item: 2 * index + 1, rater: member, label: verdict.mirrored.rawValue))
      }
    }
    do {
      let fit = try fitDawidSkene(
        labels, items: 2 * panels.count, raters: members, classes: PairVerdict.allCases.count)
      accuracies = (0..<members).map { fit.accuracy(of: $0) }
      prior = fit.prior
      confusion = fit.confusion
    } catch {
      throw EvaluationError(.invalidInput, "the members' errors cannot be estimated by dawid-skene: \(error.message)")
    }
  }

  /// The chance that the first answer is better, half of the chance of a tie included.
  func preference(_ verdicts: [(member: Int, verdict: PairVerdict)]) -> Double {
    let classes = PairVerdict.allCases.count
    var weights = prior
    for (member, verdict) in verdicts {
      for truth in 0..<classes { weights[truth] *= confusion[(member * classes + truth) * classes + verdict.rawValue] }
      // Kept near 1, so that many members do not underflow.
      let largest = weights.max() ?? 0
      if largest > 0 { weights = weights.map { $0 / largest } }
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { return 0.5 }
    return (weights[PairVerdict.first.rawValue] + weights[PairVerdict.tie.rawValue] / 2) / total
  }
}

extension PairVerdict {
  /// The same verdict with the answers' places exchanged.
  var mirrored: PairVerdict {
    switch self {
    case .first: .second
    case .second: .first
    case .tie: .tie
    }
  }
}
