/// A round's candidates of each point: neighbours, and points whose neighbour it is.
///
/// When there are more than `limit`, those with the lowest hash of seed, round and pair stay: a random
/// sample that does not depend on order.
struct DescentCandidates: Sendable {
  private let limit: Int
  private var newCounts: [Int32]
  private var oldCounts: [Int32]
  private var newPoints: [Int32]
  private var oldPoints: [Int32]

  func new(of point: Int) -> ArraySlice<Int32> {
    newPoints[point * limit..<point * limit + Int(newCounts[point])]
  }

  func old(of point: Int) -> ArraySlice<Int32> {
    oldPoints[point * limit..<point * limit + Int(oldCounts[point])]
  }

  /// Draws the candidates and marks the new entries among them as used.
  init(_ table: NeighborTable, isNew: inout [Bool], limit: Int, seed: UInt64, round: Int) {
    let k = table.neighbors
    let n = table.points.count / k
    self.limit = limit
    var new = Sample(points: n, limit: limit)
    var old = Sample(points: n, limit: limit)
    for point in 0..<n {
      for place in point * k..<(point + 1) * k where table.points[place] >= 0 {
        let other = Int(table.points[place])
        let pair = UInt64(min(point, other)) << 32 | UInt64(max(point, other))
        var hash = SplitMix64(seed: seed ^ (pair &* 0x9E37_79B9_7F4A_7C15) &+ UInt64(round))
        let priority = UInt32(truncatingIfNeeded: hash.next())
        if isNew[place] {
          new.add(Int32(other), to: point, priority: priority)
          new.add(Int32(point), to: other, priority: priority)
        } else {
          old.add(Int32(other), to: point, priority: priority)
          old.add(Int32(point), to: other, priority: priority)
        }
      }
    }
    for point in 0..<n {
      let drawn = new.members(of: point)
      for place in point * k..<(point + 1) * k where isNew[place] {
        if drawn.contains(table.points[place]) { isNew[place] = false }
      }
    }
    newCounts = new.counts
    oldCounts = old.counts
    newPoints = new.points
    oldPoints = old.points
  }

  /// The `limit` members of lowest priority of each point: a heap a point, worst on top.
  private struct Sample {
    let limit: Int
    var counts: [Int32]
    var points: [Int32]
    var priorities: [UInt32]

    init(points count: Int, limit: Int) {
      self.limit = limit
      counts = [Int32](repeating: 0, count: count)
      points = [Int32](repeating: -1, count: count * limit)
      priorities = [UInt32](repeating: 0, count: count * limit)
    }

    func members(of point: Int) -> ArraySlice<Int32> {
      points[point * limit..<point * limit + Int(counts[point])]
    }

    mutating func add(_ member: Int32, to point: Int, priority: UInt32) {
      let start = point * limit
      let count = Int(counts[point])
      if count == limit && priority >= priorities[start] { return }
      for place in start..<start + count where points[place] == member { return }
      var hole: Int
      if count < limit {
        counts[point] += 1
        hole = count
        while hole > 0, priorities[start + (hole - 1) / 2] < priority {
          points[start + hole] = points[start + (hole - 1) / 2]
          priorities[start + hole] = priorities[start + (hole - 1) / 2]
          hole = (hole - 1) / 2
        }
      } else {
        hole = 0
        while true {
          var child = 2 * hole + 1
          guard child < count else { break }
          if child + 1 < count, priorities[start + child + 1] > priorities[start + child] {
            child += 1
          }
          guard priorities[start + child] > priority else { break }
          points[start + hole] = points[start + child]
          priorities[start + hole] = priorities[start + child]
          hole = child
        }
      }
      points[start + hole] = member
      priorities[start + hole] = priority
    }
  }
}
