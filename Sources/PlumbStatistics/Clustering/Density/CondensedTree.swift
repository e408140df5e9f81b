/// HDBSCAN's condensed tree: clusters that split into clusters, and the points that fall out of each.
///
/// Heights are λ = 1 / distance. Cluster 0 is the root; a cluster's number is greater than its
/// parent's.
public struct CondensedTree: Sendable, Codable, Equatable {
  /// A cluster of the tree.
  public struct Cluster: Sendable, Codable, Equatable {
    /// The cluster it splits from; `nil` for the root.
    public let parent: Int?
    /// λ at which it appears; 0 for the root.
    public let birth: Double
    /// The greatest λ at which one of its points falls out or it splits.
    public internal(set) var death: Double
    /// How many points it has when it appears.
    public let size: Int
    /// Its excess of mass: the sum over its points of λ at leaving it, less λ at its birth; ≥ 0.
    public internal(set) var stability: Double
    /// The clusters it splits into, if it does.
    public internal(set) var children: [Int]
  }

  /// The clusters, the root first.
  public internal(set) var clusters: [Cluster] = []
  /// For each point, the smallest cluster it belongs to.
  public internal(set) var pointClusters: [Int]
  /// For each point, λ at which it falls out of that cluster.
  public internal(set) var pointLambdas: [Double]

  /// Condenses a dendrogram: groups below `minimumSize` are points that fall out of the rest.
  ///
  /// Distances of zero count as half the smallest positive one, 1 when there is none.
  init(_ dendrogram: Dendrogram, minimumSize: Int) {
    let n = dendrogram.points
    pointClusters = [Int](repeating: 0, count: n)
    pointLambdas = [Double](repeating: 0, count: n)
    clusters = [Cluster(parent: nil, birth: 0, death: 0, size: n, stability: 0, children: [])]
    guard n >= 2 else { return }
    let smallest = dendrogram.distance.first { $0 > 0 } ?? 2
    var open = [(node: 2 * n - 2, cluster: 0)]
    while let (node, cluster) = open.popLast() {
      let distance = dendrogram.distance[node - n]
      let lambda = 1 / (distance > 0 ? distance : smallest / 2)
      let parts = dendrogram.parts(of: node)
      let large = parts.filter { dendrogram.size(of: $0) >= minimumSize }
      for part in parts where dendrogram.size(of: part) < minimumSize {
        for point in dendrogram.members(of: part) {
          pointClusters[point] = cluster
          pointLambdas[point] = lambda
        }
        leave(cluster, points: dendrogram.size(of: part), at: lambda)
      }
      guard large.count > 1 else {
        if let only = large.first { open.append((only, cluster)) }
        continue
      }
      for part in large {
        let size = dendrogram.size(of: part)
        leave(cluster, points: size, at: lambda)
        clusters[cluster].children.append(clusters.count)
        open.append((part, clusters.count))
        clusters.append(
          Cluster(parent: cluster, birth: lambda, death: lambda, size: size, stability: 0, children: []))
      }
    }
  }

  private mutating func leave(_ cluster: Int, points: Int, at lambda: Double) {
    clusters[cluster].stability += (lambda - clusters[cluster].birth) * Double(points)
    clusters[cluster].death = max(clusters[cluster].death, lambda)
  }

  /// The clusters that a selection takes: no two of them share a point, and the root is not among them.
  ///
  /// - Parameter selection: The rule.
  /// - Returns: Their numbers, ascending.
  public func selected(by selection: ClusterSelection) -> [Int] {
    let candidates = clusters.indices.dropFirst()
    switch selection {
    case .leaf:
      return candidates.filter { clusters[$0].children.isEmpty }
    case .excessOfMass:
      var mass = clusters.map(\.stability)
      var chosen = [Bool](repeating: false, count: clusters.count)
      for cluster in candidates.reversed() {
        let below = clusters[cluster].children.reduce(0) { $0 + mass[$1] }
        if below > mass[cluster] { mass[cluster] = below } else { chosen[cluster] = true }
      }
      // Downwards: what lies below a chosen cluster is part of it.
      var covered = [Bool](repeating: false, count: clusters.count)
      for cluster in candidates {
        guard let parent = clusters[cluster].parent else { continue }
        covered[cluster] = covered[parent] || chosen[parent]
        if covered[cluster] { chosen[cluster] = false }
      }
      return candidates.filter { chosen[$0] }
    }
  }
}

/// How HDBSCAN takes flat clusters from the condensed tree.
public enum ClusterSelection: String, Sendable, Codable, Equatable, CaseIterable {
  /// The clusters that live longest in all ("eom").
  case excessOfMass
  /// The clusters that do not split: more and smaller ones.
  case leaf
}
