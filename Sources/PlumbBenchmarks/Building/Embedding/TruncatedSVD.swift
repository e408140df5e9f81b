internal import PlumbStatistics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The leading part of a sparse matrix's singular value decomposition, by a randomized range finder.
///
/// - Note: Halko, Martinsson & Tropp 2011, doi:10.1137/090771806, algorithm 4.4 with two power iterations and ten columns
///   more than asked for.
struct TruncatedSVD: Sendable {
  /// How many singular values.
  let rank: Int
  /// The seed of the random start.
  let seed: UInt64

  private static let oversampling = 10
  private static let powerIterations = 2

  /// The rows of the matrix in the space of its `rank` leading right singular vectors: U·Σ, row-major.
  ///
  /// The sign of each column is such that its largest entry in magnitude is positive.
  func projection(of matrix: SparseVectors) -> [Double] {
    let width = min(rank + Self.oversampling, matrix.rows, matrix.columns)
    var generator = SplitMix64(seed: seed, index: 0)
    var start = [Double](repeating: 0, count: matrix.columns * width)
    for index in start.indices { start[index] = gaussian(using: &generator) }
    var range = orthonormalized(matrix.times(start, width: width), rows: matrix.rows, width: width)
    // A·(Aᵀ·Q) is what a power iteration multiplies with, and Qᵀ·A·Aᵀ·Q = W·Λ·Wᵀ gives U·Σ = Q·W·Λ^½.
    var image = matrix.times(matrix.transposedTimes(range, width: width), width: width)
    for _ in 0..<Self.powerIterations {
      range = orthonormalized(image, rows: matrix.rows, width: width)
      image = matrix.times(matrix.transposedTimes(range, width: width), width: width)
    }
    let small = transposedProduct(range, image, rows: matrix.rows, width: width)
    let (values, vectors) = symmetricEigen(small, count: width)
    var result = [Double](repeating: 0, count: matrix.rows * rank)
    for column in 0..<min(rank, width) {
      let scale = max(0, values[column]).squareRoot()
      var largest = 0.0
      for row in 0..<matrix.rows {
        var sum = 0.0
        for index in 0..<width { sum += range[row * width + index] * vectors[index * width + column] }
        result[row * rank + column] = sum * scale
        if abs(sum) > abs(largest) { largest = sum }
      }
      if largest < 0 { for row in 0..<matrix.rows { result[row * rank + column].negate() } }
    }
    return result
  }

  private func gaussian(using generator: inout SplitMix64) -> Double {
    let first = Double(generator.next() >> 11) * 0x1p-53
    let second = Double(generator.next() >> 11) * 0x1p-53
    return (-2 * log(max(first, 0x1p-60))).squareRoot() * cos(2 * Double.pi * second)
  }
}

/// LᵀR of two row-major matrices of `width` columns whose product is symmetric; the mean of both halves.
func transposedProduct(_ left: [Double], _ right: [Double], rows: Int, width: Int) -> [Double] {
  var product = [Double](repeating: 0, count: width * width)
  left.withUnsafeBufferPointer { left in
    right.withUnsafeBufferPointer { right in
      product.withUnsafeMutableBufferPointer { product in
        for row in 0..<rows {
          let base = row * width
          for i in 0..<width {
            let value = left[base + i]
            if value == 0 { continue }
            var j = 0
            while j < width {
              product[i * width + j] += value * right[base + j]
              j += 1
            }
          }
        }
      }
    }
  }
  for i in 0..<width {
    for j in 0..<i {
      let mean = 0.5 * (product[i * width + j] + product[j * width + i])
      product[i * width + j] = mean
      product[j * width + i] = mean
    }
  }
  return product
}

/// Columns of a tall matrix made orthonormal, twice by Cholesky of its Gram matrix (CholeskyQR2); columns that depend on
/// earlier ones become 0.
func orthonormalized(_ matrix: [Double], rows: Int, width: Int) -> [Double] {
  var matrix = matrix
  for _ in 0..<2 {
    let gram = transposedProduct(matrix, matrix, rows: rows, width: width)
    let trace = (0..<width).reduce(0) { $0 + gram[$1 * width + $1] }
    var factor = [Double](repeating: 0, count: width * width)
    for i in 0..<width {
      for j in 0...i {
        var sum = gram[i * width + j]
        for k in 0..<j { sum -= factor[i * width + k] * factor[j * width + k] }
        if i == j {
          factor[i * width + i] = sum > 1e-14 * trace ? sum.squareRoot() : 0
        } else {
          factor[i * width + j] = factor[j * width + j] > 0 ? sum / factor[j * width + j] : 0
        }
      }
    }
    matrix.withUnsafeMutableBufferPointer { matrix in
      factor.withUnsafeBufferPointer { factor in
        for row in 0..<rows {
          let base = row * width
          for j in 0..<width {
            var sum = matrix[base + j]
            var k = 0
            while k < j {
              sum -= matrix[base + k] * factor[j * width + k]
              k += 1
            }
            let diagonal = factor[j * width + j]
            matrix[base + j] = diagonal > 0 ? sum / diagonal : 0
          }
        }
      }
    }
  }
  return matrix
}

/// Eigenvalues, descending, and eigenvectors (columns) of a small symmetric matrix, by cyclic Jacobi rotations.
func symmetricEigen(_ matrix: [Double], count n: Int) -> (values: [Double], vectors: [Double]) {
  var a = matrix
  var v = [Double](repeating: 0, count: n * n)
  for i in 0..<n { v[i * n + i] = 1 }
  a.withUnsafeMutableBufferPointer { a in
    v.withUnsafeMutableBufferPointer { v in
      for _ in 0..<60 {
        var off = 0.0
        var total = 0.0
        for i in 0..<n {
          for j in 0..<n {
            total += a[i * n + j] * a[i * n + j]
            if i != j { off += a[i * n + j] * a[i * n + j] }
          }
        }
        if off <= 1e-22 * total { break }
        for p in 0..<n {
          for q in (p + 1)..<max(n, p + 1) {
            let apq = a[p * n + q]
            if apq * apq <= 1e-30 * abs(a[p * n + p] * a[q * n + q]) { continue }
            let theta = (a[q * n + q] - a[p * n + p]) / (2 * apq)
            let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
            let c = 1 / (t * t + 1).squareRoot()
            let s = t * c
            var k = 0
            while k < n {
              let (akp, akq) = (a[k * n + p], a[k * n + q])
              a[k * n + p] = c * akp - s * akq
              a[k * n + q] = s * akp + c * akq
              k += 1
            }
            k = 0
            while k < n {
              let (apk, aqk) = (a[p * n + k], a[q * n + k])
              a[p * n + k] = c * apk - s * aqk
              a[q * n + k] = s * apk + c * aqk
              k += 1
            }
            k = 0
            while k < n {
              let (vkp, vkq) = (v[k * n + p], v[k * n + q])
              v[k * n + p] = c * vkp - s * vkq
              v[k * n + q] = s * vkp + c * vkq
              k += 1
            }
          }
        }
      }
    }
  }
  let order = (0..<n).sorted { a[$0 * n + $0] > a[$1 * n + $1] }
  var vectors = [Double](repeating: 0, count: n * n)
  for (column, source) in order.enumerated() {
    for row in 0..<n { vectors[row * n + column] = v[row * n + source] }
  }
  return (order.map { a[$0 * n + $0] }, vectors)
}
