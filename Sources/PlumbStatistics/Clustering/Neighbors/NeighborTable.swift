internal import CClusteringKernels

/// The best neighbours found so far: a row of keys (larger is nearer) and points for each point.
struct NeighborTable: Sendable {
  let neighbors: Int
  private(set) var keys: [Float]
  private(set) var points: [Int32]

  init(count: Int, neighbors: Int) {
    self.neighbors = neighbors
    keys = [Float](repeating: -.infinity, count: count * neighbors)
    points = [Int32](repeating: -1, count: count * neighbors)
  }

  /// Compares the points of two lists, whose first `shared` entries are the same, and keeps what is
  /// near.
  mutating func join(
    _ left: Span<Int32>, _ right: Span<Int32>, shared: Int, in space: NeighborSpace,
    scratch: inout [Float]
  ) {
    let depth = space.points.dimensions
    let needed = plumb_join_scratch(left.count, right.count, depth)
    if scratch.count < needed { scratch = [Float](repeating: 0, count: needed) }
    space.points.coordinates.withUnsafeBufferPointer { values in
      space.offsets.withUnsafeBufferPointer { offsets in
        left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { right in
            plumb_join(
              values.baseAddress, depth, offsets.baseAddress, left.baseAddress, left.count,
              right.baseAddress, right.count, shared, neighbors, &keys, &points, &scratch)
          }
        }
      }
    }
  }

  /// The best of several tables of the same points; which tables found what does not matter.
  static func merged(_ tables: [NeighborTable]) -> NeighborTable? {
    guard var result = tables.first else { return nil }
    for table in tables.dropFirst() { result.merge(table) }
    return result
  }

  private mutating func merge(_ other: NeighborTable) {
    let k = neighbors
    var rowKeys = [Float](repeating: 0, count: k)
    var rowPoints = [Int32](repeating: 0, count: k)
    for start in stride(from: 0, to: points.count, by: k) {
      var own = start
      var theirs = start
      for place in 0..<k {
        let takeOwn =
          keys[own] > other.keys[theirs]
          || (keys[own] == other.keys[theirs] && points[own] <= other.points[theirs])
        // The same pair has the same key in both, so it meets itself here.
        if takeOwn && points[own] == other.points[theirs] { theirs += 1 }
        rowKeys[place] = takeOwn ? keys[own] : other.keys[theirs]
        rowPoints[place] = takeOwn ? points[own] : other.points[theirs]
        if takeOwn { own += 1 } else { theirs += 1 }
        own = min(own, start + k - 1)
        theirs = min(theirs, start + k - 1)
      }
      keys.replaceSubrange(start..<start + k, with: rowKeys)
      points.replaceSubrange(start..<start + k, with: rowPoints)
    }
  }

  /// The graph, with distances measured anew in double precision and rows sorted by them.
  func graph(in space: NeighborSpace, method: NeighborSearch) -> NeighborGraph {
    var indices = points
    var distances = [Float](repeating: 0, count: points.count)
    var row: [(distance: Float, point: Int32)] = []
    for point in 0..<space.points.count {
      let start = point * neighbors
      row.removeAll(keepingCapacity: true)
      for place in start..<start + neighbors {
        row.append((space.distance(point, Int(points[place])), points[place]))
      }
      row.sort { ($0.distance, $0.point) < ($1.distance, $1.point) }
      for (place, entry) in row.enumerated() {
        indices[start + place] = entry.point
        distances[start + place] = entry.distance
      }
    }
    return NeighborGraph(
      count: space.points.count, neighbors: neighbors, metric: space.metric, indices: indices,
      distances: distances, method: method)
  }
}
