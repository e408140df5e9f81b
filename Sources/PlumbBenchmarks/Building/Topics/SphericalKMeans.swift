internal import PlumbCore
internal import PlumbStatistics

/// Groups embeddings of length 1 around k centres by their cosine; the map shows the first two coordinates.
///
/// For a quick look, or where a fixed number of clusters is wanted; every row belongs to a cluster, and its strength is its
/// cosine with the centre. Centres start by k-means++ (Arthur & Vassilvitskii 2007), seeded.
struct SphericalKMeans: PromptClusterer {
  /// How many clusters at most.
  var count: Int
  /// The seed of the start.
  var seed: Int
  /// The most rounds.
  var rounds = 50

  var settings: JSONObject {
    ["version": 1, "method": "kmeans", "clusters": JSONValue(count), "seed": JSONValue(seed)]
  }

  func clustering(of embeddings: [[Float]]) throws -> PromptClustering {
    var generator = SplitMix64(seed: UInt64(bitPattern: Int64(seed)), index: 0)
    var centres = startingCentres(embeddings, using: &generator)
    var labels = [Int](repeating: 0, count: embeddings.count)
    var cosines = [Double](repeating: 0, count: embeddings.count)
    var iterations = 0
    for round in 1...max(1, rounds) {
      iterations = round
      var changed = false
      for (row, values) in embeddings.enumerated() {
        var best = (label: 0, cosine: -2.0)
        for (label, centre) in centres.enumerated() {
          let cosine = dot(values, centre)
          if cosine > best.cosine { best = (label, cosine) }
        }
        if labels[row] != best.label { changed = true }
        labels[row] = best.label
        cosines[row] = best.cosine
      }
      if !changed, round > 1 { break }
      var sums = centres.map { [Float](repeating: 0, count: $0.count) }
      for (row, values) in embeddings.enumerated() {
        for index in values.indices { sums[labels[row]][index] += values[index] }
      }
      for (label, sum) in sums.enumerated() { centres[label] = normalized(sum) ?? centres[label] }
    }
    return PromptClustering(
      labels: labels, strengths: cosines.map { min(1, max(0, $0)) },
      places: embeddings.map { (Double($0.first ?? 0), Double($0.count > 1 ? $0[1] : 0)) },
      details: ["iterations": JSONValue(iterations)])
  }

  private func startingCentres(_ rows: [[Float]], using generator: inout SplitMix64) -> [[Float]] {
    guard !rows.isEmpty else { return [] }
    var centres = [rows[Int.random(in: 0..<rows.count, using: &generator)]]
    var distances = rows.map { max(0, 1 - dot($0, centres[0])) }
    while centres.count < min(count, rows.count) {
      let total = distances.reduce(0, +)
      guard total > 0 else { break }
      var target = Double.random(in: 0..<total, using: &generator)
      let index = distances.firstIndex { distance in
        target -= distance
        return target < 0
      }
      let centre = rows[index ?? rows.count - 1]
      centres.append(centre)
      for row in rows.indices { distances[row] = min(distances[row], max(0, 1 - dot(rows[row], centre))) }
    }
    return centres
  }

  private func dot(_ left: [Float], _ right: [Float]) -> Double {
    var sum: Float = 0
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var index = 0
        while index < left.count {
          sum += left[index] * right[index]
          index += 1
        }
      }
    }
    return Double(sum)
  }
}
