internal import PlumbCore
internal import PlumbStatistics

/// Groups embeddings by density: UMAP to a few dimensions, HDBSCAN there; a second UMAP draws the map.
///
/// Prompts in sparse places belong to no cluster and are not forced into one.
struct DensityClusterer: PromptClusterer {
  /// The layout that is clustered.
  var layout = UMAPOptions.clustering
  /// How clusters are taken.
  var density = HDBSCANOptions(minimumClusterSize: 8)
  /// The seed.
  var seed: Int
  /// How many threads search neighbours.
  var threads = 2

  var settings: JSONObject {
    [
      "version": 1, "method": "umap+hdbscan", "neighbors": JSONValue(layout.neighbors),
      "components": JSONValue(layout.components), "min_cluster_size": JSONValue(density.minimumClusterSize),
      "min_samples": density.minimumSamples.map { JSONValue($0) } ?? .null,
      "selection": .string(density.selection.rawValue), "seed": JSONValue(seed),
    ]
  }

  func clustering(of embeddings: [[Float]]) async throws -> PromptClustering {
    let points = try Points(coordinates: embeddings.flatMap { $0 }, dimensions: embeddings.first?.count ?? 1)
    let seed = UInt64(bitPattern: Int64(seed))
    // Both layouts rest on the same neighbours.
    let graph = try await layoutNeighbors(points, options: layout, seed: seed, threads: threads)
    let laidOut = try await fitUMAP(points, neighbors: graph, options: layout, seed: seed)
    let found = try await fitHDBSCAN(laidOut.points, options: density)
    var drawing = UMAPOptions.map
    drawing.neighbors = layout.neighbors
    drawing.metric = layout.metric
    drawing.start = layout.start
    let map = try await fitUMAP(points, neighbors: graph, options: drawing, seed: seed).points
    return PromptClustering(
      labels: found.labels, strengths: zip(found.labels, found.strengths).map { $0 == nil ? nil : $1 },
      places: (0..<points.count).map { index in
        let place = map[index]
        return (Double(place[place.startIndex]), Double(place[place.startIndex + 1]))
      },
      details: [
        "epochs": JSONValue(laidOut.epochs), "neighbors": JSONValue(laidOut.neighbors),
        "stabilities": .array(found.stabilities.map(JSONValue.number)),
      ])
  }
}
