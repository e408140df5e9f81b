import PlumbStatistics
import Testing

@Suite struct NeighborTests {
  @Test(arguments: PointMetric.allCases, [(40, 3), (300, 7), (900, 40)])
  func `exact neighbours are those of sorting all distances`(
    metric: PointMetric, shape: (count: Int, dimensions: Int)
  ) async throws {
    let (points, _) = try gaussianMixture(
      count: shape.count, dimensions: shape.dimensions, clusters: 3, spread: 1, seed: 5)
    let graph = try await nearestNeighbors(points, count: 6, metric: metric, search: .exact)
    for point in stride(from: 0, to: shape.count, by: 7) {
      let sorted = (0..<shape.count).filter { $0 != point }
        .map { plainDistance(points, point, $0, metric) }.sorted()
      for place in 0..<6 {
        let other = Int(graph.indices[point * 6 + place])
        let distance = Double(graph.distances[point * 6 + place])
        #expect(other != point)
        #expect(abs(distance - sorted[place]) < 1e-5)
        #expect(abs(distance - plainDistance(points, point, other, metric)) < 1e-5)
      }
    }
  }

  @Test func `threads do not change exact neighbours`() async throws {
    let (points, _) = try gaussianMixture(count: 1_700, dimensions: 5, clusters: 4, spread: 1, seed: 9)
    let one = try await nearestNeighbors(points, count: 10, search: .exact)
    let three = try await nearestNeighbors(points, count: 10, search: .exact, threads: 3)
    #expect(one == three)
  }

  @Test func `descent finds nearly all, whatever the threads`() async throws {
    let (points, _) = try gaussianMixture(count: 2_500, dimensions: 12, clusters: 5, spread: 1, seed: 3)
    let exact = try await nearestNeighbors(points, count: 10, search: .exact)
    let one = try await nearestNeighbors(points, count: 10, search: .descent, seed: 4)
    let two = try await nearestNeighbors(points, count: 10, search: .descent, seed: 4, threads: 2)
    #expect(one == two)
    #expect(one.method == .descent)
    let recall = try #require(one.recall(against: exact))
    #expect(recall > 0.97)
    #expect(exact.recall(against: exact) == 1)
  }

  @Test(arguments: [NeighborSearch.exact, .descent])
  func `equal points are each other's neighbours, at distance zero`(search: NeighborSearch) async throws {
    let points = try Points(coordinates: [Float](repeating: 2, count: 40), dimensions: 2)
    let graph = try await nearestNeighbors(points, count: 4, search: search)
    #expect(graph.distances.allSatisfy { $0 == 0 })
    for point in 0..<20 {
      let row = graph.indices[point * 4..<point * 4 + 4]
      #expect(Set(row).count == 4)
      #expect(!row.contains(Int32(point)))
    }
  }

  @Test func `a point at the origin is at cosine distance one`() async throws {
    let points = try Points(coordinates: [0, 0, 1, 0, 2, 0], dimensions: 2)
    let graph = try await nearestNeighbors(points, count: 2, metric: .cosine)
    #expect(graph.distances == [1, 1, 0, 1, 0, 1])
  }

  @Test func `what cannot be searched is refused`() async throws {
    let one = try Points(coordinates: [1, 2], dimensions: 2)
    await #expect(throws: StatisticsError.self) { try await nearestNeighbors(one, count: 1) }
    let two = try Points(coordinates: [1, 2, 3, 4], dimensions: 2)
    await #expect {
      try await nearestNeighbors(two, count: 2)
    } throws: {
      "\($0)" == "Each of 2 points can have 1 to 1 neighbours; 2 were asked for."
    }
    #expect {
      try Points(coordinates: [1, 2, 3, .nan], dimensions: 2)
    } throws: {
      "\($0)" == "Coordinate 1 of point 1 (both from 0) is not a finite number."
    }
    #expect(throws: StatisticsError.self) { try Points(coordinates: [1, 2, 3], dimensions: 2) }
    #expect(throws: StatisticsError.self) { try Points(coordinates: [], dimensions: 0) }
  }
}
