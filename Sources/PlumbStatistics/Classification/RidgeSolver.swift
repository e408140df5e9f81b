internal import CClusteringKernels

/// Preconditioned conjugate gradients for sixteen classes at once, each with its own step lengths.
///
/// The passes over the rows are C (`CClusteringKernels`), fast in a debug build too. Products and sums are not fused.
///
/// - Note: Hestenes & Stiefel 1952; the diagonal is the preconditioner.
struct RidgeSolver {
  typealias Lanes = SIMD16<Float>

  /// How many classes are solved together.
  static let width = 16

  private let rows: SparseRows
  private let starts: [Int64]
  private let shift: [Float]
  private let diagonal: [Float]
  private let targets: [Lanes]
  private var features: [Lanes]

  init(rows: SparseRows, labels: [Int], firstClass: Int, rowWeights: [Double], penalty: Float) {
    self.rows = rows
    starts = rows.starts.map(Int64.init)
    shift = rowWeights.map { penalty / Float($0) }
    var diagonal = shift
    for row in 0..<rows.count {
      for entry in rows.starts[row]..<rows.starts[row + 1] { diagonal[row] += rows.values[entry] * rows.values[entry] }
    }
    self.diagonal = diagonal
    targets = labels.map { label in
      var lanes = Lanes(repeating: -1)
      if (firstClass..<(firstClass + Self.width)).contains(label) { lanes[label - firstClass] = 1 }
      return lanes
    }
    features = [Lanes](repeating: .zero, count: rows.columnCount)
  }

  /// Solves and returns the weights by feature.
  mutating func solve(tolerance: Float, maximumIterations: Int) -> (weights: [Lanes], iterations: Int, converged: Bool)
  {
    let count = rows.count
    var alpha = [Lanes](repeating: .zero, count: count)
    var residual = targets
    var direction = (0..<count).map { residual[$0] / diagonal[$0] }
    var image = [Lanes](repeating: .zero, count: count)
    var rho = dot(residual, direction)
    let limit = dot(targets, targets) * (tolerance * tolerance)
    var iterations = 0
    var converged = false
    while iterations < maximumIterations {
      iterations += 1
      apply(direction, into: &image)
      // A lane that is done has a direction of zeros; its step is zero, not 0 / 0.
      let step = quotient(rho, dot(direction, image))
      for row in 0..<count {
        alpha[row] += step * direction[row]
        residual[row] += -step * image[row]
      }
      let norm = dot(residual, residual)
      if all(norm .<= limit) {
        converged = true
        break
      }
      var next = Lanes.zero
      for row in 0..<count { next += residual[row] * (residual[row] / diagonal[row]) }
      let momentum = quotient(next, rho)
      rho = next
      for row in 0..<count { direction[row] = residual[row] / diagonal[row] + momentum * direction[row] }
    }
    gather(alpha)
    return (features, iterations, converged)
  }

  /// Writes (K + shift) `vector` into `image`.
  private mutating func apply(_ vector: [Lanes], into image: inout [Lanes]) {
    gather(vector)
    for row in 0..<rows.count { image[row] = vector[row] * shift[row] }
    features.withFloats { features in
      image.withMutableFloats { image in
        plumb_rows_multiply(rows.count, starts, rows.columns, rows.values, features, image)
      }
    }
  }

  /// Sums the rows, each times its entry of `vector`, into `features`.
  private mutating func gather(_ vector: [Lanes]) {
    for column in features.indices { features[column] = .zero }
    vector.withFloats { factors in
      features.withMutableFloats { features in
        plumb_rows_gather(rows.count, starts, rows.columns, rows.values, factors, features)
      }
    }
  }

  private func dot(_ left: [Lanes], _ right: [Lanes]) -> Lanes {
    var sum = Lanes.zero
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  private func quotient(_ numerator: Lanes, _ denominator: Lanes) -> Lanes {
    let isUsable = denominator .> Lanes(repeating: .leastNormalMagnitude)
    return (numerator / denominator).replacing(with: Lanes(repeating: 0), where: .!isUsable)
  }
}

extension [RidgeSolver.Lanes] {
  /// Hands on the numbers one after the other.
  fileprivate func withFloats(_ body: (UnsafePointer<Float>) -> Void) {
    withUnsafeBytes { bytes in
      guard let start = bytes.assumingMemoryBound(to: Float.self).baseAddress else { return }
      body(start)
    }
  }

  /// Hands on the numbers one after the other, to be changed.
  fileprivate mutating func withMutableFloats(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    withUnsafeMutableBytes { bytes in
      guard let start = bytes.assumingMemoryBound(to: Float.self).baseAddress else { return }
      body(start)
    }
  }
}
