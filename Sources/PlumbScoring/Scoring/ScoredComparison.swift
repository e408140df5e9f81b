/// One comparison of a model with the baseline as scores count it: once, however many judges, orders and repeats it had.
struct ScoredComparison: Sendable {
  var item: Int
  var model: Int32
  var category: Int32
  var language: Int32
  /// The model's win probability; `nil` when too much failed.
  var winProbability: Double?
  /// The win probability if everything that failed had gone against the model.
  var ifFailuresLost: Double
  /// The win probability if everything that failed had gone for the model.
  var ifFailuresWon: Double
  /// Judgments with an outcome.
  var usable: Int
  /// Judgments that failed.
  var failed: Int
  /// Unicode scalars of the model's answer; −1 when unknown.
  var length: Int32
  /// Unicode scalars of the baseline's answer; −1 when unknown.
  var baselineLength: Int32

  /// The comparison from the cells of all judges that were asked about it.
  ///
  /// The rule of a jury by `mean`: the mean of the win probabilities of the judges that have one. A judge that lost an order
  /// has none and abstains, since its other order alone would bring position bias back; when half of the judges or more
  /// abstain, the comparison has no win probability.
  ///
  /// - Precondition: There is a cell, and all are about the same comparison.
  init(_ cells: [ComparisonTable.Cell]) {
    precondition(!cells.isEmpty)
    item = cells[0].item
    model = cells[0].model
    category = cells[0].category
    language = cells[0].language
    let wins = cells.compactMap(\.winProbability)
    winProbability = 2 * wins.count > cells.count ? wins.reduce(0, +) / Double(wins.count) : nil
    func bound(_ value: Double) -> Double {
      cells.reduce(0) { $0 + $1.winProbability(missingOrdersAre: value) } / Double(cells.count)
    }
    ifFailuresLost = bound(0)
    ifFailuresWon = bound(1)
    usable = cells.reduce(0) { $0 + $1.usable }
    failed = cells.reduce(0) { $0 + Int($1.failed.0 + $1.failed.1) }
    length = cells.map(\.lengths.model).max() ?? -1
    baselineLength = cells.map(\.lengths.baseline).max() ?? -1
  }
}
