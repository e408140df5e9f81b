internal import CClusteringKernels

/// The graph's smoothest vectors: leading eigenvectors of D^(−1/2) W D^(−1/2) after the trivial one.
///
/// Chebyshev-filtered subspace iteration from `start`, eight vectors wide, best first. It ends before
/// near-equal eigenvalues are told apart: any basis of their space is as good a start.
func spectralVectors(_ graph: FuzzyGraph, from start: BlockVectors) -> BlockVectors {
  let n = graph.count
  var degrees = [Float](repeating: 0, count: n)
  for point in 0..<n {
    for edge in Int(graph.starts[point])..<Int(graph.starts[point + 1]) {
      degrees[point] += graph.weights[edge]
    }
  }
  let roots = degrees.map { $0.squareRoot() }
  var weights = graph.weights
  for point in 0..<n {
    for edge in Int(graph.starts[point])..<Int(graph.starts[point + 1]) {
      weights[edge] /= roots[point] * roots[Int(graph.tails[edge])]
    }
  }
  let length = degrees.reduce(0.0) { $0 + Double($1) }.squareRoot()
  let trivial = roots.map { Float(Double($0) / length) }

  func multiplied(_ y: BlockVectors) -> BlockVectors {
    var result = BlockVectors(count: n)
    plumb_sparse_multiply(n, graph.starts, graph.tails, weights, y.values, &result.values)
    return result
  }

  var basis = start
  basis.remove(trivial)
  basis = basis.orthonormalized()
  var cut = 0.5
  for _ in 0..<5 {
    basis = filtered(basis, below: cut, degree: 12, multiply: multiplied)
    basis.remove(trivial)
    basis = basis.orthonormalized()
    let (values, rotation) = symmetricEigen(
      BlockVectors.inner(basis, multiplied(basis)), size: BlockVectors.width)
    basis = basis.rotated(by: rotation)
    cut = min(0.98, max(0.3, values.last ?? 0.5))
  }
  return basis
}

/// A Chebyshev polynomial of the matrix, small on eigenvalues in [−1, cut] and steep above.
private func filtered(
  _ block: BlockVectors, below cut: Double, degree: Int,
  multiply: (BlockVectors) -> BlockVectors
) -> BlockVectors {
  let center = Float((cut - 1) / 2)
  let half = Float((cut + 1) / 2)
  /// (S − center) y / half
  func mapped(_ y: BlockVectors) -> BlockVectors {
    var image = multiply(y)
    for i in image.values.indices { image.values[i] = (image.values[i] - center * y.values[i]) / half }
    return image
  }
  var previous = block
  var current = mapped(block)
  for _ in 1..<degree {
    var next = mapped(current)
    for i in next.values.indices { next.values[i] = 2 * next.values[i] - previous.values[i] }
    previous = current
    current = next
  }
  return current
}
