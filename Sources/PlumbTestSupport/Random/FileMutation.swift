/// Damages a text file the way disks, editors and scripts do: bits flipped, bytes changed, removed and inserted, lines
/// doubled, removed and swapped, values of another type put in, the end cut off.
///
/// - Parameters:
///   - bytes: The file.
///   - generator: What decides.
/// - Returns: The file after one to three damages.
public func mutatedFile(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  for _ in 0..<generator.int(1...3) { damage(&bytes, &generator) }
  return bytes
}

private let pieces = [
  "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r", "\0", "\t", "null", "NaN", "-1", "1e999", "\\u", "\\ud800",
  "true",
  "''", "#", "&a ", "*a", "- ", "? ", "|", "<<: ", "%", "@", "准", "\u{FEFF}", "\u{2028}", "99999999999999999999", "[]",
  "{}",
]

private let values = [
  "null", "true", "-1", "0", "2.5", "1e300", "\"x\"", "\"\"", "[]", "{}", "[1]", "[\"a\"]", "{\"a\":1}",
]

private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
  let at = generator.int(0...bytes.count)
  let end = min(bytes.count, at + generator.int(1...12))
  switch generator.int(0...8) {
  case 0: bytes.removeSubrange(at..<end)
  case 1: bytes.insert(contentsOf: Array(generator.pick(pieces).utf8), at: at)
  case 2 where at < bytes.count: bytes[at] = UInt8(generator.int(0...255))
  case 3 where at < bytes.count: bytes[at] ^= 1 << UInt8(generator.int(0...7))
  case 4, 5: changeLines(&bytes, &generator)
  case 6, 7:
    // The value after a colon becomes one of another type.
    let colons = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
    guard let colon = colons.randomElement(using: &generator) else { return }
    let stop = bytes[(colon + 1)...].firstIndex { ",}\n]".utf8.contains($0) } ?? bytes.endIndex
    bytes.replaceSubrange((colon + 1)..<stop, with: Array((" " + generator.pick(values)).utf8))
  default: if generator.int(0...2) == 0 { bytes.removeSubrange(at...) }
  }
}

private func changeLines(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
  var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
  let first = generator.int(0...(lines.count - 1))
  let second = generator.int(0...(lines.count - 1))
  switch generator.int(0...2) {
  case 0: lines.insert(lines[first], at: second)
  case 1: lines.remove(at: first)
  default: lines.swapAt(first, second)
  }
  bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
}
