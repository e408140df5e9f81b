/// Single linkage: the merges of points and groups, lightest first.
///
/// Nodes 0..<n are the points; node n + i is merge i.
struct Dendrogram: Sendable {
  let points: Int
  private(set) var left: [Int32] = []
  private(set) var right: [Int32] = []
  private(set) var distance: [Double] = []
  private(set) var size: [Int32] = []

  /// The merges that a spanning tree's edges, lightest first, make.
  init(points n: Int, edges: [SpanningEdge]) {
    points = n
    var sets = DisjointSets(count: n)
    var node = (0..<Int32(n)).map { $0 }
    for edge in edges {
      let (a, b) = (sets.root(of: edge.first), sets.root(of: edge.second))
      guard sets.unite(a, b) else { continue }
      left.append(node[a])
      right.append(node[b])
      distance.append(edge.distance)
      size.append(Int32(size(of: Int(node[a])) + size(of: Int(node[b]))))
      node[sets.root(of: a)] = Int32(n + left.count - 1)
    }
  }

  func size(of node: Int) -> Int { node < points ? 1 : Int(size[node - points]) }

  /// The groups that come together at `node`'s distance: merges at the same distance are one merge of
  /// several, so that the order of equal edges does not matter.
  func parts(of node: Int) -> [Int] {
    let height = distance[node - points]
    var open = [node]
    var result: [Int] = []
    while let next = open.popLast() {
      guard next >= points, distance[next - points] == height else {
        result.append(next)
        continue
      }
      open.append(Int(right[next - points]))
      open.append(Int(left[next - points]))
    }
    return result
  }

  /// The points below a node.
  func members(of node: Int) -> [Int] {
    var open = [node]
    var result: [Int] = []
    while let next = open.popLast() {
      guard next >= points else {
        result.append(next)
        continue
      }
      open.append(Int(right[next - points]))
      open.append(Int(left[next - points]))
    }
    return result
  }
}
