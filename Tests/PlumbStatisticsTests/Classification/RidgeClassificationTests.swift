import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct RidgeClassificationTests {
  /// A few dozen sparse rows whose class shows in their columns, with noise.
  private func problem(rows: Int, columns: Int, classes: Int, seed: UInt64) -> (SparseRows, [Int]) {
    var generator = SplitMix64(seed: seed)
    var matrix = SparseRows(columnCount: columns)
    var labels: [Int] = []
    for row in 0..<rows {
      let label = row % classes
      let used = Set((0..<6).map { _ in Int.random(in: 0..<columns, using: &generator) } + [label % columns]).sorted()
      matrix.append(
        columns: used.map(Int32.init), values: used.map { _ in Float.random(in: 0.1...1, using: &generator) })
      labels.append(label)
    }
    return (matrix, labels)
  }

  /// The primal normal equations (Σ w x xᵀ + λI) b = Σ w y x, solved by Gaussian elimination in doubles.
  private func plainWeights(_ rows: SparseRows, _ labels: [Int], label: Int, weights: [Double], penalty: Double)
    -> [Double]
  {
    let count = rows.columnCount
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count + 1), count: count)
    for column in 0..<count { matrix[column][column] = penalty }
    for row in 0..<rows.count {
      let entries = (rows.starts[row]..<rows.starts[row + 1]).map { (Int(rows.columns[$0]), Double(rows.values[$0])) }
      let target = labels[row] == label ? 1.0 : -1.0
      for (i, x) in entries {
        for (j, y) in entries { matrix[i][j] += weights[row] * x * y }
        matrix[i][count] += weights[row] * target * x
      }
    }
    for pivot in 0..<count {
      for row in 0..<count where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in pivot...count { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return (0..<count).map { matrix[$0][count] / matrix[$0][$0] }
  }

  @Test(arguments: [(40, 12, 3), (30, 50, 5), (60, 20, 18)])
  func `the weights solve the normal equations`(rows: Int, columns: Int, classes: Int) async throws {
    let (matrix, labels) = problem(rows: rows, columns: columns, classes: classes, seed: 7)
    let weights = (0..<rows).map { 0.5 + Double($0 % 3) / 2 }
    let fit = try await RidgeClassification.fit(
      rows: matrix, labels: labels, classCount: classes, rowWeights: weights,
      options: .init(penalty: 0.7, tolerance: 1e-6, threads: 2))
    #expect(fit.converged)
    for label in 0..<classes {
      let plain = plainWeights(matrix, labels, label: label, weights: weights, penalty: 0.7)
      let own = (0..<columns).map { Double(fit.weights[$0 * classes + label]) }
      #expect(areClose(own, plain, 2e-4), "class \(label)")
    }
  }

  @Test func `the number of threads changes nothing`() async throws {
    let (matrix, labels) = problem(rows: 50, columns: 30, classes: 40, seed: 3)
    let weights = [Double](repeating: 1, count: 50)
    let one = try await RidgeClassification.fit(
      rows: matrix, labels: labels, classCount: 40, rowWeights: weights, options: .init(penalty: 1, threads: 1))
    let three = try await RidgeClassification.fit(
      rows: matrix, labels: labels, classCount: 40, rowWeights: weights, options: .init(penalty: 1, threads: 3))
    #expect(one == three)
  }

  @Test func `bad input is refused with the reason`() async throws {
    let (matrix, labels) = problem(rows: 4, columns: 5, classes: 2, seed: 1)
    let weights = [1.0, 1, 1, 1]
    await #expect(throws: StatisticsError.self) {
      try await RidgeClassification.fit(
        rows: SparseRows(columnCount: 3), labels: [], classCount: 2, rowWeights: [], options: .init(penalty: 1))
    }
    await #expect(throws: StatisticsError.self) {
      try await RidgeClassification.fit(
        rows: matrix, labels: [0, 1], classCount: 2, rowWeights: weights, options: .init(penalty: 1))
    }
    await #expect(throws: StatisticsError.self) {
      try await RidgeClassification.fit(
        rows: matrix, labels: labels, classCount: 1, rowWeights: weights, options: .init(penalty: 1))
    }
    await #expect(throws: StatisticsError.self) {
      try await RidgeClassification.fit(
        rows: matrix, labels: labels, classCount: 2, rowWeights: weights, options: .init(penalty: 0))
    }
  }
}
