/// Draws counts from a multinomial distribution whose cells were observed with whole or fractional
/// counts.
///
/// Exact, in time proportional to the cells rather than to the draws: independent Poisson counts
/// with a total a little below n are topped up with single draws. Given its total, a vector of
/// independent Poisson counts is multinomial, so topping up to n gives Multinomial(n, p) whatever
/// the total was; totals above n are drawn again.
struct MultinomialSampler: Sendable {
  /// How many draws make one sample.
  let draws: Int
  private let tables: [PoissonTable]
  private let tableOfCell: [Int32]
  private let cells: AliasTable

  /// - Parameter weights: One a cell, ≥ 0, with a positive sum; the sum, rounded, is the number of
  ///   draws.
  init(weights: [Double]) {
    let total = weights.reduce(0, +)
    draws = max(1, Int(total.rounded()))
    let n = Double(draws)
    let share = max(0, n - 4 * n.squareRoot()) / total
    var tables: [PoissonTable] = []
    var tableOf: [Double: Int32] = [:]
    tableOfCell = weights.map { weight in
      if let known = tableOf[weight] { return known }
      tables.append(PoissonTable(mean: weight * share))
      tableOf[weight] = Int32(tables.count - 1)
      return Int32(tables.count - 1)
    }
    self.tables = tables
    cells = AliasTable(weights: weights)
  }

  /// Replaces `counts` with one sample.
  ///
  /// - Parameters:
  ///   - counts: One a cell.
  ///   - generator: The source of randomness.
  func sample(into counts: inout [Double], using generator: inout some RandomNumberGenerator) {
    var total = 0
    repeat {
      total = 0
      for cell in tableOfCell.indices {
        let drawn = tables[Int(tableOfCell[cell])].draw(using: &generator)
        counts[cell] = Double(drawn)
        total += drawn
      }
    } while total > draws
    for _ in total..<draws { counts[cells.draw(using: &generator)] += 1 }
  }
}

/// Walker's alias table: one index from a fixed discrete distribution in constant time.
struct AliasTable: Sendable {
  private var threshold: [Double]
  private var alias: [Int32]

  /// - Parameter weights: ≥ 0 with a positive sum.
  init(weights: [Double]) {
    let count = weights.count
    let total = weights.reduce(0, +)
    var scaled = weights.map { $0 * Double(count) / total }
    threshold = Array(repeating: 1, count: count)
    alias = (0..<count).map { Int32($0) }
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let low = small.popLast(), let high = large.popLast() {
      threshold[low] = scaled[low]
      alias[low] = Int32(high)
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 { small.append(high) } else { large.append(high) }
    }
  }

  @inline(__always) func draw(using generator: inout some RandomNumberGenerator) -> Int {
    let slot = generator.index(below: threshold.count)
    return generator.uniform() < threshold[slot] ? slot : Int(alias[slot])
  }
}

/// Poisson counts with a fixed mean, by alias table; large means are split into equal parts.
///
/// A part's counts are tabulated nine standard deviations around its mean; the rest has a
/// probability below 1e-18.
struct PoissonTable: Sendable {
  private let table: AliasTable
  private let first: Int
  private let parts: Int

  init(mean: Double) {
    parts = max(1, Int((mean / 2000).rounded(.up)))
    let part = mean / Double(parts)
    let reach = 9 * part.squareRoot()
    let lowest = max(0, Int((part - reach).rounded(.down)))
    let highest = Int((part + reach + 30).rounded(.up))
    let logMean = part > 0 ? Elementary.logarithm(part) : 0
    first = lowest
    table = AliasTable(
      weights: (lowest...highest).map { k in
        if part == 0 { return k == 0 ? 1 : 0 }
        return Elementary.exponential(
          Double(k) * logMean - part - Elementary.logGamma(Double(k) + 1))
      })
  }

  @inline(__always) func draw(using generator: inout some RandomNumberGenerator) -> Int {
    var total = parts * first
    for _ in 0..<parts { total += table.draw(using: &generator) }
    return total
  }
}
