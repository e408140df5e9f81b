internal import CClusteringKernels

/// The points' scores on their first eight principal components, by subspace iteration.
///
/// Accurate enough to start from: the axes come from up to 10,000 points and a fixed number of
/// iterations; axes beyond the points' dimensions are zero.
func principalScores(_ points: Points, seed: UInt64) -> BlockVectors {
  let d = points.dimensions
  let w = BlockVectors.width
  let step = max(1, points.count / 10_000)
  let sampled = stride(from: 0, to: points.count, by: step).map { $0 }
  var mean = [Double](repeating: 0, count: d)
  for point in sampled {
    for (k, value) in points[point].enumerated() { mean[k] += Double(value) }
  }
  for k in 0..<d { mean[k] /= Double(sampled.count) }
  var sample: [Float] = []
  sample.reserveCapacity(sampled.count * d)
  for point in sampled {
    for (k, value) in points[point].enumerated() { sample.append(value - Float(mean[k])) }
  }

  var random = SplitMix64(seed: seed)
  var axes = BlockVectors(count: d, random: &random).orthonormalized()
  var scores = BlockVectors(count: sampled.count)
  for _ in 0..<8 {
    plumb_project(sample, sampled.count, d, axes.values, &scores.values)
    var image = [Double](repeating: 0, count: d * w)
    plumb_backproject(sample, sampled.count, d, scores.values, &image)
    axes.values = image.map { Float($0) }
    axes = axes.orthonormalized()
  }
  plumb_project(sample, sampled.count, d, axes.values, &scores.values)
  let (_, rotation) = symmetricEigen(BlockVectors.inner(scores, scores), size: w)
  axes = axes.rotated(by: rotation)

  var result = BlockVectors(count: points.count)
  plumb_project(points.coordinates, points.count, d, axes.values, &result.values)
  var shift = [Float](repeating: 0, count: w)
  for k in 0..<d { for c in 0..<w { shift[c] += Float(mean[k]) * axes.values[k * w + c] } }
  for point in 0..<points.count { for c in 0..<w { result.values[point * w + c] -= shift[c] } }
  return result
}
