/// What the first bytes of a file say that it is.
package enum FileKind: Sendable, Equatable {
  /// Text in UTF-8, as far as its start tells.
  case text
  /// Text in UTF-16, the bytes of each unit in this order.
  case utf16(isBigEndian: Bool)
  /// Something that no reader here takes, in a clause of its own: what it is, and what to do.
  case other(String)

  /// Looks at the start of a file.
  ///
  /// - Parameter start: Its first bytes; eight suffice.
  package init(_ start: [UInt8]) {
    let known: [(magic: [UInt8], sentence: String)] = [
      (Array("PAR1".utf8), "is a Parquet file; save its rows as JSON Lines or CSV first (pandas: to_json(…, orient=\"records\", lines=True))"),
      ([0x1F, 0x8B], "is compressed with gzip; unpack it first (gunzip)"),
      (Array("PK\u{3}\u{4}".utf8), "is a ZIP archive or a spreadsheet (.xlsx); unpack it, or save the sheet as CSV, first"),
      ([0x28, 0xB5, 0x2F, 0xFD], "is compressed with Zstandard; unpack it first (unzstd)"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is compressed with xz; unpack it first (unxz)"),
      (Array("BZh".utf8), "is compressed with bzip2; unpack it first (bunzip2)"),
      (Array("SQLite f".utf8), "is an SQLite database; save its rows as JSON Lines or CSV first"),
      (Array("ARROW1".utf8), "is an Arrow file; save its rows as JSON Lines or CSV first"),
      (Array("%PDF".utf8), "is a PDF; expected text"),
      ([0xFF, 0xFE, 0, 0], "is UTF-32; save it as UTF-8"), ([0, 0, 0xFE, 0xFF], "is UTF-32; save it as UTF-8"),
    ]
    if let found = known.first(where: { start.starts(with: $0.magic) }) {
      self = .other(found.sentence)
    } else if start.starts(with: [0xFF, 0xFE]) || (start.count >= 4 && start[1] == 0 && start[3] == 0 && start[0] != 0) {
      self = .utf16(isBigEndian: false)
    } else if start.starts(with: [0xFE, 0xFF]) || (start.count >= 4 && start[0] == 0 && start[2] == 0 && start[1] != 0) {
      self = .utf16(isBigEndian: true)
    } else {
      self = .text
    }
  }

  /// UTF-16 as UTF-8, without a byte-order mark; half a surrogate pair becomes U+FFFD.
  package static func utf8(ofUTF16 bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
