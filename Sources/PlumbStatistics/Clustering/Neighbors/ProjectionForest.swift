internal import CClusteringKernels

/// Splits points into leaves by random hyperplanes; near points tend to share a leaf.
///
/// Each split projects on the difference of two random points and cuts near the median.
struct ProjectionTree {
  /// Which points each leaf holds: `points[leaves[l]]`.
  private(set) var points: [Int32]
  private(set) var leaves: [Range<Int>] = []

  init(_ space: NeighborSpace, leafSize: Int, random: inout SplitMix64) {
    points = (0..<Int32(space.points.count)).map { $0 }
    var open = [0..<points.count]
    var projections = [Float](repeating: 0, count: points.count)
    var axis = [Float](repeating: 0, count: space.points.dimensions)
    while let range = open.popLast() {
      guard range.count > leafSize else {
        leaves.append(range)
        continue
      }
      let middle = split(
        range, in: space, projections: &projections, axis: &axis, random: &random)
      open.append(middle..<range.upperBound)
      open.append(range.lowerBound..<middle)
    }
  }

  private mutating func split(
    _ range: Range<Int>, in space: NeighborSpace, projections: inout [Float], axis: inout [Float],
    random: inout SplitMix64
  ) -> Int {
    let a = space.points[Int(points[range.lowerBound + random.index(below: range.count)])]
    let b = space.points[Int(points[range.lowerBound + random.index(below: range.count)])]
    for (k, pair) in zip(a, b).enumerated() { axis[k] = pair.0 - pair.1 }
    points.withUnsafeBufferPointer { points in
      projections.withUnsafeMutableBufferPointer { projections in
        space.points.coordinates.withUnsafeBufferPointer { values in
          guard let list = points.baseAddress, let out = projections.baseAddress else { return }
          plumb_dots(
            values.baseAddress, axis.count, list + range.lowerBound, range.count, axis,
            out + range.lowerBound)
        }
      }
    }
    var sample = (0..<min(range.count, 255)).map { _ in
      projections[range.lowerBound + random.index(below: range.count)]
    }
    sample.sort()
    let cut = sample[sample.count / 2]
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      if projections[low] < cut {
        low += 1
      } else {
        high -= 1
        points.swapAt(low, high)
        projections.swapAt(low, high)
      }
    }
    // Equal points, or two equal draws: any halves will do.
    let smallest = range.count / 16
    let balanced = low - range.lowerBound >= smallest && range.upperBound - low >= smallest
    return balanced ? low : range.lowerBound + range.count / 2
  }
}

/// The best neighbours among the points that share a leaf in one of `trees` trees.
func forestNeighbors(
  _ space: NeighborSpace, count: Int, trees: Int, leafSize: Int, seed: UInt64, threads: Int
) async -> NeighborTable {
  let n = space.points.count
  let parts = min(threads, trees)
  let tables = await concurrentRounds(parts, threads: parts) { part in
    var table = NeighborTable(count: n, neighbors: count)
    var scratch: [Float] = []
    for index in stride(from: part, to: trees, by: parts) {
      var random = SplitMix64(seed: seed, index: index)
      let tree = ProjectionTree(space, leafSize: leafSize, random: &random)
      for leaf in tree.leaves {
        let list = tree.points.span.extracting(leaf)
        table.join(list, list, shared: leaf.count, in: space, scratch: &scratch)
      }
    }
    return table
  }
  return NeighborTable.merged(tables) ?? NeighborTable(count: n, neighbors: count)
}
