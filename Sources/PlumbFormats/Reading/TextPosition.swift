internal import PlumbCore

/// A place in a UTF-8 text: line and column, both from 1, the column in Unicode scalars.
struct TextPosition: Equatable {
  /// The line, from 1.
  var line: Int
  /// The column, from 1.
  var column: Int

  /// The place of a byte.
  ///
  /// Complexity: O(offset).
  init(of offset: Int, in bytes: [UInt8]) {
    line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    let end = max(start, min(offset, bytes.count))
    column = 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// The place with a file's name.
  func location(file: String) -> Location { Location(file: file, line: line, column: column) }
}

/// Search for bytes that are not UTF-8.
enum UTF8Fault {
  /// The offset of the first byte that is not part of a valid UTF-8 sequence.
  static func offset(in bytes: [UInt8]) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded): offset += encoded.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
