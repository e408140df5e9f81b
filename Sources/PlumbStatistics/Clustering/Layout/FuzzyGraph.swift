/// UMAP's weighted graph: how likely two points belong together, symmetric, in compressed rows.
struct FuzzyGraph: Sendable {
  let count: Int
  /// Row i is `starts[i]..<starts[i + 1]`.
  let starts: [Int64]
  let tails: [Int32]
  /// In (0, 1].
  let weights: [Float]

  /// The fuzzy union of the points' memberships, P + Pᵀ − P∘Pᵀ.
  init(_ graph: NeighborGraph) {
    let n = graph.count
    let k = graph.neighbors
    let memberships = Self.memberships(graph)
    // Every pair is listed in both rows; pairs listed once by the neighbours are added to the other.
    var reverse = [Float](repeating: -1, count: n * k)
    var degrees = [Int64](repeating: Int64(k), count: n)
    for point in 0..<n {
      for place in point * k..<(point + 1) * k {
        let other = Int(graph.indices[place])
        var back = other * k
        while back < (other + 1) * k, Int(graph.indices[back]) != point { back += 1 }
        if back < (other + 1) * k {
          reverse[place] = memberships[back]
        } else {
          degrees[other] += 1
        }
      }
    }
    var starts = [Int64](repeating: 0, count: n + 1)
    for point in 0..<n { starts[point + 1] = starts[point] + degrees[point] }
    let size = Int(starts[n])
    var tails = [Int32](repeating: 0, count: size)
    var weights = [Float](repeating: 0, count: size)
    var next = Array(starts.dropLast())
    for point in 0..<n {
      for place in point * k..<(point + 1) * k {
        let own = memberships[place]
        let other = Int(graph.indices[place])
        let weight = reverse[place] < 0 ? own : own + reverse[place] - own * reverse[place]
        tails[Int(next[point])] = Int32(other)
        weights[Int(next[point])] = weight
        next[point] += 1
        guard reverse[place] < 0 else { continue }
        tails[Int(next[other])] = Int32(point)
        weights[Int(next[other])] = weight
        next[other] += 1
      }
    }
    self.count = n
    self.starts = starts
    self.tails = tails
    self.weights = weights
  }

  /// How much each neighbour belongs to its point: exp(−(d − ρ) / σ), where ρ is the distance of the
  /// nearest other point that does not coincide and σ makes the sum log₂(k + 1).
  ///
  /// The point itself counts among umap-learn's neighbours but not in its sum; `k` excludes it here.
  static func memberships(_ graph: NeighborGraph) -> [Float] {
    let n = graph.count
    let k = graph.neighbors
    let target = Elementary.logarithm(Double(k + 1)) / Elementary.logarithm(2)
    let overallMean = graph.distances.reduce(0.0) { $0 + Double($1) } / Double(n * (k + 1))
    var result = [Float](repeating: 0, count: n * k)
    var gaps = [Double](repeating: 0, count: k)
    for point in 0..<n {
      let start = point * k
      let row = graph.distances[start..<start + k]
      let rho = Double(row.first { $0 > 0 } ?? 0)
      var rowSum = 0.0
      for place in 0..<k {
        let distance = Double(row[start + place])
        rowSum += distance
        gaps[place] = max(0, distance - rho)
      }
      var sigma = bandwidth(gaps, target: target)
      let floor = 1e-3 * (rho > 0 ? rowSum / Double(k + 1) : overallMean)
      sigma = max(sigma, floor)
      for place in 0..<k {
        result[start + place] =
          gaps[place] == 0 || sigma == 0 ? 1 : Float(Elementary.exponential(-gaps[place] / sigma))
      }
    }
    return result
  }

  /// The σ at which the memberships of these gaps sum to the target, by bisection.
  private static func bandwidth(_ gaps: [Double], target: Double) -> Double {
    var low = 0.0
    var high = Double.infinity
    var sigma = 1.0
    for _ in 0..<64 {
      var sum = 0.0
      for gap in gaps { sum += gap > 0 ? Elementary.exponential(-gap / sigma) : 1 }
      if abs(sum - target) < 1e-5 { break }
      if sum > target {
        high = sigma
        sigma = (low + high) / 2
      } else {
        low = sigma
        sigma = high.isInfinite ? sigma * 2 : (low + high) / 2
      }
    }
    return sigma
  }
}
