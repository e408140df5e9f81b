/// The squared distance of each point, in the tree's order, to its `neighbor`-th nearest other point.
///
/// - Parameters:
///   - tree: n ≥ 2 points.
///   - neighbor: 1 for the nearest other point, at most n − 1.
/// - Returns: n squared distances.
func squaredCoreDistances(_ tree: KDTree, neighbor: Int) -> [Double] {
  var result = [Double](repeating: 0, count: tree.count)
  _ = tree.withView { view in
    var search = CoreSearch(view: view, nearest: [Double](repeating: .infinity, count: neighbor))
    for point in result.indices {
      search.start(at: point)
      search.visit(0)
      result[point] = search.farthest
    }
  }
  return result
}

/// One point's search for its k nearest others: sorted squared distances.
private struct CoreSearch {
  let view: KDTreeView
  var nearest: [Double]
  var point = 0
  var farthest = Double.infinity

  init(view: KDTreeView, nearest: [Double]) {
    self.view = view
    self.nearest = nearest
  }

  mutating func start(at point: Int) {
    self.point = point
    farthest = .infinity
    for place in nearest.indices { nearest[place] = .infinity }
  }

  mutating func visit(_ node: Int) {
    guard view.isLeaf[node] else {
      let (left, right) = (2 * node + 1, 2 * node + 2)
      let toLeft = view.squaredDistance(point, toBox: left)
      let toRight = view.squaredDistance(point, toBox: right)
      let leftFirst = toLeft <= toRight
      if min(toLeft, toRight) < farthest { visit(leftFirst ? left : right) }
      if max(toLeft, toRight) < farthest { visit(leftFirst ? right : left) }
      return
    }
    for other in Int(view.lower[node])..<Int(view.upper[node]) where other != point {
      let distance = view.squaredDistance(point, other)
      guard distance < farthest else { continue }
      nearest.withUnsafeMutableBufferPointer { nearest in
        var place = nearest.count - 1
        while place > 0, nearest[place - 1] > distance {
          nearest[place] = nearest[place - 1]
          place -= 1
        }
        nearest[place] = distance
        farthest = nearest[nearest.count - 1]
      }
    }
  }
}
