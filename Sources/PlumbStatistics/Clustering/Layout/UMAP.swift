internal import CClusteringKernels

/// A UMAP layout of points.
public struct UMAPLayout: Sendable, Codable, Equatable {
  /// The laid out points, in the order of the input; each dimension spans about 10 or more.
  public let points: Points
  /// The settings.
  public let options: UMAPOptions
  /// The seed.
  public let seed: UInt64
  /// Neighbours that were used, the point itself counted: the setting, cut to the number of points.
  public let neighbors: Int
  /// Epochs that were run.
  public let epochs: Int
  /// Parameter a of the curve 1 / (1 + a d^(2b)).
  public let a: Double
  /// Parameter b of the curve.
  public let b: Double
}

/// Lays points out in few dimensions so that neighbours stay neighbours (UMAP).
///
/// The result depends on the points, options and seed alone: threads only share the search for
/// neighbours, the descent is one thread's. Machines with and without fused multiply-add may differ in
/// the neighbours' last bits.
///
/// - Parameters:
///   - points: n ≥ 2 points.
///   - options: Settings; ``UMAPOptions/clustering`` before HDBSCAN, ``UMAPOptions/map`` for a picture.
///   - seed: What all random draws derive from.
///   - threads: How many threads search neighbours, ≥ 1.
/// - Returns: The layout.
/// - Throws: `StatisticsError` `.tooFewValues` for fewer than two points, `.outOfRange` for a setting.
/// - Complexity: That of ``nearestNeighbors(_:count:metric:search:seed:threads:)``, then
///   O(n · neighbors · epochs · components).
/// - Note: McInnes, Healy & Melville 2018, arXiv:1802.03426. Differs from umap-learn in searching
///   neighbours exactly and among principal components, the table of forces, the spectral start (filtered subspace iteration from principal
///   components, which also places groups that no edge joins), and in drawing `negativeSamples` at
///   every attraction.
public func fitUMAP(
  _ points: Points, options: UMAPOptions = .clustering, seed: UInt64 = 0, threads: Int = 1
) async throws(StatisticsError) -> UMAPLayout {
  try options.check()
  guard points.count >= 2 else {
    throw StatisticsError(.tooFewValues, "A layout needs at least two points; there are \(points.count).")
  }
  let graph = try await layoutNeighbors(points, options: options, seed: seed, threads: threads)
  return try await fitUMAP(points, neighbors: graph, options: options, seed: seed)
}

/// The neighbours that a layout with these options rests on.
///
/// With principal components, points are scaled to length 1 first when the metric is the cosine, and
/// the components are compared by Euclidean distance: that is the cosine's order on what they hold.
///
/// - Parameters:
///   - points: n ≥ 2 points.
///   - options: Settings; `neighbors`, `metric`, `principalComponents` and `search` matter.
///   - seed: What random draws derive from.
///   - threads: How many threads work, ≥ 1.
/// - Returns: The graph.
/// - Throws: `StatisticsError` as ``fitUMAP(_:options:seed:threads:)``.
public func layoutNeighbors(
  _ points: Points, options: UMAPOptions = .clustering, seed: UInt64 = 0, threads: Int = 1
) async throws(StatisticsError) -> NeighborGraph {
  try options.check()
  guard points.count >= 2 else {
    throw StatisticsError(.tooFewValues, "A layout needs at least two points; there are \(points.count).")
  }
  let count = min(options.neighbors, points.count) - 1
  if let width = options.principalComponents, width < points.dimensions {
    let scaled = options.metric == .cosine ? points.normalized() : points
    do {
      let reduced = try principalComponents(scaled, count: width, seed: seed)
      return try await nearestNeighbors(
        reduced.points, count: count, search: options.search, seed: seed, threads: threads)
    } catch  where error.code == .noVariation {
      // All points are equal: there is nothing to reduce.
    }
  }
  return try await nearestNeighbors(
    points, count: count, metric: options.metric, search: options.search, seed: seed, threads: threads)
}

/// Lays points out from their neighbours: two layouts of the same points search them once.
///
/// - Parameters:
///   - points: n ≥ 2 points.
///   - neighbors: Their nearest neighbours, without the points themselves; `options.neighbors`, `metric`,
///     `principalComponents` and `search` are not looked at.
///   - options: Settings.
///   - seed: What all random draws derive from.
/// - Returns: The layout.
/// - Throws: `StatisticsError` `.lengthMismatch` when the graph is of other points, and as
///   ``fitUMAP(_:options:seed:threads:)``.
@concurrent public func fitUMAP(
  _ points: Points, neighbors: NeighborGraph, options: UMAPOptions, seed: UInt64 = 0
) async throws(StatisticsError) -> UMAPLayout {
  try options.check()
  guard points.count >= 2 else {
    throw StatisticsError(.tooFewValues, "A layout needs at least two points; there are \(points.count).")
  }
  guard neighbors.count == points.count, neighbors.neighbors >= 1 else {
    throw StatisticsError(
      .lengthMismatch,
      "The neighbour graph is of \(neighbors.count) points with \(neighbors.neighbors) neighbours, the layout of \(points.count)."
    )
  }
  let epochs = options.epochs ?? (points.count <= 10_000 ? 500 : 200)
  let graph = FuzzyGraph(neighbors)
  let curve = LayoutCurve(minimumDistance: options.minimumDistance, spread: options.spread)
  let start = startingLayout(points, graph: graph, options: options, seed: seed)
  let coordinates = descend(
    from: start, graph: graph, curve: curve, options: options, epochs: epochs, seed: seed)
  return UMAPLayout(
    points: Points(unchecked: coordinates, dimensions: options.components), options: options,
    seed: seed, neighbors: neighbors.neighbors + 1, epochs: epochs, a: curve.a, b: curve.b)
}

/// Where the points start: each dimension spans 10, with a little noise that parts equal points.
private func startingLayout(
  _ points: Points, graph: FuzzyGraph, options: UMAPOptions, seed: UInt64
) -> [Float] {
  let n = points.count
  let w = BlockVectors.width
  let components = options.components
  var vectors = principalScores(points, seed: seed)
  if options.start == .spectral, n > 4 * w { vectors = spectralVectors(graph, from: vectors) }
  var random = SplitMix64(seed: seed, index: 1)
  var result = [Float](repeating: 0, count: n * components)
  for c in 0..<components {
    // Dimensions beyond what the starts offer begin as noise.
    let column = c < w ? (0..<n).map { vectors.values[$0 * w + c] } : []
    let (low, high) = (column.min() ?? 0, column.max() ?? 0)
    let factor: Float = high > low ? 10 / (high - low) : 0
    let noise: Double = factor > 0 ? 1e-3 : 1
    for point in 0..<n {
      let value = factor > 0 ? (column[point] - low) * factor : 5
      result[point * components + c] = value + Float(noise * random.standardNormal())
    }
  }
  return result
}

/// Stochastic gradient descent on the cross-entropy of the two graphs.
private func descend(
  from start: [Float], graph: FuzzyGraph, curve: LayoutCurve, options: UMAPOptions, epochs: Int,
  seed: UInt64
) -> [Float] {
  let n = graph.count
  let components = options.components
  let stride = (components + 3) / 4 * 4
  var coordinates = [Float](repeating: 0, count: n * stride)
  for point in 0..<n {
    for c in 0..<components { coordinates[point * stride + c] = start[point * components + c] }
  }

  // Edges that would not be drawn once are left out.
  let heaviest = graph.weights.max() ?? 1
  let least = heaviest / Float(epochs)
  var starts: [Int64] = [0]
  var tails: [Int32] = []
  var periods: [Float] = []
  for point in 0..<n {
    for edge in Int(graph.starts[point])..<Int(graph.starts[point + 1])
    where graph.weights[edge] >= least {
      tails.append(graph.tails[edge])
      periods.append(heaviest / graph.weights[edge])
    }
    starts.append(Int64(tails.count))
  }
  var due = periods
  let tables = ForceTables(curve)
  var generator = SplitMix64(seed: seed, index: 2)
  var state = generator.next()

  due.withUnsafeMutableBufferPointer { due in
    starts.withUnsafeBufferPointer { starts in
      tails.withUnsafeBufferPointer { tails in
        periods.withUnsafeBufferPointer { periods in
          tables.attraction.withUnsafeBufferPointer { attraction in
            tables.repulsion.withUnsafeBufferPointer { repulsion in
              var layout = plumb_layout(
                count: n, dimensions: components, stride: stride, starts: starts.baseAddress,
                tails: tails.baseAddress, periods: periods.baseAddress, due: due.baseAddress,
                attraction: attraction.baseAddress, repulsion: repulsion.baseAddress,
                table_base: ForceTables.base, table_size: ForceTables.size,
                table_shift: ForceTables.shift, negatives: options.negativeSamples)
              for epoch in 0..<epochs {
                let rate = options.learningRate * (1 - Double(epoch) / Double(epochs))
                plumb_layout_epoch(&layout, &coordinates, Float(epoch + 1), Float(rate), &state)
              }
            }
          }
        }
      }
    }
  }
  var result = [Float](repeating: 0, count: n * components)
  for point in 0..<n {
    for c in 0..<components { result[point * components + c] = coordinates[point * stride + c] }
  }
  return result
}
