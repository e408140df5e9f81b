/// Points prepared for comparison by inner products.
struct NeighborSpace: Sendable {
  /// The points, scaled to length 1 when the metric is the cosine.
  let points: Points
  /// What is taken off an inner product so that the order is that of distances: half the squared
  /// length when the metric is Euclidean, else 0.
  let offsets: [Float]
  let metric: PointMetric

  init(_ points: Points, metric: PointMetric) {
    self.metric = metric
    switch metric {
    case .cosine:
      self.points = points.normalized()
      self.offsets = [Float](repeating: 0, count: points.count)
    case .euclidean:
      self.points = points
      self.offsets = (0..<points.count).map { point in
        Float(0.5 * points[point].reduce(0.0) { $0 + Double($1) * Double($1) })
      }
    }
  }

  /// The distance of two points in double precision, whatever the blocks' rounding was.
  func distance(_ a: Int, _ b: Int) -> Float {
    let d = points.dimensions
    return points.coordinates.withUnsafeBufferPointer { values in
      var sum = 0.0
      switch metric {
      case .euclidean:
        for k in 0..<d {
          let difference = Double(values[a * d + k]) - Double(values[b * d + k])
          sum += difference * difference
        }
        return Float(sum.squareRoot())
      case .cosine:
        for k in 0..<d { sum += Double(values[a * d + k]) * Double(values[b * d + k]) }
        return Float(max(0, 1 - sum))
      }
    }
  }
}
