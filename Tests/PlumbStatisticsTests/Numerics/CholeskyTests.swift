import PlumbTestSupport
import Testing

@testable import PlumbStatistics

@Suite struct CholeskyTests {
  private func gram(_ size: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    let b = (0..<(size * size)).map { _ in Double.random(in: -1...1, using: &generator) }
    return (0..<(size * size)).map { cell in
      let i = cell / size
      let j = cell % size
      return (0..<size).reduce(i == j ? 0.1 : 0) { $0 + b[i * size + $1] * b[j * size + $1] }
    }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 23]) func `solutions satisfy the system`(size: Int) throws {
    let a = gram(size, seed: UInt64(size))
    let factor = try #require(Cholesky(a, size: size))
    let right = (0..<size).map { Double($0) - 2.5 }
    var x = right
    factor.solve(&x)
    for i in 0..<size {
      #expect(isClose((0..<size).reduce(0) { $0 + a[i * size + $1] * x[$1] }, right[i], 1e-8))
    }
  }

  @Test func `the inverse times the matrix is the identity`() throws {
    let a = gram(6, seed: 3)
    let inverse = try #require(Cholesky(a, size: 6)).inverse()
    for i in 0..<6 {
      for j in 0..<6 {
        let entry = (0..<6).reduce(0) { $0 + a[i * 6 + $1] * inverse[$1 * 6 + j] }
        #expect(isClose(entry, i == j ? 1 : 0, 1e-8))
      }
    }
  }

  @Test func `singular and indefinite matrices have no factor`() {
    #expect(Cholesky([1, 1, 1, 1], size: 2) == nil)
    #expect(Cholesky([1, 2, 2, 1], size: 2) == nil)
    #expect(Cholesky([.nan], size: 1) == nil)
  }
}
