internal import PlumbCore
internal import PlumbBenchmarks
internal import PlumbWorkspace

/// Criteria rates for the terminal.
func criteriaText(_ labelled: LabelledCriteria) -> String {
  let tally = labelled.tally
  var table = TextTable([
    .init(title: "criterion"), .init(title: "met by", isNumber: true), .init(title: "95% interval", isNumber: true),
  ])
  for criterion in PromptCriterion.allCases {
    let rate = tally.rate(of: criterion)
    table.add([
      criterion.texts(in: .english).name, rate.map { formatDecimal(100 * $0.value, 1) + " %" } ?? "—",
      rate.map { "\(formatDecimal(100 * $0.low, 1)) – \(formatDecimal(100 * $0.high, 1))" } ?? "—",
    ])
  }
  let mean = tally.meanScore.map { formatDecimal($0, 2) } ?? "—"
  return """
    \(table.text)
    \(tally.labelled) items labelled, mean number met \(mean); \(tally.failed) labels failed.
    Labels: \(labelled.labels)
    """
}
