/// One rater's class for one item.
public struct RaterLabel: Sendable, Codable, Equatable {
  /// The item's index.
  public var item: Int
  /// The rater's index.
  public var rater: Int
  /// The class, numbered from 0.
  public var label: Int

  /// Makes a label.
  ///
  /// - Parameters:
  ///   - item: The item's index.
  ///   - rater: The rater's index.
  ///   - label: The class, numbered from 0.
  public init(item: Int, rater: Int, label: Int) {
    self.item = item
    self.rater = rater
    self.label = label
  }
}

/// True classes and raters' errors, estimated together.
public struct DawidSkeneFit: Sendable, Codable, Equatable {
  /// items × classes probabilities of the true class, row-major; rows of items without labels are
  /// the prior.
  public let posteriors: [Double]
  /// The share of each class.
  public let prior: [Double]
  /// raters × classes × classes: P(rater says column | truth is row), row-major.
  public let confusion: [Double]
  /// How many classes.
  public let classes: Int
  /// The log-likelihood of all labels.
  public let logLikelihood: Double
  /// EM steps taken.
  public let iterations: Int
  /// Whether the log-likelihood settled within the tolerance.
  public let converged: Bool

  /// The most probable class of an item, the first of equals.
  ///
  /// - Parameter item: The item's index.
  /// - Returns: A class.
  public func label(of item: Int) -> Int {
    let row = posteriors[(item * classes)..<((item + 1) * classes)]
    return (row.indices.max { row[$0] < row[$1] } ?? item * classes) - item * classes
  }

  /// The chance that a rater names the true class, over the prior.
  ///
  /// - Parameter rater: The rater's index.
  /// - Returns: Between 0 and 1.
  public func accuracy(of rater: Int) -> Double {
    (0..<classes).reduce(0) {
      $0 + prior[$1] * confusion[(rater * classes + $1) * classes + $1]
    }
  }
}

/// Estimates true classes and each rater's confusion matrix by expectation maximization.
///
/// - Parameters:
///   - labels: Any number of labels an item and rater.
///   - items: How many items.
///   - raters: How many raters, ≥ 2.
///   - classes: How many classes, ≥ 2.
///   - smoothing: Pseudo-count of each cell of each confusion matrix, ≥ 0; a little keeps a class
///     that a rater never saw defined.
///   - tolerance: Relative change of the log-likelihood at convergence, > 0.
///   - maximumIterations: EM steps before giving up.
/// - Returns: Posteriors, shares of classes and confusion matrices.
/// - Throws: `StatisticsError` `.empty`, `.tooFewValues` below two raters or classes,
///   `.outOfRange`, `.notConverged`.
/// - Complexity: O(labels·classes) a step.
/// - Note: Dawid & Skene 1979, doi:10.2307/2346806; started from each item's shares of votes.
public func fitDawidSkene(
  _ labels: [RaterLabel], items: Int, raters: Int, classes: Int, smoothing: Double = 0.01,
  tolerance: Double = 1e-10, maximumIterations: Int = 10_000
) throws(StatisticsError) -> DawidSkeneFit {
  guard !labels.isEmpty else {
    throw StatisticsError(.empty, "Without labels neither classes nor raters can be estimated.")
  }
  guard raters >= 2, classes >= 2 else {
    throw StatisticsError(
      .tooFewValues,
      "Raters' errors are what several raters disagree on: with \(raters) raters and \(classes) classes they are undefined."
    )
  }
  for (position, label) in labels.enumerated()
  where !(0..<items).contains(label.item) || !(0..<raters).contains(label.rater)
    || !(0..<classes).contains(label.label)
  {
    throw StatisticsError(
      .outOfRange,
      "Label \(position) (item \(label.item), rater \(label.rater), class \(label.label)) is outside the "
        + "\(items) items, \(raters) raters and \(classes) classes, numbered from 0.")
  }
  guard smoothing >= 0, smoothing.isFinite else {
    throw StatisticsError(.outOfRange, "The smoothing \(smoothing) is not a finite number ≥ 0.")
  }
  var state = DawidSkeneState(
    labels: labels, items: items, raters: raters, classes: classes, smoothing: smoothing)
  var last = -Double.infinity
  for iteration in 1...max(1, maximumIterations) {
    state.maximize()
    let now = state.expect()
    if abs(now - last) <= tolerance * (1 + abs(now)) {
      return DawidSkeneFit(
        posteriors: state.posteriors, prior: state.prior, confusion: state.confusion,
        classes: classes, logLikelihood: now, iterations: iteration, converged: true)
    }
    last = now
  }
  throw StatisticsError(
    .notConverged,
    "The raters' errors did not settle within \(tolerance) in \(maximumIterations) steps. Allow more steps."
  )
}

private struct DawidSkeneState {
  let labels: [RaterLabel]
  let items: Int
  let raters: Int
  let classes: Int
  let smoothing: Double
  var posteriors: [Double]
  var prior: [Double]
  var confusion: [Double]

  init(labels: [RaterLabel], items: Int, raters: Int, classes: Int, smoothing: Double) {
    self.labels = labels
    self.items = items
    self.raters = raters
    self.classes = classes
    self.smoothing = smoothing
    posteriors = Array(repeating: 0, count: items * classes)
    prior = Array(repeating: 1 / Double(classes), count: classes)
    confusion = Array(repeating: 0, count: raters * classes * classes)
    for label in labels { posteriors[label.item * classes + label.label] += 1 }
    for item in 0..<items {
      let total = (0..<classes).reduce(0) { $0 + posteriors[item * classes + $1] }
      for k in 0..<classes {
        let cell = item * classes + k
        posteriors[cell] = total > 0 ? posteriors[cell] / total : 1 / Double(classes)
      }
    }
  }

  mutating func maximize() {
    var rated = [Bool](repeating: false, count: items)
    for k in confusion.indices { confusion[k] = smoothing }
    for label in labels {
      rated[label.item] = true
      for truth in 0..<classes {
        confusion[(label.rater * classes + truth) * classes + label.label] +=
          posteriors[label.item * classes + truth]
      }
    }
    for row in 0..<(raters * classes) {
      let total = (0..<classes).reduce(0) { $0 + confusion[row * classes + $1] }
      for k in 0..<classes {
        confusion[row * classes + k] =
          total > 0 ? confusion[row * classes + k] / total : 1 / Double(classes)
      }
    }
    let count = Double(rated.count { $0 })
    for truth in 0..<classes {
      prior[truth] =
        (0..<items).reduce(0) { rated[$1] ? $0 + posteriors[$1 * classes + truth] : $0 } / count
    }
  }

  /// New posteriors; returns the log-likelihood.
  mutating func expect() -> Double {
    let logPrior = prior.map { Elementary.logarithm($0) }
    let logConfusion = confusion.map { Elementary.logarithm($0) }
    for item in 0..<items {
      for truth in 0..<classes { posteriors[item * classes + truth] = logPrior[truth] }
    }
    for label in labels {
      for truth in 0..<classes {
        posteriors[label.item * classes + truth] +=
          logConfusion[(label.rater * classes + truth) * classes + label.label]
      }
    }
    var logLikelihood = 0.0
    for item in 0..<items {
      let cells = (item * classes)..<((item + 1) * classes)
      let largest = posteriors[cells].max() ?? 0
      var total = 0.0
      for cell in cells {
        posteriors[cell] = Elementary.exponential(posteriors[cell] - largest)
        total += posteriors[cell]
      }
      for cell in cells { posteriors[cell] /= total }
      logLikelihood += largest + Elementary.logarithm(total)
    }
    return logLikelihood
  }
}
