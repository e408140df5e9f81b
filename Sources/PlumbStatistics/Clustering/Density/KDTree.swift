/// A balanced k-d tree: nodes are halves of the points along the widest side of their box.
///
/// Invariants: node i has children 2i + 1 and 2i + 2 or is a leaf of at most 16 points; a node's points
/// are `nodes[i].points` in the tree's order; its box is tight.
struct KDTree: Sendable {
  static let leafSize = 16
  let dimensions: Int
  /// The points' positions in the input, in the tree's order.
  private(set) var order: [Int32]
  /// The coordinates in the tree's order, row-major.
  private(set) var coordinates: [Double]
  /// Where each node's points begin and end; an empty range where there is no node.
  private(set) var lower: [Int32]
  private(set) var upper: [Int32]
  private(set) var isLeaf: [Bool]
  /// The least and greatest coordinates of each node's points: 2 × dimensions a node.
  private(set) var boxes: [Double]

  var nodeCount: Int { lower.count }
  var count: Int { order.count }

  init(_ points: Points) {
    dimensions = points.dimensions
    order = (0..<Int32(points.count)).map { $0 }
    var levels = 0
    while points.count > Self.leafSize << levels { levels += 1 }
    let nodes = (2 << levels) - 1
    lower = [Int32](repeating: 0, count: nodes)
    upper = [Int32](repeating: 0, count: nodes)
    isLeaf = [Bool](repeating: false, count: nodes)
    boxes = [Double](repeating: 0, count: nodes * 2 * dimensions)
    coordinates = []
    guard points.count > 0 else { return }
    var keys = [Float](repeating: 0, count: points.count)
    build(0, 0..<points.count, points: points, keys: &keys)
    coordinates.reserveCapacity(points.coordinates.count)
    for point in order { for value in points[Int(point)] { coordinates.append(Double(value)) } }
  }

  private mutating func build(_ node: Int, _ range: Range<Int>, points: Points, keys: inout [Float]) {
    lower[node] = Int32(range.lowerBound)
    upper[node] = Int32(range.upperBound)
    let d = dimensions
    var low = [Float](repeating: .infinity, count: d)
    var high = [Float](repeating: -.infinity, count: d)
    for place in range {
      let start = Int(order[place]) * d
      for k in 0..<d {
        low[k] = min(low[k], points.coordinates[start + k])
        high[k] = max(high[k], points.coordinates[start + k])
      }
    }
    var widest = 0
    for k in 0..<d {
      boxes[node * 2 * d + k] = Double(low[k])
      boxes[node * 2 * d + d + k] = Double(high[k])
      if high[k] - low[k] > high[widest] - low[widest] { widest = k }
    }
    guard range.count > Self.leafSize else {
      isLeaf[node] = true
      return
    }
    for place in range { keys[place] = points.coordinates[Int(order[place]) * d + widest] }
    let middle = range.lowerBound + range.count / 2
    select(middle, in: range, keys: &keys)
    build(2 * node + 1, range.lowerBound..<middle, points: points, keys: &keys)
    build(2 * node + 2, middle..<range.upperBound, points: points, keys: &keys)
  }

  /// Moves the entry that sorting by key would put at `middle` there, smaller ones before it (Hoare).
  private mutating func select(_ middle: Int, in range: Range<Int>, keys: inout [Float]) {
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let pivot = keys[low + (high - low) / 2]
      var i = low
      var j = high
      while i <= j {
        while keys[i] < pivot { i += 1 }
        while keys[j] > pivot { j -= 1 }
        if i <= j {
          keys.swapAt(i, j)
          order.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if middle <= j {
        high = j
      } else if middle >= i {
        low = i
      } else {
        return
      }
    }
  }
}
