internal import Foundation

/// The n-grams a model knows, with how rare each is.
struct FeatureVocabulary: Sendable, Equatable {
  /// The n-grams' hashes; an n-gram's index is its place here.
  private(set) var hashes: [UInt32]
  /// In how many training queries each stands.
  private(set) var queryCounts: [UInt32]
  /// How many training queries there were.
  private(set) var queryCount: Int
  /// Means and spreads of the measures of form.
  private(set) var formMeans: [Float]
  private(set) var formSpreads: [Float]

  /// Weight of an n-gram: ln((1 + queries) / (1 + its queries)) + 1.
  private var rarity: [Float]
  private var slots: [Int32]
  private var mask: Int

  /// A vocabulary with known parts.
  init(hashes: [UInt32], queryCounts: [UInt32], queryCount: Int, formMeans: [Float], formSpreads: [Float]) {
    self.hashes = hashes
    self.queryCounts = queryCounts
    self.queryCount = queryCount
    self.formMeans = formMeans
    self.formSpreads = formSpreads
    rarity = queryCounts.map { log(Float(1 + queryCount) / Float(1 + $0)) + 1 }
    var capacity = 1 << 10
    while capacity < hashes.count * 2 { capacity <<= 1 }
    mask = capacity - 1
    slots = [Int32](repeating: -1, count: capacity)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }

  /// How many features there are: n-grams, then measures of form.
  var featureCount: Int { hashes.count + QueryForm.count }

  /// The index of an n-gram; `nil` when it is not known.
  @inline(__always) func index(of hash: UInt32) -> Int32? {
    var slot = Int(hash) & mask
    while true {
      let index = slots[slot]
      if index < 0 { return nil }
      if hashes[Int(index)] == hash { return index }
      slot = (slot + 1) & mask
    }
  }

  /// The entries of a query: within each block (1 + ln count) · rarity, scaled to the block's weight.
  func entries(of query: QueryFeatures, using space: inout FeatureCounts) -> (columns: [Int32], values: [Float]) {
    var columns: [Int32] = []
    var values: [Float] = []
    columns.reserveCapacity(query.hashes.count)
    values.reserveCapacity(query.hashes.count)
    var start = 0
    for (block, end) in zip(QueryFeatures.Block.allCases, query.ends) {
      let first = columns.count
      for hash in query.hashes[start..<end] {
        guard let index = index(of: hash) else { continue }
        if space.counts[Int(index)] == 0 { columns.append(index) }
        space.counts[Int(index)] += 1
      }
      start = end
      var norm: Float = 0
      for column in columns[first...] {
        let count = space.counts[Int(column)]
        space.counts[Int(column)] = 0
        let value = (count == 1 ? 1 : 1 + log(Float(count))) * rarity[Int(column)]
        norm += value * value
        values.append(value)
      }
      guard norm > 0 else { continue }
      let scale = Float(block.weight.squareRoot()) / norm.squareRoot()
      for index in first..<values.count { values[index] *= scale }
    }
    let scale = Float((QueryForm.weight / Double(QueryForm.count)).squareRoot())
    for (index, value) in query.form.enumerated() where formSpreads[index] > 0 {
      columns.append(Int32(hashes.count + index))
      values.append((value - formMeans[index]) / formSpreads[index] * scale)
    }
    return (columns, values)
  }
}

/// Room for counting, kept from query to query.
struct FeatureCounts {
  fileprivate var counts: [UInt16]

  /// Room for a vocabulary.
  init(for vocabulary: FeatureVocabulary) { counts = [UInt16](repeating: 0, count: vocabulary.hashes.count) }
}
