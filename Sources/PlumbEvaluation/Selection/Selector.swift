public import PlumbCore
public import PlumbJudging

/// Finds the best of the candidates of an item.
public enum Selector: Sendable {
  /// By a judge that grades one response at a time.
  case grading(any PointwiseJudge)
  /// By a judge that compares two, each match decided by the mean over the orders shown.
  case comparing(any Judge, SelectionMethod)

  /// How it selects.
  public var method: SelectionMethod {
    switch self {
    case .grading: .pointwise
    case .comparing(_, let method): method
    }
  }

  /// Who judges.
  public var judge: String {
    switch self {
    case .grading(let judge): judge.name
    case .comparing(let judge, _): judge.name
    }
  }

  /// The best candidate of a set.
  ///
  /// Candidates that have no answer take no part. What fails is counted: a candidate whose judgments all failed has no score
  /// and is not chosen; in a knockout, a match without an outcome lets the one go on that has been judged before.
  ///
  /// - Parameter set: The candidates.
  /// - Returns: The scores and the choice.
  /// - Throws: `ModelError` when the run cannot go on.
  public func selection(from set: CandidateSet) async throws(ModelError) -> Selection {
    let named = set.named
    var selection = Selection(
      item: set.item.id, method: method, judge: judge,
      scores: set.candidates.map { Selection.Score(model: $0.model, sample: $0.sample) }, matches: [], chosen: nil,
      tied: 0, judgments: [])
    let playing = named.indices.filter { named[$0].failure == nil }
    switch self {
    case .grading(let judge):
      for index in playing {
        let judgments = try await judge.judgments(of: named[index], to: set.item)
        selection.judgments += judgments
        selection.scores[index].value = meanGrade(of: judgments)
      }
    case .comparing(let judge, .knockout):
      guard var champion = playing.first else { break }
      for challenger in playing.dropFirst() {
        guard let wins = try await match(champion, challenger, named, set.item, judge, &selection) else {
          // Who has been judged before stays; who never was makes room.
          if selection.scores[champion].value == nil { champion = challenger }
          continue
        }
        let winner = wins < 0.5 ? challenger : champion
        for index in [champion, challenger] { selection.scores[index].value = selection.scores[index].value ?? 0 }
        if wins != 0.5 { selection.scores[winner].value = (selection.scores[winner].value ?? 0) + 1 }
        champion = winner
      }
      guard playing.count == 1 || selection.scores[champion].value != nil else { break }
      selection.chosen = champion
      selection.tied = 1
      return selection
    case .comparing(let judge, _):
      var sums = [Double](repeating: 0, count: named.count)
      var counts = [Int](repeating: 0, count: named.count)
      for (position, first) in playing.enumerated() {
        for second in playing[(position + 1)...] {
          guard let wins = try await match(first, second, named, set.item, judge, &selection) else { continue }
          sums[first] += wins
          sums[second] += 1 - wins
          counts[first] += 1
          counts[second] += 1
        }
      }
      for index in playing where counts[index] > 0 {
        selection.scores[index].value = sums[index] / Double(counts[index])
      }
    }
    let best = selection.scores.compactMap(\.value).max()
    selection.chosen = best.flatMap { best in selection.scores.firstIndex { $0.value == best } }
    selection.tied = selection.scores.count { $0.value != nil && $0.value == best }
    return selection
  }

  /// The probability that the first candidate is better.
  private func match(
    _ first: Int, _ second: Int, _ named: [Response], _ item: Item, _ judge: any Judge, _ selection: inout Selection
  ) async throws(ModelError) -> Double? {
    let comparison = Comparison(item: item, baseline: named[first], model: named[second])
    let judgments = try await judge.judgments(of: comparison)
    let wins = winProbability(of: named[first].model, in: judgments)
    selection.judgments += judgments
    selection.matches.append(Selection.Match(first: first, second: second, firstWins: wins))
    return wins
  }
}

/// The mean overall grade of the judgments that have one.
///
/// - Parameter judgments: The acts on one response.
/// - Returns: The mean; absent when all failed.
func meanGrade(of judgments: [Judgment]) -> Double? {
  let grades = judgments.compactMap { judgment in
    if case .ratings(let ratings) = judgment.outcome { ratings.overall } else { nil }
  }
  return grades.isEmpty ? nil : grades.reduce(0, +) / Double(grades.count)
}

/// A model's probability to win one comparison: the mean over the orders of the mean within each order.
///
/// - Parameters:
///   - model: The model.
///   - judgments: The acts on one comparison, of any orders and repeats.
/// - Returns: The probability, 0–1; absent when an order has no usable act, since the other alone would bring position bias
///   back.
func winProbability(of model: String, in judgments: [Judgment]) -> Double? {
  var orders: [Bool: (sum: Double, count: Int)] = [:]
  for judgment in judgments where judgment.models.count == 2 {
    let isFirst = judgment.models[0] == model
    var order = orders[isFirst] ?? (0, 0)
    if let preference = judgment.outcome.preference {
      order.sum += isFirst ? preference.first : 1 - preference.first
      order.count += 1
    }
    orders[isFirst] = order
  }
  guard !orders.isEmpty, orders.values.allSatisfy({ $0.count > 0 }) else { return nil }
  return orders.values.reduce(0) { $0 + $1.sum / Double($1.count) } / Double(orders.count)
}
