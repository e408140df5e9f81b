import Testing

@testable import PlumbStatistics

@Suite struct HDBSCANTests {
  /// Points on a line; core distances are 1 within the groups, 18 for the last point.
  private let line: [Float] = [0, 1, 2, 10, 11, 12, 30]

  @Test func `the condensed tree of a line is the one worked out by hand`() async throws {
    let points = try Points(coordinates: line, dimensions: 1)
    let result = try await fitHDBSCAN(
      points, options: HDBSCANOptions(minimumClusterSize: 3, minimumSamples: 1))
    let tree = result.tree
    // The last point falls out at 1/18, the groups part at 1/8, their points fall out at 1.
    #expect(tree.clusters.map(\.parent) == [nil, 0, 0])
    #expect(tree.clusters.map(\.size) == [7, 3, 3])
    #expect(tree.clusters.map(\.birth) == [0, 0.125, 0.125])
    #expect(tree.clusters.map(\.death) == [0.125, 1, 1])
    #expect(abs(tree.clusters[0].stability - (1.0 / 18 + 6.0 / 8)) < 1e-12)
    #expect(tree.clusters[1].stability == 3 * 0.875)
    #expect(tree.clusters[0].children == [1, 2])
    #expect(result.labels == [0, 0, 0, 1, 1, 1, nil])
    #expect(result.strengths == [1, 1, 1, 1, 1, 1, 0])
    #expect(result.sizes == [3, 3])
    #expect(result.noise == 1)
  }

  @Test func `excess of mass keeps what splits late, leaf takes the parts`() async throws {
    let points = try Points(
      coordinates: [0, 1, 2, 3.5, 4.5, 5.5, 100, 101, 102], dimensions: 1)
    func labels(_ selection: ClusterSelection) async throws -> [Int?] {
      try await fitHDBSCAN(
        points,
        options: HDBSCANOptions(minimumClusterSize: 3, minimumSamples: 1, selection: selection)
      ).labels
    }
    // The first six live from 1/94.5 to 1/1.5: 3.94, their halves on to 1: 1 each.
    #expect(try await labels(.excessOfMass) == [0, 0, 0, 0, 0, 0, 1, 1, 1])
    #expect(try await labels(.leaf) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
  }

  @Test func `strength is the share of the cluster's greatest height`() async throws {
    let points = try Points(coordinates: [0, 1, 2, 4, 50, 51, 52, 54], dimensions: 1)
    let result = try await fitHDBSCAN(
      points, options: HDBSCANOptions(minimumClusterSize: 3, minimumSamples: 1))
    #expect(result.labels == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(result.strengths == [1, 1, 1, 0.5, 1, 1, 1, 0.5])
  }

  @Test(arguments: [(2, 1), (50, 3), (400, 5), (700, 15)])
  func `core distances and the spanning tree are those of comparing all pairs`(
    count: Int, neighbor: Int
  ) async throws {
    let neighbor = min(neighbor, count - 1)
    let (points, _) = try gaussianMixture(
      count: count, dimensions: 3, clusters: 4, spread: 0.6, seed: UInt64(count))
    let tree = KDTree(points)
    let squared = squaredCoreDistances(tree, neighbor: neighbor)
    var cores = [Double](repeating: 0, count: count)
    for (place, point) in tree.order.enumerated() { cores[Int(point)] = squared[place].squareRoot() }
    for point in 0..<count {
      let sorted = (0..<count).filter { $0 != point }.map { plainDistance(points, point, $0) }.sorted()
      #expect(abs(cores[point] - sorted[neighbor - 1]) < 1e-9)
    }
    // Prim's algorithm on all pairs.
    func reach(_ a: Int, _ b: Int) -> Double { max(plainDistance(points, a, b), max(cores[a], cores[b])) }
    var nearest = (0..<count).map { reach(0, $0) }
    var open = Set(1..<count)
    var weights: [Double] = []
    while let next = open.min(by: { nearest[$0] < nearest[$1] }) {
      open.remove(next)
      weights.append(nearest[next])
      for other in open { nearest[other] = min(nearest[other], reach(next, other)) }
    }
    weights.sort()
    let edges = mutualReachabilityTree(tree, squaredCores: squared)
    #expect(edges.count == count - 1)
    for (edge, weight) in zip(edges, weights) {
      #expect(abs(edge.distance - weight) < 1e-9)
      #expect(abs(edge.distance - reach(edge.first, edge.second)) < 1e-9)
    }
  }

  @Test func `order and scale of the points do not matter`() async throws {
    let (points, _) = try gaussianMixture(count: 500, dimensions: 2, clusters: 6, spread: 0.3, seed: 21)
    let options = HDBSCANOptions(minimumClusterSize: 12)
    let plain = try await fitHDBSCAN(points, options: options)
    var random = SplitMix64(seed: 2)
    let order = (0..<500).shuffled(using: &random)
    let shuffled = try Points(
      coordinates: order.flatMap { Array(points[$0]).map { $0 * 4 } }, dimensions: 2)
    let other = try await fitHDBSCAN(shuffled, options: options)
    #expect(plain.sizes.count > 1)
    #expect(try adjustedRandIndex(order.map { plain.labels[$0] }, other.labels) == 1)
    #expect(order.map { plain.labels[$0] == nil } == other.labels.map { $0 == nil })
    for (place, point) in order.enumerated() {
      #expect(abs(plain.strengths[point] - other.strengths[place]) < 1e-9)
    }
  }

  @Test func `equal points are clusters of their own`() async throws {
    let points = try Points(
      coordinates: [0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4], dimensions: 1)
    let result = try await fitHDBSCAN(
      points, options: HDBSCANOptions(minimumClusterSize: 3, minimumSamples: 2))
    #expect(result.labels == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
    #expect(result.strengths.allSatisfy { $0 == 1 })
  }

  @Test(arguments: 0..<6) func `too few points are noise`(count: Int) async throws {
    let points = try Points(coordinates: (0..<count).map { Float($0 * $0) }, dimensions: 1)
    let result = try await fitHDBSCAN(points, options: HDBSCANOptions(minimumClusterSize: 6))
    #expect(result.labels == [Int?](repeating: nil, count: count))
    #expect(result.sizes.isEmpty)
  }

  @Test func `settings out of range are refused`() async throws {
    let points = try Points(coordinates: [1], dimensions: 1)
    await #expect {
      try await fitHDBSCAN(points, options: HDBSCANOptions(minimumClusterSize: 1))
    } throws: {
      "\($0)"
        == "HDBSCAN needs a minimum cluster size of 2 or more and minimum samples of 1 or more; they are 1 and 1."
    }
  }
}
