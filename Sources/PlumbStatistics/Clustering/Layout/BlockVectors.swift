internal import CClusteringKernels

/// A block of eight vectors of the same length, interleaved, and the algebra that iterations on them
/// need.
struct BlockVectors: Sendable {
  static let width = Int(PLUMB_BLOCK)
  let count: Int
  /// `values[i * width + c]` is entry i of vector c.
  var values: [Float]

  init(count: Int) {
    self.count = count
    values = [Float](repeating: 0, count: count * Self.width)
  }

  init(count: Int, random: inout SplitMix64) {
    self.init(count: count)
    for position in values.indices { values[position] = Float(random.standardNormal()) }
  }

  /// XᵀY of two blocks, row-major width × width.
  static func inner(_ x: BlockVectors, _ y: BlockVectors) -> [Double] {
    var result = [Double](repeating: 0, count: width * width)
    x.values.withUnsafeBufferPointer { xs in
      y.values.withUnsafeBufferPointer { ys in
        guard let xBase = xs.baseAddress, let yBase = ys.baseAddress else { return }
        plumb_backproject(xBase, x.count, width, yBase, &result)
      }
    }
    return result
  }

  /// The block times a width × width matrix.
  func rotated(by matrix: [Double]) -> BlockVectors {
    var result = BlockVectors(count: count)
    plumb_project(values, count, Self.width, matrix.map { Float($0) }, &result.values)
    return result
  }

  /// Takes the share of `direction`, of length 1, out of each vector.
  mutating func remove(_ direction: [Float]) {
    let w = Self.width
    var shares = [Double](repeating: 0, count: w)
    for i in 0..<count {
      let value = Double(direction[i])
      for c in 0..<w { shares[c] += value * Double(values[i * w + c]) }
    }
    let taken = shares.map { Float($0) }
    for i in 0..<count {
      for c in 0..<w { values[i * w + c] -= taken[c] * direction[i] }
    }
  }

  /// An orthonormal basis of the vectors' span; directions that vanish come back as zero vectors.
  func orthonormalized() -> BlockVectors {
    var result = self
    // Twice, because one pass in single precision leaves the basis skew when vectors are nearly alike.
    for _ in 0..<2 {
      let w = Self.width
      let (lengths, axes) = symmetricEigen(Self.inner(result, result), size: w)
      let least = max(lengths.first ?? 0, 0) * 1e-12
      var matrix = axes
      for c in 0..<w {
        let scale = lengths[c] > least ? 1 / lengths[c].squareRoot() : 0
        for r in 0..<w { matrix[r * w + c] *= scale }
      }
      result = result.rotated(by: matrix)
    }
    return result
  }
}
