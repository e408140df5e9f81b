/// The Cholesky factor of a symmetric positive definite matrix.
struct Cholesky: Sendable {
  /// Rows and columns.
  let size: Int
  private var lower: [Double]

  /// Factors a matrix; `nil` when it is not positive definite to working precision.
  ///
  /// - Parameters:
  ///   - matrix: `size`² numbers, row-major; only the lower triangle is read.
  ///   - size: Rows and columns.
  /// - Complexity: O(size³).
  init?(_ matrix: [Double], size: Int) {
    self.size = size
    var l = matrix
    let positive = l.withUnsafeMutableBufferPointer { l -> Bool in
      guard let base = l.baseAddress else { return true }
      for i in 0..<size {
        let row = base + i * size
        for j in 0..<i {
          let other = base + j * size
          row[j] = (row[j] - dotProduct(row, other, j)) / other[j]
        }
        let original = row[i]
        let rest = original - dotProduct(row, row, i)
        guard rest > 1e-13 * abs(original), rest.isFinite else { return false }
        row[i] = rest.squareRoot()
      }
      return true
    }
    guard positive else { return nil }
    lower = l
  }

  /// Replaces `vector` by the solution of A x = vector.
  ///
  /// - Complexity: O(size²).
  func solve(_ vector: inout [Double]) {
    lower.withUnsafeBufferPointer { l in
      vector.withUnsafeMutableBufferPointer { x in
        guard let base = l.baseAddress, let x = x.baseAddress else { return }
        for i in 0..<size {
          let row = base + i * size
          x[i] = (x[i] - dotProduct(row, x, i)) / row[i]
        }
        for i in stride(from: size - 1, through: 0, by: -1) {
          let row = base + i * size
          x[i] /= row[i]
          let value = x[i]
          for j in 0..<i { x[j] -= row[j] * value }
        }
      }
    }
  }

  /// The inverse of the matrix, row-major.
  ///
  /// - Complexity: O(size³).
  func inverse() -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    var column = [Double](repeating: 0, count: size)
    for j in 0..<size {
      for i in 0..<size { column[i] = i == j ? 1 : 0 }
      solve(&column)
      for i in 0..<size { result[i * size + j] = column[i] }
    }
    return result
  }
}

/// The sum of products of two arrays of `count` numbers.
@inline(__always) func dotProduct(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int
) -> Double {
  var first = SIMD4<Double>.zero
  var second = SIMD4<Double>.zero
  var k = 0
  while k + 8 <= count {
    let a0 = UnsafeRawPointer(a + k).loadUnaligned(as: SIMD4<Double>.self)
    let b0 = UnsafeRawPointer(b + k).loadUnaligned(as: SIMD4<Double>.self)
    let a1 = UnsafeRawPointer(a + k + 4).loadUnaligned(as: SIMD4<Double>.self)
    let b1 = UnsafeRawPointer(b + k + 4).loadUnaligned(as: SIMD4<Double>.self)
    first += a0 * b0
    second += a1 * b1
    k += 8
  }
  var total = (first + second).sum()
  while k < count {
    total += a[k] * b[k]
    k += 1
  }
  return total
}

/// The sum of products of two arrays of the same length.
func dotProduct(_ a: [Double], _ b: [Double]) -> Double {
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      guard let first = a.baseAddress, let second = b.baseAddress else { return 0 }
      return dotProduct(first, second, Swift.min(a.count, b.count))
    }
  }
}
