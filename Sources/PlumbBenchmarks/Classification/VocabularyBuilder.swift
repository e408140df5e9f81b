/// Counts in how many queries each n-gram stands, query after query.
struct VocabularyBuilder {
  private struct Count {
    var queries: UInt32
    var last: Int32
    var block: UInt8
  }

  private var counts: [UInt32: Count] = [:]
  private var sums = [Double](repeating: 0, count: QueryForm.count)
  private var squares = [Double](repeating: 0, count: QueryForm.count)
  private var number: Int32 = 0
  private var nextPruning: Int

  /// How many n-grams are kept before those that stand in one query are forgotten.
  private let limit: Int

  /// A builder.
  ///
  /// - Parameter limit: How many n-grams may be held before those seen once are forgotten; then counts are lower bounds.
  init(limit: Int = 4_000_000) {
    self.limit = limit
    nextPruning = limit
  }

  /// Counts one query.
  mutating func add(_ query: QueryFeatures) {
    var start = 0
    for (block, end) in query.ends.enumerated() {
      for hash in query.hashes[start..<end] {
        var count = counts[hash] ?? Count(queries: 0, last: -1, block: UInt8(block))
        if count.last == number { continue }
        count.queries += 1
        count.last = number
        counts[hash] = count
      }
      start = end
    }
    for (index, value) in query.form.enumerated() {
      sums[index] += Double(value)
      squares[index] += Double(value) * Double(value)
    }
    number += 1
    if counts.count > nextPruning {
      counts = counts.filter { $0.value.queries > 1 }
      nextPruning = max(limit, counts.count * 2)
    }
  }

  /// The n-grams that stand in enough queries, in the order of their hashes.
  var vocabulary: FeatureVocabulary {
    let minima = QueryFeatures.Block.allCases.map { UInt32($0.minimumQueries) }
    let kept = counts.filter { $0.value.queries >= minima[Int($0.value.block)] }.sorted { $0.key < $1.key }
    let count = Double(max(1, number))
    return FeatureVocabulary(
      hashes: kept.map(\.key), queryCounts: kept.map(\.value.queries), queryCount: Int(number),
      formMeans: sums.map { Float($0 / count) },
      formSpreads: zip(sums, squares).map { sum, square in
        let spread = max(0, square / count - (sum / count) * (sum / count)).squareRoot()
        return spread > 1e-6 ? Float(spread) : 0
      })
  }
}
