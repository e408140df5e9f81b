public import PlumbCore
internal import PlumbStatistics

extension BenchmarkQuality {
  /// Measures a benchmark, alone or against a truth.
  ///
  /// At the level the files state their intervals for, those are taken; at other levels the quantiles of the
  /// bootstrapped scores.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark's scores, models called as in the truth.
  ///   - truth: The scores to agree with.
  ///   - levels: Levels of separability, each strictly between 0 and 1.
  ///   - statedLevel: The level of the intervals that the files state.
  ///   - level: The level of the intervals of correlations.
  /// - Throws: `EvaluationError` below two shared models.
  public init(
    _ benchmark: ScoreTable, truth: ScoreTable?, levels: [Double] = [0.95, 0.8], statedLevel: Double = 0.95,
    level: Double = 0.95
  ) throws {
    let truthRows = Dictionary(
      (truth?.rows ?? []).map { ($0.model, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = benchmark.rows.filter { truth == nil || truthRows[$0.model] != nil }.sorted { $0.model < $1.model }
    let names = Set(benchmark.rows.map(\.model))
    guard rows.count > 1 else {
      throw EvaluationError(
        .invalidInput,
        truth == nil
          ? "\(benchmark.name): \(rows.count) model; quality is about pairs of models."
          : "\(benchmark.name): \(rows.count) of its \(benchmark.rows.count) models is in the truth; it takes two. Give a map of names with \(option: "name-maps")."
      )
    }
    self.init(
      name: benchmark.name, models: rows.map(\.model),
      onlyHere: truth == nil ? [] : benchmark.rows.map(\.model).filter { truthRows[$0] == nil },
      onlyInTruth: (truth?.rows ?? []).map(\.model).filter { !names.contains($0) }, separability: [], confidence: nil,
      strictAgreement: nil, correlations: [], pairRank: nil, missing: [])
    measureSeparability(rows, levels: levels, statedLevel: statedLevel)
    guard truth != nil else { return }
    let truthOfRows = rows.compactMap { truthRows[$0.model] }
    measureAgreement(rows, truthOfRows, statedLevel: statedLevel, level: level)
  }

  private mutating func measureSeparability(_ rows: [ScoreTable.Row], levels: [Double], statedLevel: Double) {
    for level in levels {
      guard let intervals = Self.intervals(rows, level: level, statedLevel: statedLevel) else {
        missing.append(
          "separability at \(formatDecimal(100 * level, 1)) %: \(name) states no interval at that level for every model, nor bootstrapped scores."
        )
        continue
      }
      attempt("separability at \(formatDecimal(100 * level, 1)) %") { quality in
        let value = try PlumbStatistics.separability(intervals)
        quality.separability.append(
          Separation(level: level, value: value, interval: Self.intervalOverModels(of: intervals)))
      }
    }
  }

  private mutating func measureAgreement(
    _ rows: [ScoreTable.Row], _ truth: [ScoreTable.Row], statedLevel: Double, level: Double
  ) {
    let scores = rows.map(\.score)
    let ratings = truth.map(\.score)
    attempt("strict agreement") {
      $0.strictAgreement = try PlumbStatistics.strictAgreement(benchmark: scores, truth: ratings)
    }
    for kind in CorrelationKind.allCases {
      attempt(kind.rawValue) {
        $0.correlations.append(try correlation(scores, ratings, kind: kind, level: level))
      }
    }
    if let here = Self.intervals(rows, level: statedLevel, statedLevel: statedLevel),
      let there = Self.intervals(truth, level: statedLevel, statedLevel: statedLevel)
    {
      attempt("agreement with confidence") {
        $0.confidence = try confidenceAgreement(benchmark: here, truth: there)
      }
    } else {
      missing.append("agreement with confidence: the benchmark and the truth need an interval for every model.")
    }
    let moments = rows.map(Self.moments)
    guard moments.allSatisfy({ $0 != nil }) else {
      missing.append("Brier score and log loss: \(name) has neither bootstrapped scores nor variances for every model.")
      return
    }
    attempt("Brier score and log loss") {
      $0.pairRank = try pairRankScores(
        means: moments.compactMap { $0?.mean }, variances: moments.compactMap { $0?.variance }, truth: ratings)
    }
  }

  /// Computes a figure, or notes why it is undefined.
  private mutating func attempt(_ what: String, _ body: (inout Self) throws -> Void) {
    do { try body(&self) } catch { missing.append("\(what): \(error)") }
  }

  /// An interval a model; `nil` unless every model has one.
  private static func intervals(_ rows: [ScoreTable.Row], level: Double, statedLevel: Double) -> [Interval]? {
    let found = rows.compactMap { row -> Interval? in
      if level == statedLevel, let low = row.low, let high = row.high {
        return Interval(low: low, high: high, level: level)
      }
      if !row.results.isEmpty { return quantileInterval(row.results, level: level) }
      guard let variance = row.variance, variance >= 0, let z = normalDeviate(level) else { return nil }
      let half = z * variance.squareRoot()
      return Interval(low: row.score - half, high: row.score + half, level: level)
    }
    return found.count == rows.count ? found : nil
  }

  /// z of a central interval.
  private static func normalDeviate(_ level: Double) -> Double? {
    guard level > 0, level < 1 else { return nil }
    return normalQuantile(0.5 + 0.5 * level)
  }

  /// Mean and population variance of the bootstrapped scores, or the stated score and variance.
  private static func moments(_ row: ScoreTable.Row) -> (mean: Double, variance: Double)? {
    if row.results.count > 1 {
      let moments = Moments(row.results)
      guard let mean = moments.mean, let variance = moments.variance else { return nil }
      let count = Double(row.results.count)
      return (mean, variance * (count - 1) / count)
    }
    if let only = row.results.first { return (only, 0) }
    return row.variance.map { (row.score, $0) }
  }

  /// The interval of separability over models: models are drawn with replacement, and pairs of a model with itself are
  /// left out.
  private static func intervalOverModels(of intervals: [Interval]) -> Interval? {
    let result = try? bootstrap(ResamplingDesign(count: intervals.count), rounds: 1000, seed: 0) { drawn in
      var pairs = 0
      var apart = 0
      for (position, i) in drawn.enumerated() {
        for j in drawn[(position + 1)...] where i != j {
          pairs += 1
          let (a, b) = (intervals[i], intervals[j])
          if a.low <= b.low ? b.low >= a.high : a.low >= b.high { apart += 1 }
        }
      }
      return pairs > 0 ? Double(apart) / Double(pairs) : nil
    }
    return result?.interval
  }
}
