/// Finds thoughts in the bytes of a text.
struct ThinkingScanner {
  let bytes: [UInt8]
  /// The same with capital ASCII letters made small; marks are looked for here.
  let small: [UInt8]
  private var thoughts: [[UInt8]] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    small = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
  }

  /// Whether a text has anything that a mark begins with; the fast way out for most texts.
  static func mayThink(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains(where: beginsMark) || bytes.starts(with: "analysis".utf8)
  }

  private static func beginsMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") || byte == 0xE2
  }

  /// The answer and the thoughts before it; `nil` when there are no thoughts.
  mutating func separate() -> (answer: [UInt8], thoughts: [[UInt8]])? {
    var position = 0
    var found = false
    while let next = leadingBlock(from: position) ?? loneClosing(from: position) {
      thoughts.append(Array(bytes[next.thought]))
      position = next.end
      found = true
    }
    guard found else { return nil }
    return (answer(from: position), thoughts)
  }

  /// The last bytes of `.`, `!`, `?`, `。`, `！`, `？` and `…`.
  private static let sentenceEnds: Set<UInt8> = [0x2E, 0x21, 0x3F, 0x82, 0x81, 0x9F, 0xA6]

  private typealias Block = (thought: Range<Int>, end: Int)

  /// A block that begins at a position, blanks and opening tokens aside.
  private func leadingBlock(from position: Int) -> Block? {
    let start = Self.skipOpeners(bytes, from: position)
    guard let pair = ThinkingTags.thoughts.first(where: { small[start...].starts(with: $0.open) }) else { return nil }
    let inside = start + pair.open.count
    guard let close = closing(of: pair, from: inside) else { return (inside..<bytes.count, bytes.count) }
    return (inside..<close, close + pair.close.count)
  }

  /// Where the block that was opened before `position` is closed: the closing mark of the outermost block; where marks do
  /// not pair up, the first one that is not quoted.
  private func closing(of pair: ThinkingTags.Pair, from position: Int) -> Int? {
    var depth = 1
    var first: Int?
    var quotedOne: Int?
    var index = position
    while let close = Self.find(pair.close, in: small[index...])?.lowerBound {
      depth += count(of: pair.open, in: index..<close)
      if isQuoted(close, length: pair.close.count) {
        quotedOne = quotedOne ?? close
      } else {
        first = first ?? close
        depth -= 1
        if depth == 0 { return close }
      }
      index = close + pair.close.count
    }
    return first ?? quotedOne
  }

  private func count(of mark: [UInt8], in range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while let found = Self.find(mark, in: small[index..<range.upperBound]) {
      // An opening mark in the middle of a line is spoken of; nested blocks begin lines.
      if !isQuoted(found.lowerBound, length: mark.count), beginsLine(found.lowerBound) { count += 1 }
      index = found.upperBound
    }
    return count
  }

  /// The text up to the first closing mark that nothing opens and that is used, not written about.
  private func loneClosing(from position: Int) -> Block? {
    var best: (close: Int, pair: ThinkingTags.Pair)?
    for pair in ThinkingTags.thoughts {
      var index = position
      while let close = Self.find(pair.close, in: small[index...]) {
        guard Self.find(pair.open, in: small[position..<close.lowerBound]) == nil else { break }
        if isUsed(close), close.lowerBound < best?.close ?? .max {
          best = (close.lowerBound, pair)
          break
        }
        index = close.upperBound
      }
    }
    guard let best else { return nil }
    return (position..<best.close, best.close + best.pair.close.count)
  }

  /// Whether a closing mark ends something: it begins its line, ends it, or follows a sentence without a blank.
  private func isUsed(_ mark: Range<Int>) -> Bool {
    if isQuoted(mark.lowerBound, length: mark.count) || isInCode(mark.lowerBound) { return false }
    if beginsLine(mark.lowerBound) { return true }
    guard let before = small[..<mark.lowerBound].last else { return true }
    if !Self.isBlank(before) { return true }
    let word = small[..<mark.lowerBound].last { !Self.isBlank($0) } ?? 0
    if Self.sentenceEnds.contains(word) { return true }
    return endsLine(mark.upperBound) && mark.upperBound < bytes.count
  }

  /// The answer from a position on: later blocks between its lines are thoughts too, and a wrapper around it is dropped.
  private mutating func answer(from position: Int) -> [UInt8] {
    var answer: [UInt8] = []
    var start = position
    var index = position
    while index < bytes.count {
      guard Self.beginsMark(small[index]),
        let pair = ThinkingTags.thoughts.first(where: { small[index...].starts(with: $0.open) }),
        beginsLine(index) || index == start, !isInCode(index),
        let close = closing(of: pair, from: index + pair.open.count), !isInCode(close)
      else {
        index += 1
        continue
      }
      answer += bytes[start..<index]
      thoughts.append(Array(bytes[(index + pair.open.count)..<close]))
      start = close + pair.close.count
      index = start
    }
    answer += bytes[start...]
    return Self.unwrapped(answer)
  }

  private static func unwrapped(_ answer: [UInt8]) -> [UInt8] {
    let body = trimmed(answer[...])
    let small = body.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    guard let pair = ThinkingTags.answers.first(where: { small.starts(with: $0.open) }) else { return answer }
    let inside = body.dropFirst(pair.open.count)
    guard let close = find(pair.close, in: small[...]) else { return Array(inside) }
    guard close.upperBound == small.count else { return answer }
    return Array(inside.dropLast(pair.close.count))
  }
}
