internal import PlumbCore
internal import PlumbScoring
internal import PlumbWorkspace

/// A model's ratios for the terminal.
func capacityText(_ model: CapacityComparison.Model, reference: String) -> String {
  var table = TextTable([
    .init(title: "part"), .init(title: "items", isNumber: true), .init(title: "ratio of totals", isNumber: true),
    .init(title: "95% interval", isNumber: true), .init(title: "mean of ratios", isNumber: true),
    .init(title: "95% interval", isNumber: true),
  ])
  func cells(_ estimate: CapacityRatio.Estimate?) -> [String] {
    guard let estimate else { return ["—", "—"] }
    let interval = estimate.low.flatMap { low in
      estimate.high.map { "\(formatDecimal(low, 1)) – \(formatDecimal($0, 1))" }
    }
    return [formatDecimal(estimate.value, 1) + " %", interval ?? "—"]
  }
  func add(_ row: CapacityRatio.Row, _ prefix: String) {
    table.add([prefix + row.name, "\(row.items)"] + cells(row.ratioOfTotals) + cells(row.meanOfRatios))
  }
  add(model.ratio.overall, "")
  for row in model.ratio.skills { add(row, "") }
  for row in model.ratio.difficulties { add(row, "difficulty ") }
  let title = "\(TextTable.printable(model.name)) against \(TextTable.printable(reference)) = 100 %"
  return "\(title)\n\(table.text)\n"
    + (model.missing > 0 ? "\(model.missing) items lack one of the two ratings.\n" : "")
}
