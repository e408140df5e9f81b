internal import PlumbCore

extension JudgmentFormat {
  /// Plumb's own `judgments.jsonl`, one line in memory at a time.
  static let plumb = JudgmentFormat(
    name: "plumb", summary: "Plumb's judgments.jsonl"
  ) { paths, options, body in
    var report = ReadReport()
    for path in paths {
      report.files += 1
      for line in try JSONLinesReader<Judgment>(path: path) {
        switch line {
        case .record(let judgment, let warnings):
          report.records += 1
          report.diagnostics += warnings
          try body(ImportedJudgment(judgment: judgment, item: Item(id: judgment.item, turns: [""])))
        case .invalid(let problems):
          report.invalid += 1
          report.diagnostics += problems
        }
      }
    }
    if report.invalid > 0, !options.skipInvalid {
      throw CoreError(report.diagnostics, advice: "Fix these lines or pass --skip-invalid.")
    }
    return report
  }
}
