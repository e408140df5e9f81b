/// Who met whom, and who took points from whom: whether maximum-likelihood ratings exist.
struct ComparisonGraph {
  private let players: Int
  private let edges: [[Int]]
  private let reversed: [[Int]]

  /// - Parameters:
  ///   - scores: Entry i·m + j is what i scored against j, ties included.
  ///   - players: m.
  init(scores: [Double], players: Int) {
    self.players = players
    var edges = [[Int]](repeating: [], count: players)
    var reversed = edges
    for i in 0..<players {
      for j in 0..<players where scores[i * players + j] > 0 {
        edges[i].append(j)
        reversed[j].append(i)
      }
    }
    self.edges = edges
    self.reversed = reversed
  }

  /// The smallest group of players that never met the others; `nil` when all are connected by
  /// battles.
  var disconnectedGroup: [Int]? {
    var seen = [Bool](repeating: false, count: players)
    var groups: [[Int]] = []
    for start in 0..<players where !seen[start] {
      groups.append(reach(from: start, seen: &seen) { self.edges[$0] + self.reversed[$0] })
    }
    return groups.count > 1 ? groups.min { $0.count < $1.count } : nil
  }

  /// Players who took no point from, or gave no point to, any of the rest.
  struct Separation {
    var group: [Int]
    /// Whether the group never lost a point to the rest (otherwise it never took one).
    var unbeaten: Bool
  }

  /// A group whose ratings run away to ±∞; `nil` when finite maximum-likelihood ratings exist (Ford
  /// 1957).
  var separation: Separation? {
    guard players > 1 else { return nil }
    var seen = [Bool](repeating: false, count: players)
    let down = reach(from: 0, seen: &seen) { self.edges[$0] }
    if down.count < players {
      // Nobody reached from 0 ever took a point from the others.
      return smaller(of: down, unbeaten: false)
    }
    seen = [Bool](repeating: false, count: players)
    let up = reach(from: 0, seen: &seen) { self.reversed[$0] }
    return up.count < players ? smaller(of: up, unbeaten: true) : nil
  }

  private func smaller(of group: [Int], unbeaten: Bool) -> Separation {
    guard group.count > players - group.count else {
      return Separation(group: group, unbeaten: unbeaten)
    }
    let inside = Set(group)
    return Separation(group: (0..<players).filter { !inside.contains($0) }, unbeaten: !unbeaten)
  }

  private func reach(from start: Int, seen: inout [Bool], next: (Int) -> [Int]) -> [Int] {
    var found = [start]
    var position = 0
    seen[start] = true
    while position < found.count {
      for other in next(found[position]) where !seen[other] {
        seen[other] = true
        found.append(other)
      }
      position += 1
    }
    return found.sorted()
  }
}

/// At most five names, and how many more there are.
func list(_ names: [String]) -> String {
  names.count <= 5
    ? names.joined(separator: ", ")
    : names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more"
}

/// Whether finite maximum-likelihood ratings exist, without naming who prevents it.
///
/// - Parameters:
///   - scores: Entry i·m + j is what i scored against j, ties included.
///   - players: m.
/// - Returns: Whether every player took a point, directly or through others, from every other.
/// - Complexity: O(m²), without allocating an edge list.
func isStronglyConnected(_ scores: [Double], players: Int) -> Bool {
  guard players > 1 else { return true }
  return scores.withUnsafeBufferPointer { scores in
    for transposed in [false, true] {
      var waiting = [0]
      var seen = [Bool](repeating: false, count: players)
      seen[0] = true
      var found = 1
      while found < players, let i = waiting.popLast() {
        for j in 0..<players where !seen[j] {
          guard scores[transposed ? j * players + i : i * players + j] > 0 else { continue }
          seen[j] = true
          found += 1
          waiting.append(j)
        }
      }
      if found < players { return false }
    }
    return true
  }
}
