/// Whether a name was probably meant to be another: at most two letters added, left out or changed, one in short names.
///
/// - Parameters:
///   - name: What was written.
///   - known: A name that there is.
/// - Returns: Whether they are that near, and not equal; capitals count for nothing.
func isNearly(_ name: String, _ known: String) -> Bool {
  let (one, two) = (Array(name.lowercased()), Array(known.lowercased()))
  let limit = min(one.count, two.count) >= 6 ? 2 : 1
  guard name != known, two.count > 2, abs(one.count - two.count) <= limit else { return false }
  var row = Array(0...two.count)
  for (index, letter) in one.enumerated() {
    var next = [index + 1]
    for (column, other) in two.enumerated() {
      next.append(min(row[column] + (letter == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
    }
    row = next
  }
  return row[two.count] <= limit
}
