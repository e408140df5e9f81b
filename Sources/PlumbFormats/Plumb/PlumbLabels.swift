internal import PlumbCore

extension LabelFormat {
  /// Plumb's own `labels.jsonl`, one line in memory at a time.
  static let plumb = LabelFormat(name: "plumb", summary: "Plumb's labels.jsonl") { paths, options, body in
    var report = ReadReport()
    for path in paths {
      report.files += 1
      for line in try JSONLinesReader<Label>(path: path) {
        switch line {
        case .record(let label, let warnings):
          report.records += 1
          report.diagnostics += warnings
          try body(ImportedLabel(label: label, item: Item(id: label.item, turns: [""])))
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
