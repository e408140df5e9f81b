/// Neighbours by descent: a neighbour's neighbour is likely a neighbour.
///
/// Each round compares, for every point, a sample of its new neighbours (in both directions) with
/// each other and with a sample of its old ones, until less than a thousandth of the places change.
func descendedNeighbors(
  _ space: NeighborSpace, count: Int, seed: UInt64, threads: Int
) async -> NeighborTable {
  let n = space.points.count
  var table = await forestNeighbors(
    space, count: count, trees: 6, leafSize: 480, seed: seed, threads: threads)
  var isNew = [Bool](repeating: true, count: n * count)
  let sample = max(8, min(60, 2 * count))
  let rounds = 12

  for round in 0..<rounds {
    let candidates = DescentCandidates(
      table, isNew: &isNew, limit: sample, seed: seed &+ 1, round: round)
    let parts = min(threads, n)
    let start = table
    let tables = await concurrentRounds(parts, threads: parts) { part in
      var own = start
      var scratch: [Float] = []
      var list: [Int32] = []
      for point in n * part / parts..<n * (part + 1) / parts {
        let new = candidates.new(of: point)
        guard !new.isEmpty else { continue }
        list.removeAll(keepingCapacity: true)
        list.append(contentsOf: new)
        list.append(contentsOf: candidates.old(of: point))
        own.join(
          list.span.extracting(0..<new.count), list.span, shared: new.count, in: space,
          scratch: &scratch)
      }
      return own
    }
    guard let next = NeighborTable.merged(tables) else { break }
    let changed = markNew(&isNew, before: table, after: next)
    table = next
    if changed < n * count / 1000 { break }
  }
  return await completed(table, in: space)
}

/// Marks the entries that were not in the row before, keeps the marks of the others, and counts the
/// first.
private func markNew(_ isNew: inout [Bool], before: NeighborTable, after: NeighborTable) -> Int {
  let k = before.neighbors
  var marks = isNew
  var changed = 0
  for start in stride(from: 0, to: marks.count, by: k) {
    for place in start..<start + k {
      if let old = (start..<start + k).first(where: { before.points[$0] == after.points[place] }) {
        marks[place] = isNew[old]
      } else {
        marks[place] = true
        changed += 1
      }
    }
  }
  isNew = marks
  return changed
}

/// Fills rows that found too few points (never seen, but not excluded) by comparing them with all.
private func completed(_ table: NeighborTable, in space: NeighborSpace) async -> NeighborTable {
  let k = table.neighbors
  let open = (0..<space.points.count).filter { table.points[$0 * k + k - 1] < 0 }.map { Int32($0) }
  guard !open.isEmpty else { return table }
  var result = table
  var scratch: [Float] = []
  let all = (0..<Int32(space.points.count)).map { $0 }
  for low in stride(from: 0, to: open.count, by: 480) {
    for first in stride(from: 0, to: all.count, by: 480) {
      result.join(
        open.span.extracting(low..<min(low + 480, open.count)),
        all.span.extracting(first..<min(first + 480, all.count)), shared: 0, in: space,
        scratch: &scratch)
    }
  }
  return result
}
