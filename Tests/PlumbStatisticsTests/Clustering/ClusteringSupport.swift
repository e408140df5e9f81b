import PlumbStatistics

/// A Gaussian mixture: points of `clusters` groups in turn, and their groups.
func gaussianMixture(
  count: Int, dimensions: Int, clusters: Int, spread: Double, seed: UInt64
) throws -> (points: Points, labels: [Int]) {
  var random = SplitMix64(seed: seed)
  // The sum of twelve uniform numbers less six: near enough to normal.
  func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
  }
  let centers = (0..<clusters * dimensions).map { _ in normal() }
  var values: [Float] = []
  for point in 0..<count {
    for k in 0..<dimensions {
      values.append(Float(centers[point % clusters * dimensions + k] + spread * normal()))
    }
  }
  return (
    try Points(coordinates: values, dimensions: dimensions), (0..<count).map { $0 % clusters }
  )
}

/// Distances as their definitions say, in double precision.
func plainDistance(_ points: Points, _ a: Int, _ b: Int, _ metric: PointMetric = .euclidean) -> Double {
  let (x, y) = (points[a].map { Double($0) }, points[b].map { Double($0) })
  switch metric {
  case .euclidean:
    return zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  case .cosine:
    let product = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    let lengths = x.reduce(0) { $0 + $1 * $1 } * y.reduce(0) { $0 + $1 * $1 }
    return lengths > 0 ? 1 - product / lengths.squareRoot() : 1
  }
}
