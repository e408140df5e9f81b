internal import PlumbCore

extension LabelFormat {
  /// Plumb's own `labels.jsonl`, one line in memory at a time.
  static let plumb = LabelFormat(name: "plumb", summary: "Plumb's labels.jsonl") { paths, options, body in
    var report = ReadReport()
    for path in paths {
      report.files += 1
      try report.addLines(of: path) { (label: Label) in
        try body(ImportedLabel(label: label, item: Item(id: label.item, turns: [""])))
        return 1
      }
    }
    return try report.checked(options)
  }
}
