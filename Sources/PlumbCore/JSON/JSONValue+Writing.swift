/// How JSON text is laid out.
public enum JSONStyle: Sendable {
  /// One line, keys in their own order.
  case compact
  /// One line, keys sorted by their UTF-8 bytes, numbers in their shortest form: the form that is hashed.
  case canonical
  /// Two spaces a level, keys in their own order.
  case pretty
}

extension JSONValue {
  /// The JSON text.
  public func text(_ style: JSONStyle = .compact) -> String {
    var bytes: [UInt8] = []
    write(into: &bytes, style: style)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the JSON text as UTF-8.
  ///
  /// A number that JSON cannot hold (NaN, infinity) is written as `null`.
  public func write(into bytes: inout [UInt8], style: JSONStyle = .compact) {
    write(into: &bytes, style: style, depth: 0)
  }

  private func write(into bytes: inout [UInt8], style: JSONStyle, depth: Int) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value): Self.write(value, into: &bytes, style: style)
    case .string(let value): Self.write(value, into: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.breakLine(&bytes, style: style, depth: depth + 1)
        value.write(into: &bytes, style: style, depth: depth + 1)
      }
      if !values.isEmpty { Self.breakLine(&bytes, style: style, depth: depth) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      let entries =
        style == .canonical
        ? object.entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : object.entries
      for (index, entry) in entries.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.breakLine(&bytes, style: style, depth: depth + 1)
        Self.write(entry.key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if style == .pretty { bytes.append(UInt8(ascii: " ")) }
        entry.value.write(into: &bytes, style: style, depth: depth + 1)
      }
      if !entries.isEmpty { Self.breakLine(&bytes, style: style, depth: depth) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func breakLine(_ bytes: inout [UInt8], style: JSONStyle, depth: Int) {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private static func write(_ value: Double, into bytes: inout [UInt8], style: JSONStyle) {
    guard value.isFinite else { return bytes.append(contentsOf: "null".utf8) }
    if style == .canonical, let whole = Int64(exactly: value) {
      return bytes.append(contentsOf: String(whole).utf8)
    }
    bytes.append(contentsOf: value.description.utf8)
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        let byte = utf8[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes.append(contentsOf: utf8[start..<index])
        start = index + 1
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        default:
          bytes.append(contentsOf: "u00".utf8)
          bytes.append(hexDigits[Int(byte >> 4)])
          bytes.append(hexDigits[Int(byte & 15)])
        }
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
