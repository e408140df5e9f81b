/// Kendall's tau-b; `nil` when a side does not vary.
///
/// - Complexity: O(n log n), by counting the exchanges of a merge sort.
/// - Note: Knight 1966, doi:10.1080/01621459.1966.10480879.
func kendallTauB(_ x: [Double], _ y: [Double]) -> Double? {
  let n = x.count
  let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
  var tiedX = 0.0
  var tiedBoth = 0.0
  var runX = 1.0
  var runBoth = 1.0
  for position in 1..<max(n, 1) {
    let a = order[position - 1]
    let b = order[position]
    let sameX = x[a] == x[b]
    let sameBoth = sameX && y[a] == y[b]
    if sameX { runX += 1 } else { (tiedX, runX) = (tiedX + pairsOf(runX), 1) }
    if sameBoth { runBoth += 1 } else { (tiedBoth, runBoth) = (tiedBoth + pairsOf(runBoth), 1) }
  }
  tiedX += pairsOf(runX)
  tiedBoth += pairsOf(runBoth)
  var sorted = order.map { y[$0] }
  var buffer = sorted
  let discordant = exchanges(&sorted, &buffer, 0, n)
  var tiedY = 0.0
  var runY = 1.0
  for position in 1..<max(n, 1) {
    if sorted[position] == sorted[position - 1] {
      runY += 1
    } else {
      (tiedY, runY) = (tiedY + pairsOf(runY), 1)
    }
  }
  tiedY += pairsOf(runY)
  let all = pairsOf(Double(n))
  guard all > tiedX, all > tiedY else { return nil }
  let difference = all - tiedX - tiedY + tiedBoth - 2 * discordant
  return difference / ((all - tiedX).squareRoot() * (all - tiedY).squareRoot())
}

private func pairsOf(_ count: Double) -> Double { 0.5 * count * (count - 1) }

/// Sorts a range and counts the pairs that were out of order.
private func exchanges(
  _ values: inout [Double], _ buffer: inout [Double], _ low: Int, _ high: Int
) -> Double {
  guard high - low > 1 else { return 0 }
  let middle = (low + high) / 2
  var count = exchanges(&values, &buffer, low, middle) + exchanges(&values, &buffer, middle, high)
  var left = low
  var right = middle
  for position in low..<high {
    if right >= high || (left < middle && values[left] <= values[right]) {
      buffer[position] = values[left]
      left += 1
    } else {
      buffer[position] = values[right]
      count += Double(middle - left)
      right += 1
    }
  }
  for position in low..<high { values[position] = buffer[position] }
  return count
}
