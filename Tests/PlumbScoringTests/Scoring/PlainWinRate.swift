import PlumbCore

/// Win rates computed the plain way, one model at a time, as an oracle for the table: group by item, mean within each
/// order, mean of the orders, mean over items.
struct PlainWinRate {
  var wins: [Double] = []
  var judgments = 0
  var failed = 0
  var items = 0
  var low = 0.0
  var high = 0.0

  init(_ model: String, against baseline: String, in judgments: [Judgment]) {
    let own = judgments.filter { Set($0.models) == [model, baseline] }
    for (_, acts) in Dictionary(grouping: own, by: { "\($0.item)|\($0.turn ?? 0)" }) {
      items += 1
      var means: [Double?] = []
      for baselineFirst in [true, false] {
        let shown = acts.filter { ($0.models[0] == baseline) == baselineFirst }
        if shown.isEmpty { continue }
        let values = shown.compactMap { $0.outcome.preference.map { baselineFirst ? 1 - $0.first : $0.first } }
        self.judgments += values.count
        failed += shown.count - values.count
        means.append(values.isEmpty ? nil : values.reduce(0, +) / Double(values.count))
      }
      if !means.contains(nil) { wins.append(means.reduce(0) { $0 + ($1 ?? 0) } / Double(means.count)) }
      low += means.reduce(0) { $0 + ($1 ?? 0) } / Double(means.count)
      high += means.reduce(0) { $0 + ($1 ?? 1) } / Double(means.count)
    }
  }

  var mean: Double { wins.reduce(0, +) / Double(wins.count) }
  var standardError: Double {
    let squares = wins.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(wins.count - 1) / Double(wins.count)).squareRoot()
  }
}
