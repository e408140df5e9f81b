internal import PlumbBenchmarks

/// A lint report for the terminal.
///
/// - Parameters:
///   - lint: The report.
///   - show: At most this many findings of a rule and severity; 0 is all.
/// - Returns: A line a finding and a summary.
func lintText(_ lint: BenchmarkLint, show: Int) -> String {
  var lines: [String] = []
  var shown: [String: Int] = [:]
  for finding in lint.findings {
    let kind = "\(finding.severity.rawValue) \(finding.rule)"
    shown[kind, default: 0] += 1
    guard show == 0 || shown[kind, default: 0] <= show else { continue }
    let place = [finding.item, finding.field].compactMap(\.self).joined(separator: " ")
    lines.append(
      TextTable.printable(
        "\(kind)\(place.isEmpty ? "" : "  \(place)"): \(finding.message). \(finding.advice)"))
  }
  for (rule, severity, count) in lint.counts where show > 0 && count > show {
    lines.append("… and \(count - show) more: \(severity.rawValue) \(rule) (--show 0 prints all)")
  }
  if !lines.isEmpty { lines.append("") }
  if let review = lint.review {
    lines.append(
      "\(TextTable.printable(review.model)) was asked about \(review.asked) references: \(review.agreeing) borne out, \(review.unrelated) not spoken of, \(review.failed) without a readable answer."
    )
  }
  let summary = lint.counts.map { "\($0.severity.rawValue) \($0.rule) \($0.count)" }.joined(separator: ", ")
  lines.append(
    "\(TextTable.printable(lint.benchmark)): \(lint.items) items; \(lint.count(.error)) errors, \(lint.count(.warning)) warnings, \(lint.count(.note)) notes\(summary.isEmpty ? "" : " (\(summary))")"
  )
  return lines.joined(separator: "\n")
}
