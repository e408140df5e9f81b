public import PlumbCore
internal import PlumbStatistics

extension CertificationTable {
  /// A certificate of each judge, in the order they first came.
  ///
  /// Intervals are at `Proportion.level`: Wilson's for shares of independent comparisons, Student's over items where an item has several
  /// comparisons, Fisher's z for correlations, the asymptotic one for kappa.
  public func certificates() -> [Certificate] {
    records.map { record in
      Certificate(
        behaviour: behaviour(of: record),
        agreement: agreement(of: record), knownBetter: knownBetterShare(of: record),
        biases: biases(of: record, family: judgeFamily?.lowercased() ?? ModelFamily.family(of: record.tally.name)),
        ratings: ratingAgreement(of: record), system: systemAgreement(of: record), parts: parts(of: record))
    }
  }

  /// How each judge behaved, in the order they first came.
  public var behaviours: [JudgeBehaviour] { records.map(behaviour) }

  private func behaviour(of record: Record) -> JudgeBehaviour {
    record.tally.behaviour(
      of: record.opinions.values.map(\.outcomes), grades: record.grades.values.map { $0.map(\.overall) })
  }

  /// What the reader should know: labels that met no judgment.
  public var warnings: [String] {
    let labelled = comparisons.indices.filter { !comparisons[$0].votes.isEmpty }
    let graded = answers.indices.filter { !answers[$0].votes.isEmpty }
    let unmet =
      labelled.count { index in records.allSatisfy { $0.opinions[index] == nil } }
      + graded.count { index in records.allSatisfy { $0.grades[index] == nil } }
    let all = labelled.count + graded.count
    guard unmet > 0 else { return [] }
    let what =
      unmet == all
      ? "None of the \(all) labelled comparisons and answers was judged"
      : "\(unmet) of the \(all) labelled comparisons and answers were not judged"
    return ["\(what); labels and judgments meet when item, turn and models are the same."]
  }

  /// Of the comparisons with the model that is better by construction, the share that chose it.
  private func knownBetterShare(of record: Record) -> Proportion? {
    guard let knownBetter else { return nil }
    var cases: [(Double, Int)] = []
    for (index, opinion) in record.sortedOpinions {
      guard let place = comparisons[index].models.firstIndex(of: knownBetter), let verdict = opinion.combined else {
        continue
      }
      cases.append((verdict.rawValue == place ? 1 : 0, comparisons[index].item))
    }
    return clusteredShare(cases)
  }

  private func parts(of record: Record) -> [Certificate.Part] {
    let dimensions: [(name: String, value: (Comparison) -> String?)] = [
      ("category", { $0.category.first }), ("subcategory", { $0.category.count > 1 ? $0.category[1] : nil }),
      ("language", { $0.language }),
    ]
    var parts: [Certificate.Part] = []
    for dimension in dimensions {
      var values: [String] = []
      var members: [String: [(Int, Opinion)]] = [:]
      for (index, opinion) in record.sortedOpinions {
        guard let value = dimension.value(comparisons[index]) else { continue }
        if members[value] == nil { values.append(value) }
        members[value, default: []].append((index, opinion))
      }
      guard values.count > 1 else { continue }
      parts += values.map { part(members[$0] ?? [], dimension: dimension.name, value: $0) }
    }
    return parts
  }

  private func part(_ members: [(Int, Opinion)], dimension: String, value: String) -> Certificate.Part {
    func share(_ matches: (Int, Opinion) -> Bool?) -> Proportion? {
      clusteredShare(
        members.compactMap { index, opinion in
          matches(index, opinion).map { ($0 ? 1 : 0, comparisons[index].item) }
        })
    }
    func agrees(_ verdict: (Opinion) -> PairVerdict?) -> Proportion? {
      share { index, opinion in
        guard let people = comparisons[index].people, let verdict = verdict(opinion) else { return nil }
        return people == verdict
      }
    }
    return Certificate.Part(
      dimension: dimension, value: value,
      swapConsistency: share { _, opinion in
        guard !opinion.outcomes.isIdentical, let listed = opinion.listed, let swapped = opinion.swapped else {
          return nil
        }
        return listed == swapped
      },
      bothOrders: share { index, opinion in
        guard let people = comparisons[index].people, let listed = opinion.listed, let swapped = opinion.swapped else {
          return nil
        }
        return listed == people && swapped == people
      }, listedOrder: agrees(\.listed), combined: agrees(\.combined))
  }
}

extension CertificationTable.Record {
  /// The opinions in the order of their comparisons.
  var sortedOpinions: [(Int, CertificationTable.Opinion)] {
    opinions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension CertificationTable.Comparison {
  /// People's verdict; `nil` without labels.
  var people: PairVerdict? { PairVerdict.majority(votes.map(PairVerdict.init)) }

  /// People's mean preference for the first model, from −1 to 1; `nil` without labels.
  var peopleMean: Double? {
    votes.isEmpty ? nil : 2 * votes.reduce(0, +) / Double(votes.count) - 1
  }
}

/// A share with its interval: Wilson's when each item has one case of 0 or 1, Student's over items otherwise.
///
/// - Parameter cases: Values 0–1, each with its item.
/// - Returns: `nil` without cases.
func clusteredShare(_ cases: [(value: Double, item: Int)]) -> Proportion? {
  let sum = cases.reduce(0) { $0 + $1.value }
  guard Set(cases.map(\.item)).count < cases.count || cases.contains(where: { $0.value != 0 && $0.value != 1 }),
    let mean = try? clusteredMean(cases.map(\.value), clusters: cases.map(\.item)), mean.standardError > 0,
    let interval = mean.interval(level: Proportion.level)
  else { return wilsonProportion(sum, of: cases.count) }
  return Proportion(
    value: sum / Double(cases.count), low: max(0, interval.low), high: min(1, interval.high), count: cases.count)
}

/// A mean with Student's interval over items; without one when it is undefined.
///
/// - Parameter cases: Values, each with its item.
/// - Returns: `nil` without cases.
func clusteredEstimate(_ cases: [(value: Double, item: Int)]) -> Estimate? {
  guard let mean = Moments(cases.map(\.value)).mean else { return nil }
  let interval = (try? clusteredMean(cases.map(\.value), clusters: cases.map(\.item)))?.interval(
    level: Proportion.level)
  return Estimate(value: mean, low: interval?.low, high: interval?.high, count: cases.count)
}
