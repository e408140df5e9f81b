internal import CClusteringKernels

/// Points on their leading principal components.
public struct PrincipalComponents: Sendable, Codable, Equatable {
  /// The points' scores, the first component first.
  public let points: Points
  /// The share of the points' variance that each component holds, ≥ 0.
  public let explained: [Double]
}

/// Reduces points to their leading principal components.
///
/// Directions that hold little more than noise drown what tells clusters apart when distances are taken
/// over all of them; the leading components keep it. The axes come from up to 50,000 points.
///
/// - Parameters:
///   - points: n ≥ 2 points.
///   - count: How many components, in 1...dimensions.
///   - seed: What the starting axes derive from.
/// - Returns: Scores of the centred points, and the share of variance of each component.
/// - Throws: `StatisticsError` `.tooFewValues` for fewer than two points, `.outOfRange` for the count,
///   `.noVariation` when all points are equal.
/// - Complexity: O(n d²) for the covariance, by matrix products, and O(d² count) an iteration.
/// - Note: Subspace iteration on the covariance, 20 rounds: components with near-equal variance may come
///   as any basis of their space.
public func principalComponents(
  _ points: Points, count: Int, seed: UInt64 = 0
) throws(StatisticsError) -> PrincipalComponents {
  let d = points.dimensions
  guard points.count >= 2 else {
    throw StatisticsError(
      .tooFewValues, "Principal components need at least two points; there are \(points.count).")
  }
  guard (1...d).contains(count) else {
    throw StatisticsError(
      .outOfRange, "Points of \(d) dimensions have 1 to \(d) components; \(count) were asked for.")
  }
  let (mean, covariance) = sampleCovariance(points)
  let total = (0..<d).reduce(0) { $0 + covariance[$1 * d + $1] }
  guard total > 0 else {
    throw StatisticsError(.noVariation, "All points are equal, so they have no principal components.")
  }
  // A few more axes than wanted: the last ones converge slowest.
  let width = min(d, count + 10)
  let matrix = covariance.map { Float($0 / total) }
  var random = SplitMix64(seed: seed)
  var axes = (0..<width * d).map { _ in Float(random.standardNormal()) }
  orthonormalize(&axes, rows: width, length: d)
  var variances = [Double](repeating: 0, count: width)
  for round in 0..<20 {
    var image = [Float](repeating: 0, count: width * d)
    plumb_product(axes, width, matrix, d, d, &image)
    if round == 19 {
      // Within the space, the eigenvectors of the projected covariance.
      var projected = [Float](repeating: 0, count: width * width)
      plumb_product(axes, width, image, width, d, &projected)
      let (values, vectors) = symmetricEigen(projected.map { Double($0) }, size: width)
      variances = values
      axes = rotatedRows(axes, rows: width, length: d, by: vectors)
    } else {
      axes = image
      orthonormalize(&axes, rows: width, length: d)
    }
  }

  var scores = [Float](repeating: 0, count: points.count * count)
  plumb_product(points.coordinates, points.count, axes, count, d, &scores)
  var shift = [Float](repeating: 0, count: count)
  for c in 0..<count {
    shift[c] = Float((0..<d).reduce(0.0) { $0 + mean[$1] * Double(axes[c * d + $1]) })
  }
  scores.withUnsafeMutableBufferPointer { scores in
    for start in stride(from: 0, to: scores.count, by: count) {
      for c in 0..<count { scores[start + c] -= shift[c] }
    }
  }
  return PrincipalComponents(
    points: Points(unchecked: scores, dimensions: count),
    explained: variances.prefix(count).map { max(0, $0) })
}

/// The mean and the covariance (divisor n) of up to 50,000 evenly drawn points.
private func sampleCovariance(_ points: Points) -> (mean: [Double], covariance: [Double]) {
  let d = points.dimensions
  let step = max(1, points.count / 50_000)
  var mean = [Double](repeating: 0, count: d)
  var sampled = 0
  points.coordinates.withUnsafeBufferPointer { values in
    for point in stride(from: 0, to: points.count, by: step) {
      sampled += 1
      for k in 0..<d { mean[k] += Double(values[point * d + k]) }
    }
  }
  for k in 0..<d { mean[k] /= Double(sampled) }
  let shift = mean.map { Float($0) }
  var covariance = [Double](repeating: 0, count: d * d)
  var chunk: [Float] = []
  let rows = 256
  for first in stride(from: 0, to: points.count, by: step * rows) {
    chunk.removeAll(keepingCapacity: true)
    var count = 0
    for point in stride(from: first, to: min(points.count, first + step * rows), by: step) {
      count += 1
      for k in 0..<d { chunk.append(points.coordinates[point * d + k] - shift[k]) }
    }
    plumb_gram(chunk, count, d, &covariance)
  }
  for position in covariance.indices { covariance[position] /= Double(sampled) }
  return (mean, covariance)
}

/// Makes rows orthonormal by modified Gram–Schmidt, twice; rows that vanish become zero.
private func orthonormalize(_ matrix: inout [Float], rows: Int, length: Int) {
  matrix.withUnsafeMutableBufferPointer { matrix in
    for row in 0..<rows {
      let own = row * length
      for _ in 0..<2 {
        for other in 0..<row {
          var inner = SIMD8<Float>.zero
          var k = 0
          while k + 8 <= length {
            for lane in 0..<8 { inner[lane] += matrix[own + k + lane] * matrix[other * length + k + lane] }
            k += 8
          }
          var share = inner.sum()
          while k < length {
            share += matrix[own + k] * matrix[other * length + k]
            k += 1
          }
          for k in 0..<length { matrix[own + k] -= share * matrix[other * length + k] }
        }
      }
      var squares = 0.0
      for k in 0..<length { squares += Double(matrix[own + k]) * Double(matrix[own + k]) }
      let factor = squares > 1e-30 ? Float(1 / squares.squareRoot()) : 0
      for k in 0..<length { matrix[own + k] *= factor }
    }
  }
}

/// The rows combined by the columns of `matrix`.
private func rotatedRows(_ rows: [Float], rows count: Int, length: Int, by matrix: [Double]) -> [Float] {
  var result = [Float](repeating: 0, count: rows.count)
  for column in 0..<count {
    for row in 0..<count {
      let share = Float(matrix[row * count + column])
      for k in 0..<length { result[column * length + k] += share * rows[row * length + k] }
    }
  }
  return result
}
