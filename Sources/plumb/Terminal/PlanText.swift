internal import PlumbCore
internal import PlumbScoring
internal import PlumbStatistics

/// A plan for the terminal: the answer in a sentence, what it rests on, and other numbers of items.
func planText(_ plan: EvaluationPlan) -> String {
  let goal = plan.goal
  let design = plan.design
  var lines = [
    "\(plan.items) items show a difference of \(short(goal.difference)) with power \(short(goal.power)) at significance \(short(design.significance)).",
    "That is \(plan.judgments) judgments (\(goal.judgedModels) × \(goal.orders) orders × \(goal.judges) judges × \(design.firstRepeats) repeats an item)"
      + (plan.usd.map { ", about \(formatDecimal($0, 2)) US dollars." } ?? "; the price is not known."),
    "Rests on: \(plan.basis); variance of differences \(short(design.differenceVariance)), noise \(short(design.firstNoise)) and \(short(design.secondNoise)), design effect \(short(design.designEffect)).",
  ]
  if let price = plan.price { lines.append("A judgment costs \(short(price.usd)) US dollars: \(price.basis).") }
  var table = TextTable([
    .init(title: "items", isNumber: true), .init(title: "judgments", isNumber: true),
    .init(title: "power for \(short(goal.difference))", isNumber: true),
    .init(title: "difference seen with power \(short(goal.power))", isNumber: true),
    .init(title: "US dollars", isNumber: true),
  ])
  for alternative in plan.alternatives {
    table.add([
      "\(alternative.items)", "\(alternative.judgments)", formatDecimal(alternative.power, 3),
      formatDecimal(alternative.detectable, 4),
      plan.price.map { formatDecimal($0.usd * Double(alternative.judgments), 2) } ?? "—",
    ])
  }
  return lines.map(TextTable.printable).joined(separator: "\n") + "\n\n" + table.text
}

/// A number without trailing zeros, to six decimals.
private func short(_ value: Double) -> String {
  var text = formatDecimal(value, 6)
  while text.contains("."), text.last == "0" || text.last == "." {
    let dropped = text.removeLast()
    if dropped == "." { break }
  }
  return text
}
