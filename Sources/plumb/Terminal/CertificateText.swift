internal import PlumbCore
internal import PlumbJudging
internal import PlumbWorkspace

/// A certificate for the terminal: the verdict in a sentence, then what was measured, a line each.
///
/// - Parameters:
///   - certificate: What is known of a judge.
///   - showsParts: Whether agreement by category and language is shown.
///   - statesLevel: Whether the level of its intervals is said, because what stands beside it has another.
///   - language: The language of the verdict; everything else is in English.
/// - Returns: The text, without a line's end after the last line.
func certificateText(
  _ certificate: Certificate, showsParts: Bool = false, statesLevel: Bool = false, language: Language = .english
) -> String {
  let name = certificate.judge.isEmpty ? "(unnamed)" : TextTable.printable(certificate.judge)
  var title = "Judge \(name): \(certificate.behaviour.judgments) judgments"
  if let rule = certificate.juryRule {
    title += ", a jury by \(rule) of \(certificate.members.map(TextTable.printable).joined(separator: ", "))"
  }
  if statesLevel { title += "; \(levelText(Proportion.level)) intervals" }
  var lines = CertificateLines()
  // What is shown with people's preference beside it is not shown twice.
  var behaviour = certificate.behaviour
  for bias in certificate.biases {
    switch bias.kind {
    case .length: behaviour.longerRate = nil
    case .position: behaviour.firstPositionRate = nil
    case .list, .selfFamily: break
    }
  }
  lines.addBehaviour(behaviour)
  if let agreement = certificate.agreement { lines.addAgreement(agreement) }
  lines.add("better answer by construction chosen", certificate.knownBetter)
  for bias in certificate.biases { lines.addBias(bias) }
  if let ratings = certificate.ratings { lines.addRatings(ratings) }
  if let system = certificate.system { lines.addSystem(system) }
  lines.lines.append(TextTable.printable(certificate.trust.sentence(in: language)))
  var blocks = [([title] + lines.lines.map { "  \($0)" }).joined(separator: "\n")]
  if showsParts, !certificate.parts.isEmpty { blocks.append(partsText(certificate.parts)) }
  return blocks.joined(separator: "\n\n")
}

/// The measures of a certificate, a line each.
private struct CertificateLines {
  var lines: [String] = []

  mutating func add(_ label: String, _ share: Proportion?) {
    if let share { lines.append("\(label) \(proportionText(share))") }
  }

  mutating func add(_ label: String, _ estimate: Estimate?, decimals: Int = 3) {
    guard let estimate else { return }
    let range =
      estimate.low.flatMap { low in
        estimate.high.map { "\(formatDecimal(low, decimals)) to \(formatDecimal($0, decimals)), " }
      } ?? ""
    lines.append("\(label) \(formatDecimal(estimate.value, decimals)) (\(range)n = \(estimate.count))")
  }

  mutating func addBehaviour(_ behaviour: JudgeBehaviour) {
    add("same verdict when swapped", behaviour.swapConsistency)
    if let inconsistency = behaviour.inconsistency, inconsistency.total > 0 {
      lines.append(
        "of the others: first shown won both times \(inconsistency.firstBoth), second shown \(inconsistency.secondBoth), "
          + "a tie once \(inconsistency.tieOnce)")
    }
    add("first shown preferred", behaviour.firstPositionRate)
    add("same verdict when repeated", behaviour.repeatConsistency)
    if let variance = behaviour.repeatVariance {
      lines.append("variance among repeats \(formatDecimal(variance, 4))")
    }
    add("longer preferred", behaviour.longerRate)
    add("ties", behaviour.tieRate)
    if let mass = behaviour.meanMissingMass {
      lines.append("probability outside the verdict \(formatDecimal(100 * mass, 1)) %")
    }
    if behaviour.identical > 0 { lines.append("\(behaviour.identical) ties of equal answers, not asked") }
    if !behaviour.failures.isEmpty {
      let list = behaviour.failures.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      lines.append("failed: \(TextTable.printable(list))")
    }
    if let usd = behaviour.usdPerThousand { lines.append("\(formatUSD(usd)) a thousand judgments") }
    if let seconds = behaviour.secondsPerThousand {
      lines.append("\(formatDecimal(seconds, 0)) s a thousand judgments, one after the other")
    }
  }

  mutating func addAgreement(_ agreement: HumanAgreement) {
    lines.append(
      "against \(agreement.labels) labels of \(agreement.people) \(agreement.people == 1 ? "person" : "people") on "
        + "\(agreement.comparisons) comparisons"
        + (agreement.unjudged > 0 ? " (\(agreement.unjudged) more have no verdict)" : ""))
    let both = agreement.hasBothOrders
    if !both { lines.append("judged in one order only, so what position does to the verdicts is unknown") }
    add(both ? "agrees over both orders, a tie where they differ" : "agrees", agreement.combined)
    add("agrees in both orders", agreement.bothOrders)
    if both {
      add("agrees in the listed order", agreement.listedOrder)
      add("agrees in the other order", agreement.swappedOrder)
    }
    add("agrees in both orders where people decide", agreement.bothOrdersWhenDecided)
    add(
      both ? "agrees in the listed order where people decide" : "agrees where people decide",
      agreement.listedOrderWhenDecided)
    add("agrees with one person", agreement.onePerson)
    add("agrees with all people but one", agreement.leaveOneOut)
    add("  people themselves do", agreement.peopleLeaveOneOut)
    add(both ? "kappa over both orders" : "kappa", agreement.kappa)
    if both {
      add("kappa in the listed order", agreement.listedOrderKappa)
      add("people's ties found in the listed order", agreement.tieRecall)
    }
    add(both ? "people's ties found over both orders" : "people's ties found", agreement.combinedTieRecall)
    add("bias (AlpacaEval)", agreement.bias, decimals: 2)
    add("variance (AlpacaEval)", agreement.variance, decimals: 2)
    let rules = [
      agreement.commonestVerdict.map { "people's commonest verdict \(formatDecimal(100 * $0, 1)) %" },
      agreement.longestAnswer.map { "the longer answer \(formatDecimal(100 * $0, 1)) %" },
    ].compactMap(\.self)
    if !rules.isEmpty { lines.append("plain rules agree: " + rules.joined(separator: ", ")) }
  }

  mutating func addBias(_ bias: PreferenceBias) {
    let label =
      switch bias.kind {
      case .length: "longer"
      case .list: "the one with a list"
      case .position: "first shown"
      case .selfFamily: "its own family"
      }
    add("\(label) preferred", bias.judge)
    add("  by people", bias.people)
    if let controlled = bias.controlled {
      let range =
        controlled.low.flatMap { low in
          controlled.high.map { " (\(formatDecimal(100 * low, 1))–\(formatDecimal(100 * $0, 1)))" }
        } ?? ""
      lines.append("  where people find both equally good \(formatDecimal(100 * controlled.value, 1)) %\(range)")
    }
  }

  mutating func addRatings(_ ratings: RatingAgreement) {
    lines.append(
      "\(ratings.answers) answers graded by the judge and by \(ratings.people) \(ratings.people == 1 ? "person" : "people")"
        + (ratings.unjudged > 0 ? " (\(ratings.unjudged) more have no grade)" : ""))
    add("Pearson", ratings.pearson)
    add("Spearman", ratings.spearman)
    add("Kendall", ratings.kendall)
    add("mean absolute error", ratings.meanAbsoluteError)
    add("mean difference", ratings.meanDifference)
    add("pairs of answers ordered as people order them", ratings.pairwise)
  }

  mutating func addSystem(_ system: SystemAgreement) {
    lines.append("ranking of \(system.scores.count) models against people's")
    add("Pearson", system.pearson, decimals: 4)
    add("Spearman", system.spearman, decimals: 4)
    add("Kendall", system.kendall, decimals: 4)
    if let shift = system.largestRankShift { lines.append("largest shift of a rank \(formatDecimal(shift, 1))") }
  }
}

/// “83.4 % (81–85, n = 1392)”.
private func proportionText(_ share: Proportion) -> String {
  let range = "\(formatDecimal(100 * share.low, 1))–\(formatDecimal(100 * share.high, 1))"
  return "\(formatDecimal(100 * share.value, 2)) % (\(range), n = \(share.count))"
}

private func partsText(_ parts: [Certificate.Part]) -> String {
  var table = TextTable([
    .init(title: "part"), .init(title: ""), .init(title: "comparisons", isNumber: true),
    .init(title: "agrees in both orders", isNumber: true), .init(title: "same when swapped", isNumber: true),
    .init(title: "listed order", isNumber: true), .init(title: "over both orders", isNumber: true),
  ])
  func percent(_ share: Proportion?) -> String { share.map { formatDecimal(100 * $0.value, 2) } ?? "—" }
  for part in parts {
    let count = (part.combined ?? part.listedOrder ?? part.bothOrders ?? part.swapConsistency)?.count
    table.add([
      part.dimension, part.value, count.map(String.init) ?? "—", percent(part.bothOrders),
      percent(part.swapConsistency), percent(part.listedOrder), percent(part.combined),
    ])
  }
  return table.text
}

/// All certificates of some files for the terminal, with what the reader should know.
///
/// - Parameters:
///   - certification: The certificates.
///   - showsParts: Whether agreement by category and language is shown.
///   - language: The language of the verdicts.
/// - Returns: The text, without a line's end after the last line.
func certificationText(_ certification: Certification, showsParts: Bool, language: Language) -> String {
  var blocks = certification.certificates.map { certificateText($0, showsParts: showsParts, language: language) }
  if let columns = certification.alpacaEval { blocks.append(alpacaEvalText(columns)) }
  if !certification.warnings.isEmpty {
    blocks.append(certification.warnings.map { "Warning: \(TextTable.printable($0))" }.joined(separator: "\n"))
  }
  return blocks.joined(separator: "\n\n")
}

/// The agreement of two rankings for the terminal.
///
/// - Parameter agreement: Two scores a model.
/// - Returns: The text, without a line's end after the last line.
func systemText(_ agreement: SystemAgreement) -> String {
  var lines = CertificateLines()
  lines.addSystem(agreement)
  return lines.lines.joined(separator: "\n")
}

private func alpacaEvalText(_ columns: JSONObject) -> String {
  let evaluators = columns.keys
  let names = evaluators.first.flatMap { columns[$0]?.object?.keys } ?? []
  var table = TextTable([.init(title: "AlpacaEval")] + evaluators.map { .init(title: $0, isNumber: true) })
  for name in names {
    table.add(
      [name] + evaluators.map { columns[$0]?[name]?.double.map { formatDecimal($0, 4) } ?? "—" })
  }
  return table.text
}
