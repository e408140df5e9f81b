/// Each point's nearest other points.
public struct NeighborGraph: Sendable, Codable, Equatable {
  /// How many points there are.
  public let count: Int
  /// How many neighbours each has, the point itself not among them.
  public let neighbors: Int
  /// What the distances are measured by.
  public let metric: PointMetric
  /// `count × neighbors` points, nearest first, point by point; equal distances in the order of the
  /// points.
  public let indices: [Int32]
  /// Their distances, ≥ 0.
  public let distances: [Float]
  /// How the neighbours were found: `.exact` or `.descent`.
  public let method: NeighborSearch

  /// The share of `truth`'s neighbours that are here too, over all points.
  ///
  /// - Parameter truth: The exact graph of the same points, with as many neighbours.
  /// - Returns: Recall in [0, 1]; `nil` when the graphs are of different sizes or empty.
  public func recall(against truth: NeighborGraph) -> Double? {
    guard truth.count == count, truth.neighbors == neighbors, !indices.isEmpty else { return nil }
    var found = 0
    for point in 0..<count {
      let row = point * neighbors..<(point + 1) * neighbors
      let own = Set(indices[row])
      found += truth.indices[row].count { own.contains($0) }
    }
    return Double(found) / Double(indices.count)
  }
}

/// How nearest neighbours are searched.
public enum NeighborSearch: String, Sendable, Codable, Equatable, CaseIterable {
  /// Exact up to 60,000 points, else descent.
  case automatic
  /// Every pair is compared: quadratic in the points, at the speed of a matrix product.
  case exact
  /// Trees of random projections, then neighbours of neighbours until little changes.
  case descent

  static let largestExact = 60_000

  func resolved(for count: Int) -> NeighborSearch {
    guard self == .automatic else { return self }
    return count <= Self.largestExact ? .exact : .descent
  }
}

/// The nearest neighbours of every point.
///
/// - Parameters:
///   - points: n ≥ 2 points.
///   - neighbors: How many neighbours of each, in 1...(n − 1), the point itself not counted.
///   - metric: How distance is measured.
///   - search: Exact, or by descent; see ``NeighborSearch``.
///   - seed: What the random projections and draws of `.descent` derive from.
///   - threads: How many threads work, ≥ 1; the result does not depend on it.
/// - Returns: The graph, with distances in the metric.
/// - Throws: `StatisticsError` `.tooFewValues` for fewer than two points, `.outOfRange` for the
///   number of neighbours.
/// - Complexity: `.exact` O(n² d); `.descent` about O(n^1.14 d) in practice. Memory O(n d) for
///   `.cosine` (a scaled copy) plus O(n · neighbors) a thread.
/// - Note: Dong, Moses & Li 2011, doi:10.1145/1963405.1963487 (NN-descent). Departs in starting from
///   random projection trees (as PyNNDescent does) and in comparing candidates as blocks of a matrix
///   product.
public func nearestNeighbors(
  _ points: Points, count neighbors: Int, metric: PointMetric = .euclidean,
  search: NeighborSearch = .automatic, seed: UInt64 = 0, threads: Int = 1
) async throws(StatisticsError) -> NeighborGraph {
  guard points.count >= 2 else {
    throw StatisticsError(
      .tooFewValues, "Neighbours need at least two points; there are \(points.count).")
  }
  guard (1..<points.count).contains(neighbors), points.count <= Int(Int32.max) else {
    throw StatisticsError(
      .outOfRange,
      "Each of \(points.count) points can have 1 to \(points.count - 1) neighbours; \(neighbors) were asked for."
    )
  }
  let space = NeighborSpace(points, metric: metric)
  let method = search.resolved(for: points.count)
  let table =
    method == .exact
    ? await exactNeighbors(space, count: neighbors, threads: max(1, threads))
    : await descendedNeighbors(space, count: neighbors, seed: seed, threads: max(1, threads))
  return table.graph(in: space, method: method)
}
