internal import PlumbCore

extension LabelFormat {
  /// Plumb's own `labels.jsonl`, one line in memory at a time.
  static let plumb = LabelFormat(name: "plumb", summary: "Plumb's labels.jsonl") { paths, options, body in
    var report = ReadReport()
    var seen: Set<LabelledComparison> = []
    var again = 0
    var first: Label?
    for path in paths {
      report.files += 1
      try report.addLines(of: path) { (label: Label) in
        guard seen.insert(LabelledComparison(label)).inserted else {
          again += 1
          first = first ?? label
          return 0
        }
        try body(ImportedLabel(label: label, item: Item(id: label.item, turns: [""])))
        return 1
      }
    }
    if let first {
      let labels = again == 1 ? "1 label is" : "\(again) labels are"
      report.diagnostics.append(
        Diagnostic(
          .warning,
          "\(labels) of what the same person labelled before, and left out: a person's first label counts; the first such is "
            + "item '\(first.item)' by '\(first.person)'. Where a second labelling was meant, give it repetition: 1",
          at: Location(file: paths.count == 1 ? paths[0] : nil)))
    }
    return try report.checked(options)
  }
}

/// What a person labelled: the same answers to the same item, in either order.
private struct LabelledComparison: Hashable {
  let item: String
  let person: String
  let models: [String]
  let turn: Int?
  let repetition: Int

  init(_ label: Label) {
    item = label.item
    person = label.person
    models = label.models.sorted()
    turn = label.turn
    repetition = label.repetition
  }
}
