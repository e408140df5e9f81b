internal import PlumbCore
internal import PlumbEvaluation

/// A build's steps for the terminal.
func buildText(_ reports: [StepReport]) -> String {
  var table = TextTable([
    .init(title: "step"), .init(title: "lines", isNumber: true), .init(title: "seconds", isNumber: true),
    .init(title: "what happened"),
  ])
  for report in reports {
    var parts = report.result.counts.map { "\($0.name) \($0.count)" }
    if report.result.unanswered > 0 { parts.append("unanswered \(report.result.unanswered)") }
    if report.wasDone { parts.append("(done before)") }
    table.add([report.step, "\(report.lines)", formatDecimal(report.seconds, 1), parts.joined(separator: ", ")])
  }
  return table.text
}
