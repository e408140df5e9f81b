internal import PlumbCore
internal import PlumbStatistics

extension CertificationTable {
  /// What a judge prefers besides quality, as far as it can be measured here.
  func biases(of record: Record, family: String?) -> [PreferenceBias] {
    var biases: [PreferenceBias] = []
    if let bias = bias(.length, of: record, differs: { Self.sign($0.lengths) }) { biases.append(bias) }
    if let bias = bias(.list, of: record, differs: { Self.sign($0.lists.map { $0 ? 1 : 0 }) }) { biases.append(bias) }
    if let bias = positionBias(of: record) { biases.append(bias) }
    if let family {
      let differs = { (comparison: Comparison) in
        Self.sign(comparison.models.map { ModelFamily.family(of: $0) == family ? 1 : 0 })
      }
      if let bias = bias(.selfFamily, of: record, differs: differs) { biases.append(bias) }
    }
    return biases
  }

  /// 1 when the first is larger, −1 when the second is, 0 otherwise.
  private static func sign(_ pair: [Int]) -> Int { pair.count == 2 ? (pair[0] - pair[1]).signum() : 0 }

  /// The preference for an answer that has something the other one has not.
  private func bias(
    _ kind: PreferenceBias.Kind, of record: Record, differs: (Comparison) -> Int
  ) -> PreferenceBias? {
    var judge: [(value: Double, item: Int)] = []
    var people: [(value: Double, item: Int)] = []
    var model = ControlledChoice()
    for (index, opinion) in record.sortedOpinions {
      let comparison = comparisons[index]
      let difference = differs(comparison)
      if difference != 0, let truth = comparison.people, truth != .tie {
        people.append(((truth == .first) == (difference > 0) ? 1 : 0, comparison.item))
      }
      guard !opinion.outcomes.isIdentical, let verdict = opinion.combined, verdict != .tie else { continue }
      let choosesFirst = verdict == .first
      if difference != 0 { judge.append((choosesFirst == (difference > 0) ? 1 : 0, comparison.item)) }
      if let quality = comparison.peopleMean {
        model.add(choosesFirst, quality: quality, attribute: Double(difference), item: comparison.item)
      }
    }
    guard let share = clusteredShare(judge) else { return nil }
    return PreferenceBias(kind: kind, judge: share, people: clusteredShare(people), controlled: model.chance())
  }

  /// The preference for the answer shown first: over pairs judged in both orders, or where people's verdict is known.
  private func positionBias(of record: Record) -> PreferenceBias? {
    let hasBothOrders = record.opinions.values.contains { $0.listed != nil && $0.swapped != nil }
    var judge: [(value: Double, item: Int)] = []
    var model = ControlledChoice()
    for (index, opinion) in record.sortedOpinions where !opinion.outcomes.isIdentical {
      let comparison = comparisons[index]
      let isPaired = opinion.listed != nil && opinion.swapped != nil
      for (verdict, isListed) in [(opinion.listed, true), (opinion.swapped, false)] {
        guard let verdict, verdict != .tie else { continue }
        let choosesShownFirst = (verdict == .first) == isListed
        if isPaired || !hasBothOrders { judge.append((choosesShownFirst ? 1 : 0, comparison.item)) }
        if let quality = comparison.peopleMean {
          model.add(choosesShownFirst, quality: isListed ? quality : -quality, attribute: 1, item: comparison.item)
        }
      }
    }
    // One order without labels shows quality and position together, and says nothing of either.
    guard hasBothOrders || !model.isEmpty, let share = clusteredShare(judge) else { return nil }
    return PreferenceBias(kind: .position, judge: share, controlled: model.chance())
  }
}

/// Choices between two answers, regressed on what people think of them and on one attribute.
///
/// A weak normal prior on the log-odds (mean 0, standard deviation 2.5) keeps the coefficients finite for a judge that always
/// follows people or the attribute.
///
/// - Note: Gelman, Jakulin, Pittau & Su 2008, doi:10.1214/08-AOAS191, with a normal instead of a Cauchy prior.
private struct ControlledChoice {
  private var rows = LogisticRows(columns: 2)
  private var items: [Int] = []

  var isEmpty: Bool { rows.count == 0 }

  mutating func add(_ choosesFirst: Bool, quality: Double, attribute: Double, item: Int) {
    guard (try? rows.add([quality, attribute], target: choosesFirst ? 1 : 0)) != nil else { return }
    items.append(item)
  }

  /// The chance to choose the answer with the attribute when people find both equally good.
  func chance() -> Estimate? {
    guard let fit = try? fitClusteredLogistic(rows, clusters: items, l2: 1 / (2.5 * 2.5)) else { return nil }
    let interval = fit.probabilityInterval(of: 1)
    return Estimate(value: fit.probability(of: 1), low: interval?.low, high: interval?.high, count: fit.count)
  }
}
