import Testing

@testable import PlumbStatistics

@Suite struct UMAPTests {
  @Test func `well separated clusters come out whole`() async throws {
    let (points, labels) = try gaussianMixture(
      count: 600, dimensions: 120, clusters: 6, spread: 0.4, seed: 11)
    let layout = try await fitUMAP(points, seed: 1)
    #expect(layout.points.count == 600)
    #expect(layout.points.dimensions == 5)
    #expect(layout.epochs == 500)
    let found = try await fitHDBSCAN(layout.points, options: HDBSCANOptions(minimumClusterSize: 15))
    #expect(try adjustedRandIndex(found.labels, labels) > 0.99)
    #expect(try mutualInformation(found.labels, labels).adjusted > 0.99)
  }

  @Test(arguments: [UMAPOptions.Start.spectral, .principalComponents])
  func `a map keeps neighbours together`(start: UMAPOptions.Start) async throws {
    let (points, labels) = try gaussianMixture(
      count: 400, dimensions: 20, clusters: 4, spread: 0.5, seed: 12)
    var options = UMAPOptions.map
    options.start = start
    let layout = try await fitUMAP(points, options: options, seed: 3)
    #expect(layout.points.dimensions == 2)
    let near = try await nearestNeighbors(layout.points, count: 5)
    let same = near.indices.indices.count { labels[Int(near.indices[$0])] == labels[$0 / 5] }
    #expect(Double(same) > 0.98 * 2_000)
  }

  @Test func `a seed gives the same layout whatever the threads, another seed another`() async throws {
    let (points, _) = try gaussianMixture(count: 1_000, dimensions: 10, clusters: 4, spread: 1, seed: 13)
    let options = UMAPOptions(epochs: 20)
    let one = try await fitUMAP(points, options: options, seed: 5)
    let two = try await fitUMAP(points, options: options, seed: 5, threads: 2)
    let other = try await fitUMAP(points, options: options, seed: 6)
    #expect(one == two)
    #expect(one.points != other.points)
  }

  @Test(arguments: [2, 3, 5, 33, 40]) func `few points are laid out`(count: Int) async throws {
    let (points, _) = try gaussianMixture(count: count, dimensions: 4, clusters: 2, spread: 1, seed: 14)
    let layout = try await fitUMAP(points, options: .map)
    #expect(layout.neighbors == min(15, count))
    #expect(layout.points.count == count)
    #expect(layout.points.coordinates.allSatisfy { $0.isFinite })
  }

  @Test func `equal points and points at the origin are laid out`() async throws {
    for value in [Float(0), 1] {
      let points = try Points(coordinates: [Float](repeating: value, count: 60 * 130), dimensions: 130)
      let layout = try await fitUMAP(points)
      #expect(layout.points.coordinates.allSatisfy { $0.isFinite })
    }
  }

  @Test func `settings out of range are refused`() async throws {
    let points = try Points(coordinates: [1, 2], dimensions: 1)
    await #expect {
      try await fitUMAP(points, options: UMAPOptions(neighbors: 1))
    } throws: {
      "\($0)" == "UMAP needs 2 neighbours or more, the point itself counted; it got 1."
    }
    for options in [
      UMAPOptions(components: 0), UMAPOptions(minimumDistance: 1), UMAPOptions(epochs: 0),
      UMAPOptions(principalComponents: 0), UMAPOptions(learningRate: .nan),
    ] {
      await #expect(throws: StatisticsError.self) { try await fitUMAP(points, options: options) }
    }
    let single = try Points(coordinates: [1], dimensions: 1)
    await #expect(throws: StatisticsError.self) { try await fitUMAP(single) }
  }

  /// The values that umap-learn 0.5.12's `find_ab_params` gives.
  @Test(arguments: [
    (1.0, 0.1, 1.57694346, 0.89506088), (1.0, 0.0, 1.93280840, 0.79049497), (2.0, 0.3, 0.37949469, 0.94881522),
  ])
  func `the curve has its published parameters`(
    spread: Double, minimumDistance: Double, a: Double, b: Double
  ) {
    let curve = LayoutCurve(minimumDistance: minimumDistance, spread: spread)
    #expect(abs(curve.a - a) < 2e-4)
    #expect(abs(curve.b - b) < 2e-4)
  }

  @Test func `memberships sum to the logarithm of the neighbours, unions are symmetric`() async throws {
    let (points, _) = try gaussianMixture(count: 200, dimensions: 6, clusters: 3, spread: 1, seed: 15)
    let graph = try await nearestNeighbors(points, count: 14)
    let memberships = FuzzyGraph.memberships(graph)
    for point in 0..<200 {
      let row = memberships[point * 14..<point * 14 + 14]
      #expect(row.first == 1)
      #expect(abs(row.reduce(0) { $0 + Double($1) } - Elementary.logarithm(15) / Elementary.logarithm(2)) < 1e-4)
    }
    var own = [Double](repeating: 0, count: 200 * 200)
    for (place, value) in memberships.enumerated() {
      own[place / 14 * 200 + Int(graph.indices[place])] = Double(value)
    }
    let fuzzy = FuzzyGraph(graph)
    var union = [Double](repeating: 0, count: 200 * 200)
    for point in 0..<200 {
      for edge in Int(fuzzy.starts[point])..<Int(fuzzy.starts[point + 1]) {
        union[point * 200 + Int(fuzzy.tails[edge])] += Double(fuzzy.weights[edge])
      }
    }
    for i in 0..<200 {
      for j in 0..<200 {
        let (p, q) = (own[i * 200 + j], own[j * 200 + i])
        #expect(abs(union[i * 200 + j] - (p + q - p * q)) < 1e-6)
      }
    }
  }

  @Test func `the tables of forces follow the formulas`() {
    let curve = LayoutCurve(minimumDistance: 0.1, spread: 1)
    let tables = ForceTables(curve)
    let square = Float(2.5)
    let entry = Int((square.bitPattern >> ForceTables.shift) - ForceTables.base)
    let (low, high) = (tables.attraction[entry], tables.attraction[entry + 1])
    #expect(min(low, high) <= Float(curve.attraction(2.5)) && Float(curve.attraction(2.5)) <= max(low, high))
    #expect(curve.attraction(2.5) < 0)
    #expect(curve.repulsion(2.5) > 0)
  }

  @Test func `principal components are the eigenvectors of the covariance`() throws {
    let (points, _) = try gaussianMixture(count: 300, dimensions: 37, clusters: 5, spread: 0.3, seed: 16)
    let n = 300
    let d = 37
    var covariance = [Double](repeating: 0, count: d * d)
    let mean = (0..<d).map { k in (0..<n).reduce(0.0) { $0 + Double(points.coordinates[$1 * d + k]) } / Double(n) }
    for i in 0..<d {
      for j in 0..<d {
        covariance[i * d + j] =
          (0..<n).reduce(0.0) {
            $0 + (Double(points.coordinates[$1 * d + i]) - mean[i])
              * (Double(points.coordinates[$1 * d + j]) - mean[j])
          } / Double(n)
      }
    }
    let (values, _) = symmetricEigen(covariance, size: d)
    let total = values.reduce(0, +)
    let result = try principalComponents(points, count: 4)
    for c in 0..<4 {
      #expect(abs(result.explained[c] - values[c] / total) < 1e-5)
      // The scores have the mean 0, the component's variance, and do not correlate.
      let scores = (0..<n).map { Double(result.points.coordinates[$0 * 4 + c]) }
      let variance = scores.reduce(0) { $0 + $1 * $1 } / Double(n)
      #expect(abs(scores.reduce(0, +)) < 1e-2)
      #expect(abs(variance - values[c]) < 1e-3 * values[c])
      for other in 0..<c {
        let product = (0..<n).reduce(0.0) { $0 + scores[$1] * Double(result.points.coordinates[$1 * 4 + other]) }
        #expect(abs(product) / Double(n) < 1e-3 * values[0])
      }
    }
  }
}
