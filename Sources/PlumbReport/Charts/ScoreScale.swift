import PlumbCore

/// The axis that scores are drawn on, and how many decimals they are written with.
struct ScoreScale: Equatable {
  /// The lower end of the axis.
  var low: Double
  /// The upper end of the axis.
  var high: Double
  /// Where the axis is labelled.
  var ticks: [Double]
  /// Where neither side is better: 50 for win rates.
  var reference: Double?
  /// Decimals of a score.
  var decimals: Int

  /// A percent axis with its middle marked.
  static let winRate = ScoreScale(
    low: 0, high: 100, ticks: [0, 25, 50, 75, 100], reference: 50, decimals: 1)

  /// A percent axis for shares, 0–1 drawn as 0–100.
  static let share = ScoreScale(
    low: 0, high: 100, ticks: [0, 25, 50, 75, 100], reference: nil, decimals: 0)

  /// A percent axis for shares of points from all opponents, of whom none is the middle.
  static let averageWinRate = ScoreScale(
    low: 0, high: 100, ticks: [0, 25, 50, 75, 100], reference: nil, decimals: 1)

  /// The axis of a leaderboard: 0–100 for win rates, the whole scale of grades, otherwise round numbers around what there
  /// is.
  init(_ leaderboard: Leaderboard) {
    let rows = leaderboard.rows + leaderboard.breakdowns.flatMap(\.rows)
    let values = rows.flatMap { [$0.score, $0.low, $0.high] }.compactMap(\.self).filter(\.isFinite)
    switch leaderboard.unit {
    case .winRate where values.allSatisfy { (0...100).contains($0) }: self = .winRate
    case .averageWinRate where values.allSatisfy { (0...100).contains($0) }: self = .averageWinRate
    case .grade(let scale) where scale.upperBound > scale.lowerBound && scale.upperBound - scale.lowerBound <= 1000:
      self.init(grades: scale)
    case .winRate, .averageWinRate, .grade, .rating, .number: self.init(around: values)
    }
  }

  private init(low: Double, high: Double, ticks: [Double], reference: Double?, decimals: Int) {
    self.low = low
    self.high = high
    self.ticks = ticks
    self.reference = reference
    self.decimals = decimals
  }

  /// The axis of grades: the whole scale, its ends labelled.
  private init(grades: ClosedRange<Double>) {
    let span = grades.upperBound - grades.lowerBound
    let step = span <= 10 ? (span > 5 ? 3 : 1) : span / 4
    var ticks = Array(stride(from: grades.lowerBound, through: grades.upperBound, by: step))
    if ticks.last != grades.upperBound { ticks.append(grades.upperBound) }
    self.init(
      low: grades.lowerBound, high: grades.upperBound, ticks: ticks, reference: nil, decimals: 2)
  }

  /// Round steps of 1, 2 or 5 times a power of ten, four to nine ticks.
  private init(around values: [Double]) {
    let values = values.filter { abs($0) < 1e9 }
    let least = values.min() ?? 0
    let most = values.max() ?? 1
    let span = most > least ? most - least : max(1, abs(most) * 0.1)
    var step = 1e-6
    search: while true {
      for factor in [1.0, 2.0, 5.0] where step * factor * 6 >= span {
        step *= factor
        break search
      }
      step *= 10
    }
    let first = (least / step).rounded(.down)
    let last = max(first + 1, (most / step).rounded(.up))
    let ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    let decimals = most - least >= 50 || abs(most) >= 500 ? 0 : abs(most) >= 20 ? 1 : 2
    self.init(
      low: first * step, high: last * step, ticks: ticks, reference: nil, decimals: decimals)
  }

  /// Where a value lies between `from` and `to`, kept inside.
  func position(_ value: Double, from: Double, to: Double) -> Double {
    let share = (value - low) / (high - low)
    return from + min(max(share, 0), 1) * (to - from)
  }

  /// A score as text.
  func text(_ value: Double?) -> String { NumberText.fixed(value, decimals: decimals) }

  /// A score with its interval as text: “62.3 [55.1, 69.0]”.
  func text(_ value: Double?, _ low: Double?, _ high: Double?) -> String {
    guard let value, value.isFinite else { return NumberText.undefined }
    let interval = NumberText.interval(low, high, decimals: decimals)
    return interval == NumberText.undefined ? text(value) : "\(text(value)) \(interval)"
  }

  /// A tick's label: no decimals where none are needed.
  func tickText(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value == value.rounded() ? 0 : max(1, decimals))
  }
}
