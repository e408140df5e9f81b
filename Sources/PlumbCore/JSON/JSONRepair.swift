/// What other programs write that is not JSON, and what it stands for.
///
/// - An escape of half a surrogate pair (`\ud83d` alone: a text that was cut inside an emoji) becomes `\uFFFD`.
/// - A bare `NaN`, `Infinity` or `-Infinity`, as Python's `json` writes them, becomes `null`.
///
/// Neither changes the length of lines, so that places stay right.
struct JSONRepair {
  /// The text with both replaced.
  private(set) var bytes: [UInt8] = []
  /// The first bare word that is no number: `NaN`, `Infinity` or `-Infinity`.
  private(set) var nonNumber: String?
  /// Whether anything was replaced.
  private(set) var hasChanged = false

  private static let words: [(name: String, bytes: [UInt8])] =
    ["NaN", "-Infinity", "Infinity", "-NaN"].map { ($0, Array($0.utf8)) }
  private static let replacement = Array("\\uFFFD".utf8)

  /// Reads a text that a JSON parser refused.
  ///
  /// - Complexity: O(bytes).
  init(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(text.count + 64)
    var isInString = false
    var at = 0
    while at < text.count {
      let byte = text[at]
      if isInString, byte == UInt8(ascii: "\\") {
        at += escape(in: text, at: at)
        continue
      }
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if !isInString, let word = Self.word(in: text, at: at) {
        bytes.append(contentsOf: Array("null".utf8))
        nonNumber = nonNumber ?? word.name
        hasChanged = true
        at += word.bytes.count
        continue
      }
      bytes.append(byte)
      at += 1
    }
  }

  /// Takes over an escape, or what stands for it; returns how many bytes of the text it was.
  private mutating func escape(in text: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    guard let unit = Self.unit(in: text, at: at) else {
      bytes.append(contentsOf: text[at..<min(at + 2, text.count)])
      return min(2, text.count - at)
    }
    switch unit {
    case 0xD800...0xDBFF:
      if let low = Self.unit(in: text, at: at + 6), 0xDC00...0xDFFF ~= low {
        bytes.append(contentsOf: text[at..<(at + 12)])
        return 12
      }
      fallthrough
    case 0xDC00...0xDFFF:
      bytes.append(contentsOf: Self.replacement)
      hasChanged = true
    default: bytes.append(contentsOf: text[at..<(at + 6)])
    }
    return 6
  }

  /// The code unit of an escape `\uXXXX`; `nil` where none stands.
  private static func unit(in text: UnsafeBufferPointer<UInt8>, at: Int) -> UInt16? {
    guard at + 6 <= text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") else { return nil }
    return UInt16(String(decoding: text[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16)
  }

  private static func word(in text: UnsafeBufferPointer<UInt8>, at: Int) -> (name: String, bytes: [UInt8])? {
    guard text[at] == UInt8(ascii: "N") || text[at] == UInt8(ascii: "I") || text[at] == UInt8(ascii: "-") else {
      return nil
    }
    return words.first { at + $0.bytes.count <= text.count && text[at..<(at + $0.bytes.count)].elementsEqual($0.bytes) }
  }
}

/// What a reader makes of a bare `NaN`, `Infinity` or `-Infinity`, which are not JSON but which Python writes.
public enum NonNumbers: Sendable {
  /// The text is refused, with a sentence that names the word.
  case refused
  /// They are `null`: a figure that is not known.
  case null
}
