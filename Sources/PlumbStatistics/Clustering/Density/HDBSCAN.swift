/// Settings of HDBSCAN.
public struct HDBSCANOptions: Sendable, Codable, Equatable {
  /// The fewest points that are a cluster, ≥ 2.
  public var minimumClusterSize: Int
  /// The number of the neighbour whose distance is the core distance, the point itself not counted, ≥ 1.
  ///
  /// `nil` for the minimum cluster size. Greater is smoother and leaves more noise.
  public var minimumSamples: Int?
  /// How flat clusters are taken from the tree.
  public var selection: ClusterSelection

  /// Settings.
  ///
  /// - Parameters:
  ///   - minimumClusterSize: The fewest points that are a cluster, ≥ 2.
  ///   - minimumSamples: Which neighbour gives the core distance, ≥ 1; `nil` for the minimum cluster size.
  ///   - selection: How flat clusters are taken from the tree.
  public init(
    minimumClusterSize: Int = 10, minimumSamples: Int? = nil,
    selection: ClusterSelection = .excessOfMass
  ) {
    self.minimumClusterSize = minimumClusterSize
    self.minimumSamples = minimumSamples
    self.selection = selection
  }
}

/// Clusters of points by density, with noise.
public struct DensityClustering: Sendable, Codable, Equatable {
  /// The settings.
  public let options: HDBSCANOptions
  /// Each point's cluster, `nil` for noise.
  ///
  /// Clusters are numbered by size, largest first, equal ones by their first points.
  public let labels: [Int?]
  /// How firmly each point belongs to its cluster, in [0, 1]; 0 for noise.
  public let strengths: [Double]
  /// How many points each cluster has.
  public let sizes: [Int]
  /// Each cluster's excess of mass; see ``CondensedTree/Cluster/stability``.
  public let stabilities: [Double]
  /// Each cluster's number in the tree.
  public let nodes: [Int]
  /// The condensed tree.
  public let tree: CondensedTree

  /// How many points belong to no cluster.
  public var noise: Int { labels.count { $0 == nil } }
}

/// Clusters points by density at all scales (HDBSCAN), by Euclidean distance.
///
/// The result is determined by the points alone; it does not depend on their order but for the numbers
/// of equally large clusters. Fewer points than the minimum cluster size are noise.
///
/// - Parameters:
///   - points: n ≥ 0 points of few dimensions: above about 15, searches in the tree become as slow as
///     comparing all pairs.
///   - options: Settings; `minimumSamples` is cut to n − 1.
/// - Returns: Labels, strengths and the condensed tree.
/// - Throws: `StatisticsError` `.outOfRange` for a setting.
/// - Complexity: About O(n log² n) time in few dimensions, O(n) memory.
/// - Note: Campello, Moulavi & Sander 2013, doi:10.1007/978-3-642-37456-2_14; McInnes & Healy 2017,
///   arXiv:1705.07321. As the package hdbscan, with an exact spanning tree; merges at equal distances
///   are one merge of several, and a distance of zero counts as half the smallest positive one.
///   scikit-learn counts the point itself among `min_samples`.
@concurrent public func fitHDBSCAN(
  _ points: Points, options: HDBSCANOptions = HDBSCANOptions()
) async throws(StatisticsError) -> DensityClustering {
  guard options.minimumClusterSize >= 2, (options.minimumSamples ?? 1) >= 1 else {
    throw StatisticsError(
      .outOfRange,
      "HDBSCAN needs a minimum cluster size of 2 or more and minimum samples of 1 or more; they are \(options.minimumClusterSize) and \(options.minimumSamples ?? options.minimumClusterSize)."
    )
  }
  let n = points.count
  var edges: [SpanningEdge] = []
  if n >= 2 {
    let tree = KDTree(points)
    let neighbor = min(n - 1, options.minimumSamples ?? options.minimumClusterSize)
    edges = mutualReachabilityTree(
      tree, squaredCores: squaredCoreDistances(tree, neighbor: neighbor))
  }
  let tree = CondensedTree(
    Dendrogram(points: n, edges: edges), minimumSize: options.minimumClusterSize)
  return flatClusters(of: tree, options: options)
}

/// Labels and strengths from the condensed tree.
func flatClusters(of tree: CondensedTree, options: HDBSCANOptions) -> DensityClustering {
  // The selected cluster that each cluster of the tree lies in.
  var home = [Int?](repeating: nil, count: tree.clusters.count)
  let selected = Set(tree.selected(by: options.selection))
  for (cluster, node) in tree.clusters.enumerated() {
    home[cluster] = selected.contains(cluster) ? cluster : node.parent.flatMap { home[$0] }
  }
  var members: [Int: (size: Int, first: Int)] = [:]
  for (point, cluster) in tree.pointClusters.enumerated() {
    guard let node = home[cluster] else { continue }
    members[node, default: (0, point)].size += 1
  }
  let nodes = members.keys.sorted { a, b in
    let (x, y) = (members[a] ?? (0, 0), members[b] ?? (0, 0))
    return x.size != y.size ? x.size > y.size : x.first < y.first
  }
  var number: [Int: Int] = [:]
  for (label, node) in nodes.enumerated() { number[node] = label }

  var labels = [Int?](repeating: nil, count: tree.pointClusters.count)
  var strengths = [Double](repeating: 0, count: labels.count)
  for (point, cluster) in tree.pointClusters.enumerated() {
    guard let node = home[cluster] else { continue }
    labels[point] = number[node]
    let greatest = tree.clusters[node].death
    strengths[point] = greatest > 0 ? min(tree.pointLambdas[point], greatest) / greatest : 1
  }
  return DensityClustering(
    options: options, labels: labels, strengths: strengths,
    sizes: nodes.map { members[$0]?.size ?? 0 },
    stabilities: nodes.map { tree.clusters[$0].stability }, nodes: nodes, tree: tree)
}
