extension ThinkingScanner {
  /// The first place of a mark; slices keep their indices.
  static func find(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = mark.first, bytes.count >= mark.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      let last = buffer.count - mark.count
      var index = 0
      while index <= last {
        if buffer[index] == first {
          var length = 1
          while length < mark.count, buffer[index + length] == mark[length] { length += 1 }
          if length == mark.count {
            let start = bytes.startIndex + index
            return start..<(start + mark.count)
          }
        }
        index += 1
      }
      return nil
    }
  }

  /// Behind blanks and tokens that open a turn.
  static func skipOpeners(_ bytes: [UInt8], from position: Int) -> Int {
    var position = position
    while position < bytes.count {
      if isBlank(bytes[position]) {
        position += 1
      } else if let token = ThinkingTags.openers.first(where: { bytes[position...].starts(with: $0) }) {
        position += token.count
      } else {
        break
      }
    }
    return position
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// Without blanks at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return bytes[first...last]
  }

  /// Whether nothing but blanks stands before a place on its line.
  func beginsLine(_ place: Int) -> Bool {
    guard let before = bytes[..<place].last(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return before == 0x0A || before == 0x0D
  }

  /// Whether nothing but blanks stands from a place to the end of its line.
  func endsLine(_ place: Int) -> Bool {
    guard let after = bytes[place...].first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return after == 0x0A || after == 0x0D
  }

  /// Whether a mark stands between quotation marks, brackets or backticks, with something quoting at either side.
  func isQuoted(_ place: Int, length: Int) -> Bool {
    let after = bytes[(place + length)...]
    let before = bytes[..<place]
    return Self.quotes.contains { open, close in before.reversed().starts(with: open.reversed()) && after.starts(with: close) }
  }

  private static let quotes: [(open: [UInt8], close: [UInt8])] = [
    ("`", "`"), ("\"", "\""), ("'", "'"), ("(", ")"), ("“", "”"), ("‘", "’"), ("«", "»"), ("「", "」"), ("『", "』"),
    ("（", "）"), ("`<", ">`"), ("\"", ",\""), ("“", ",”"), ("\"", ".\""), ("“", ".”"), ("*", "*"), ("_", "_"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Whether a place is inside a fenced block or between backticks of one line.
  func isInCode(_ place: Int) -> Bool {
    var fence: UInt8?
    var line = 0
    while line < place {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      let text = bytes[line..<end].drop { $0 == 0x20 || $0 == 0x09 }
      if let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        text.prefix(3).count == 3, text.prefix(3).allSatisfy({ $0 == mark })
      {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      }
      if end >= place { break }
      line = end + 1
    }
    if fence != nil { return true }
    let start = (bytes[..<place].lastIndex(of: 0x0A) ?? -1) + 1
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    let ticks = bytes[start..<place].count { $0 == UInt8(ascii: "`") }
    return !ticks.isMultiple(of: 2) && bytes[place..<end].contains(UInt8(ascii: "`"))
  }
}
