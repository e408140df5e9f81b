/// Eigenvalues, largest first, and eigenvectors (columns) of a small symmetric matrix.
///
/// Cyclic Jacobi rotations: exact to rounding, O(n³) a sweep.
///
/// - Parameters:
///   - matrix: n × n, row-major, symmetric.
///   - n: The number of rows.
/// - Returns: The eigenvalues and the row-major matrix whose columns are their vectors.
func symmetricEigen(_ matrix: [Double], size n: Int) -> (values: [Double], vectors: [Double]) {
  var a = matrix
  var v = [Double](repeating: 0, count: n * n)
  for i in 0..<n { v[i * n + i] = 1 }
  let scale = a.reduce(0) { $0 + $1 * $1 }
  for _ in 0..<60 {
    var off = 0.0
    for i in 0..<n { for j in 0..<i { off += a[i * n + j] * a[i * n + j] } }
    if off <= scale * 1e-30 { break }
    for p in 0..<n {
      for q in p + 1..<max(n, p + 1) where a[p * n + q] != 0 {
        let theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
        let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<n {
          let (x, y) = (a[k * n + p], a[k * n + q])
          a[k * n + p] = c * x - s * y
          a[k * n + q] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (a[p * n + k], a[q * n + k])
          a[p * n + k] = c * x - s * y
          a[q * n + k] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (v[k * n + p], v[k * n + q])
          v[k * n + p] = c * x - s * y
          v[k * n + q] = s * x + c * y
        }
      }
    }
  }
  let order = (0..<n).sorted { a[$0 * n + $0] > a[$1 * n + $1] }
  var sorted = [Double](repeating: 0, count: n * n)
  for (column, from) in order.enumerated() {
    for k in 0..<n { sorted[k * n + column] = v[k * n + from] }
  }
  return (order.map { a[$0 * n + $0] }, sorted)
}
