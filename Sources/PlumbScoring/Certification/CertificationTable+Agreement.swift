internal import PlumbCore
internal import PlumbStatistics

extension CertificationTable {
  /// Agreement of one judge with people; `nil` when no comparison is labelled.
  func agreement(of record: Record) -> HumanAgreement? {
    let labelled = comparisons.indices.filter { !comparisons[$0].votes.isEmpty }
    guard !labelled.isEmpty else { return nil }
    var counts = AgreementCounts()
    var unjudged = 0
    for index in labelled {
      guard let opinion = record.opinions[index], opinion.listed != nil || opinion.swapped != nil else {
        unjudged += 1
        continue
      }
      counts.add(opinion, comparisons[index])
    }
    var agreement = HumanAgreement(
      people: peopleCount, labels: labelled.reduce(0) { $0 + comparisons[$1].votes.count },
      comparisons: labelled.count - unjudged, unjudged: unjudged)
    counts.write(to: &agreement)
    let isDiscrete = labelled.allSatisfy { comparisons[$0].votes.allSatisfy { [0, 0.5, 1].contains($0) } }
    let judgeIsDiscrete = record.opinions.values.allSatisfy { $0.votes.allSatisfy { [0, 0.5, 1].contains($0) } }
    var distances: [(Double, Int)] = []
    var spreads: [(Double, Int)] = []
    for index in labelled {
      guard let opinion = record.opinions[index] else { continue }
      let item = comparisons[index].item
      let votes = opinion.votes.map { 2 - $0 }
      guard let usual = alpacaEvalVote(votes, isDiscrete: judgeIsDiscrete),
        let people = alpacaEvalVote(comparisons[index].votes.map { 2 - $0 }, isDiscrete: isDiscrete)
      else { continue }
      distances.append((100 * abs(usual - people), item))
      if let spread = leaveOneOutDistance(votes, isDiscrete: judgeIsDiscrete) { spreads.append((100 * spread, item)) }
    }
    agreement.bias = clusteredEstimate(distances)
    agreement.variance = clusteredEstimate(spreads)
    return agreement
  }
}

/// Cases of agreement, collected comparison by comparison.
private struct AgreementCounts {
  private typealias Cases = [(value: Double, item: Int)]
  private var combined: Cases = []
  private var bothOrders: Cases = []
  private var listed: Cases = []
  private var swapped: Cases = []
  private var bothWhenDecided: Cases = []
  private var listedWhenDecided: Cases = []
  private var onePerson: Cases = []
  private var leaveOneOut: Cases = []
  private var peopleLeaveOneOut: Cases = []
  private var tieRecall: Cases = []
  private var combinedTieRecall: Cases = []
  private var longest: Cases = []
  private var people = [0, 0, 0]
  private var listedTable = [[Int]](repeating: [0, 0, 0], count: 3)
  private var combinedTable = [[Int]](repeating: [0, 0, 0], count: 3)

  mutating func add(_ opinion: CertificationTable.Opinion, _ comparison: CertificationTable.Comparison) {
    guard let truth = comparison.people else { return }
    let item = comparison.item
    let verdicts = comparison.votes.map(PairVerdict.init)
    people[truth.rawValue] += 1
    if comparison.lengths.count == 2 {
      let (one, other) = (comparison.lengths[0], comparison.lengths[1])
      let longer: PairVerdict = one > other ? .first : one < other ? .second : .tie
      longest.append((longer == truth ? 1 : 0, item))
    }
    if let listed = opinion.listed {
      self.listed.append((listed == truth ? 1 : 0, item))
      listedTable[truth.rawValue][listed.rawValue] += 1
      if truth == .tie { tieRecall.append((listed == .tie ? 1 : 0, item)) }
      if truth != .tie { listedWhenDecided.append((listed == truth ? 1 : 0, item)) }
    }
    if let swapped = opinion.swapped { self.swapped.append((swapped == truth ? 1 : 0, item)) }
    if let listed = opinion.listed, let swapped = opinion.swapped {
      let both = listed == truth && swapped == truth
      bothOrders.append((both ? 1 : 0, item))
      if truth != .tie { bothWhenDecided.append((both ? 1 : 0, item)) }
    }
    if let combined = opinion.combined {
      self.combined.append((combined == truth ? 1 : 0, item))
      combinedTable[truth.rawValue][combined.rawValue] += 1
      if truth == .tie { combinedTieRecall.append((combined == .tie ? 1 : 0, item)) }
      onePerson += verdicts.map { ($0 == combined ? 1 : 0, item) }
    }
    guard verdicts.count > 1 else { return }
    for index in verdicts.indices {
      var others = verdicts
      let own = others.remove(at: index)
      let majority = PairVerdict.majority(others)
      peopleLeaveOneOut.append((own == majority ? 1 : 0, item))
      if let combined = opinion.combined { leaveOneOut.append((combined == majority ? 1 : 0, item)) }
    }
  }

  func write(to agreement: inout HumanAgreement) {
    agreement.combined = clusteredShare(combined)
    agreement.bothOrders = clusteredShare(bothOrders)
    agreement.listedOrder = clusteredShare(listed)
    agreement.swappedOrder = clusteredShare(swapped)
    agreement.bothOrdersWhenDecided = clusteredShare(bothWhenDecided)
    agreement.listedOrderWhenDecided = clusteredShare(listedWhenDecided)
    agreement.onePerson = clusteredShare(onePerson)
    agreement.leaveOneOut = clusteredShare(leaveOneOut)
    agreement.peopleLeaveOneOut = clusteredShare(peopleLeaveOneOut)
    agreement.tieRecall = clusteredShare(tieRecall)
    agreement.combinedTieRecall = clusteredShare(combinedTieRecall)
    if !combined.isEmpty {
      agreement.kappa = Self.kappa(combinedTable)
      agreement.combinedTable = combinedTable
    }
    if !listed.isEmpty {
      agreement.listedOrderKappa = Self.kappa(listedTable)
      agreement.listedOrderTable = listedTable
    }
    let all = people.reduce(0, +)
    if all > 0 { agreement.commonestVerdict = people.max().map { Double($0) / Double(all) } }
    if longest.count == all, all > 0 { agreement.longestAnswer = longest.reduce(0) { $0 + $1.value } / Double(all) }
  }

  private static func kappa(_ table: [[Int]]) -> Estimate? {
    guard let found = try? cohenKappa(table: table.flatMap { $0.map(Double.init) }, classes: 3) else { return nil }
    let interval = found.interval(level: Proportion.level)
    return Estimate(value: found.value, low: interval?.low, high: interval?.high, count: found.units)
  }
}
