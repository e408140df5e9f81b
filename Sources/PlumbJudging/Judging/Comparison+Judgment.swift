internal import PlumbCore

extension Comparison {
  /// The two answers in the order shown.
  func shown(baselineFirst: Bool) -> (first: Response, second: Response) {
    baselineFirst ? (baseline, model) : (model, baseline)
  }

  /// A judgment of this comparison with everything known before asking.
  func judgment(
    by judge: String, baselineFirst: Bool, outcome: Outcome, basis: Judgment.Basis? = nil, template: String? = nil
  )
    -> Judgment
  {
    let (first, second) = shown(baselineFirst: baselineFirst)
    return Judgment(
      item: item.id, judge: judge, models: [first.model, second.model], outcome: outcome, basis: basis,
      template: template, category: item.category, language: item.language, lengths: [first.length, second.length],
      styles: [first, second].contains { $0.failure != nil }
        ? [] : [first, second].map { AnswerStyle(of: $0.turns.last ?? "") },
      baseline: namesBaseline ? baseline.model : nil)
  }

  /// The outcome that needs no judge: an answer is missing, or both are equal.
  var outcomeWithoutJudge: (outcome: Outcome, basis: Judgment.Basis?)? {
    for response in [baseline, model] {
      if let failure = response.failure {
        return (.failed(Failure(.missingResponse, "\(response.model) gave no answer: \(failure.message)")), nil)
      }
    }
    if baseline.turns == model.turns { return (.preference(Preference(first: 0.5)), .identical) }
    return nil
  }
}
