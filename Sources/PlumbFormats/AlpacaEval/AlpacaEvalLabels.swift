internal import PlumbCore

extension LabelFormat {
  /// AlpacaEval's `gold_crossannotations.json`: annotations by people, several a pair.
  ///
  /// The person is the row's `annotator_index`, or else its `annotator` and how many labels the pair has before it.
  static let alpacaEval = LabelFormat(
    name: "alpaca-eval", summary: "AlpacaEval's cross-annotations by people"
  ) { paths, options, body in
    var report = try AlpacaEvalAnnotations.read(paths, options: options) { imported in
      let judgment = imported.judgment
      guard judgment.outcome.failure == nil else { return }
      var extra = judgment.extra
      extra["price_per_example"] = judgment.usd.map(JSONValue.number)
      extra["time_per_example"] = judgment.latency.map(JSONValue.number)
      let index = judgment.extra["annotator_index"]?.int ?? judgment.repetition
      try body(
        ImportedLabel(
          label: Label(
            item: judgment.item, person: judgment.judge.isEmpty ? "\(index)" : "\(judgment.judge) \(index)",
            models: judgment.models, outcome: judgment.outcome, category: judgment.category, lengths: judgment.lengths,
            extra: extra), item: imported.item, answers: imported.answers))
    }
    // Several labels of a pair are what cross-annotations are.
    report.diagnostics.removeAll { $0.severity == .warning && $0.message.contains("that the same judge judged before") }
    return report
  }
}
