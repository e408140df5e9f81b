/// Compares every pair of points, block by block.
///
/// Each pair of blocks is compared once, for both sides; threads keep tables of their own.
func exactNeighbors(_ space: NeighborSpace, count: Int, threads: Int) async -> NeighborTable {
  let n = space.points.count
  let block = 768
  let blocks = (n + block - 1) / block
  let parts = min(threads, blocks)
  let tables = await concurrentRounds(parts, threads: parts) { part in
    var table = NeighborTable(count: n, neighbors: count)
    var scratch: [Float] = []
    let list = (0..<Int32(n)).map { $0 }
    var pair = 0
    for first in 0..<blocks {
      for second in first..<blocks {
        pair += 1
        guard pair % parts == part else { continue }
        let left = first * block..<min(n, (first + 1) * block)
        let right = second * block..<min(n, (second + 1) * block)
        table.join(
          list.span.extracting(left), list.span.extracting(right),
          shared: first == second ? left.count : 0, in: space, scratch: &scratch)
      }
    }
    return table
  }
  return NeighborTable.merged(tables) ?? NeighborTable(count: n, neighbors: count)
}
