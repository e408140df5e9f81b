/// An edge of a spanning tree.
struct SpanningEdge: Sendable, Equatable {
  let first: Int
  let second: Int
  /// The mutual reachability distance: the greatest of the two points' distance and their core
  /// distances.
  let distance: Double
}

/// The minimum spanning tree of the points under mutual reachability, lightest edge first.
///
/// Borůvka's algorithm on a k-d tree: each round every component finds its lightest edge outwards, and
/// nodes wholly inside the component or too far are skipped.
///
/// - Parameters:
///   - tree: The points, n ≥ 1.
///   - cores: Squared core distances in the tree's order.
/// - Returns: n − 1 edges between input positions.
/// - Complexity: About O(n log² n) in few dimensions.
/// - Note: March, Ram & Gray 2010, doi:10.1145/1835804.1835882; McInnes & Healy 2017. Exact, unlike
///   hdbscan's default.
func mutualReachabilityTree(_ tree: KDTree, squaredCores cores: [Double]) -> [SpanningEdge] {
  let n = tree.count
  var sets = DisjointSets(count: n)
  var component = (0..<Int32(n)).map { $0 }
  var nodeComponent = [Int32](repeating: -1, count: tree.nodeCount)
  var edges: [SpanningEdge] = []
  edges.reserveCapacity(max(0, n - 1))
  var best = [Double](repeating: .infinity, count: n)
  var bestEdge = [(from: Int32, to: Int32)](repeating: (-1, -1), count: n)

  while edges.count < n - 1 {
    for point in 0..<n {
      component[point] = Int32(sets.root(of: point))
      best[point] = .infinity
    }
    tree.markComponents(component, into: &nodeComponent)
    _ = tree.withView { view in
      component.withUnsafeBufferPointer { component in
        nodeComponent.withUnsafeBufferPointer { nodeComponent in
          cores.withUnsafeBufferPointer { cores in
            best.withUnsafeMutableBufferPointer { best in
              bestEdge.withUnsafeMutableBufferPointer { bestEdge in
                for point in 0..<n where cores[point] < best[Int(component[point])] {
                  var search = OutwardSearch(
                    view: view, component: component, nodeComponent: nodeComponent, cores: cores,
                    point: point, own: component[point], core: cores[point],
                    least: best[Int(component[point])])
                  search.visit(0)
                  guard search.found >= 0 else { continue }
                  best[Int(component[point])] = search.least
                  bestEdge[Int(component[point])] = (Int32(point), search.found)
                }
              }
            }
          }
        }
      }
    }
    for root in 0..<n where best[root] < .infinity && Int(component[root]) == root {
      let (from, to) = (Int(bestEdge[root].from), Int(bestEdge[root].to))
      guard sets.unite(from, to) else { continue }
      edges.append(
        SpanningEdge(
          first: Int(tree.order[from]), second: Int(tree.order[to]),
          distance: best[root].squareRoot()))
    }
  }
  return edges.sorted { ($0.distance, $0.first, $0.second) < ($1.distance, $1.first, $1.second) }
}

/// One point's search for the nearest point of another component.
private struct OutwardSearch {
  let view: KDTreeView
  let component: UnsafeBufferPointer<Int32>
  let nodeComponent: UnsafeBufferPointer<Int32>
  let cores: UnsafeBufferPointer<Double>
  let point: Int
  let own: Int32
  let core: Double
  var least: Double
  var found: Int32 = -1

  init(
    view: KDTreeView, component: UnsafeBufferPointer<Int32>,
    nodeComponent: UnsafeBufferPointer<Int32>, cores: UnsafeBufferPointer<Double>, point: Int,
    own: Int32, core: Double, least: Double
  ) {
    self.view = view
    self.component = component
    self.nodeComponent = nodeComponent
    self.cores = cores
    self.point = point
    self.own = own
    self.core = core
    self.least = least
  }

  mutating func visit(_ node: Int) {
    guard view.isLeaf[node] else {
      let (left, right) = (2 * node + 1, 2 * node + 2)
      let toLeft = bound(left)
      let toRight = bound(right)
      let leftFirst = toLeft <= toRight
      if min(toLeft, toRight) < least { visit(leftFirst ? left : right) }
      if max(toLeft, toRight) < least { visit(leftFirst ? right : left) }
      return
    }
    for other in Int(view.lower[node])..<Int(view.upper[node]) where component[other] != own {
      let distance = max(view.squaredDistance(point, other), max(core, cores[other]))
      if distance < least {
        least = distance
        found = Int32(other)
      }
    }
  }

  @inline(__always) private func bound(_ node: Int) -> Double {
    nodeComponent[node] == own ? .infinity : max(core, view.squaredDistance(point, toBox: node))
  }
}

extension KDTree {
  /// The component that all of a node's points belong to, −1 for several.
  fileprivate func markComponents(_ component: [Int32], into nodes: inout [Int32]) {
    for node in stride(from: nodeCount - 1, through: 0, by: -1) {
      guard lower[node] < upper[node] else { continue }
      guard isLeaf[node] else {
        let (left, right) = (nodes[2 * node + 1], nodes[2 * node + 2])
        nodes[node] = left == right ? left : -1
        continue
      }
      let first = component[Int(lower[node])]
      let rest = Int(lower[node])..<Int(upper[node])
      nodes[node] = rest.allSatisfy { component[$0] == first } ? first : -1
    }
  }
}

/// Union–find with path halving and union by size.
struct DisjointSets {
  private var parents: [Int32]
  private var sizes: [Int32]

  init(count: Int) {
    parents = (0..<Int32(count)).map { $0 }
    sizes = [Int32](repeating: 1, count: count)
  }

  mutating func root(of member: Int) -> Int {
    var node = member
    while Int(parents[node]) != node {
      parents[node] = parents[Int(parents[node])]
      node = Int(parents[node])
    }
    return node
  }

  /// Joins two sets; `false` when they were one.
  mutating func unite(_ a: Int, _ b: Int) -> Bool {
    var (first, second) = (root(of: a), root(of: b))
    guard first != second else { return false }
    if sizes[first] < sizes[second] { swap(&first, &second) }
    parents[second] = Int32(first)
    sizes[first] += sizes[second]
    return true
  }
}
