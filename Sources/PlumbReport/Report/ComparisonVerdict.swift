import PlumbCore

/// What the judgments of one comparison amount to.
enum ComparisonVerdict: String, CaseIterable, Sendable {
  /// The model's answer is better.
  case model
  /// The baseline's answer is better.
  case baseline
  /// Neither is better.
  case tie
  /// A judge's verdict changed with the order of the answers.
  case disagree
  /// Answers were graded, not compared.
  case rated
  /// No judgment has a usable outcome.
  case failed

  /// The verdict for the model of a preference: more than half, half, or less.
  init(preference: Double) {
    self = preference > 0.5 ? .model : preference < 0.5 ? .baseline : .tie
  }
}

extension JudgedComparison {
  /// What the judgments amount to.
  ///
  /// Each judge's repeats in one order are averaged. When a judge's two orders give different verdicts, the comparison
  /// counts as disagreeing; otherwise the mean of all decides.
  var verdict: ComparisonVerdict {
    var sums: [Place: (total: Double, count: Int)] = [:]
    for judgment in judgments {
      guard let preference = preferenceForModel(judgment) else { continue }
      let place = Place(judge: judgment.judge, turn: judgment.turn, modelFirst: showsModelFirst(judgment))
      sums[place, default: (0, 0)].total += preference
      sums[place, default: (0, 0)].count += 1
    }
    let means = sums.mapValues { $0.total / Double($0.count) }
    guard !means.isEmpty else {
      return judgments.contains { if case .ratings = $0.outcome { true } else { false } } ? .rated : .failed
    }
    for (place, mean) in means where place.modelFirst {
      guard let other = means[place.swapped] else { continue }
      if ComparisonVerdict(preference: mean) != ComparisonVerdict(preference: other) { return .disagree }
    }
    return ComparisonVerdict(preference: means.values.sorted().reduce(0, +) / Double(means.count))
  }

  /// Whether some judgment failed.
  var hasFailure: Bool { judgments.isEmpty || judgments.contains { $0.outcome.failure != nil } }
}

private struct Place: Hashable {
  var judge: String
  var turn: Int?
  var modelFirst: Bool

  var swapped: Place { Place(judge: judge, turn: turn, modelFirst: !modelFirst) }
}
