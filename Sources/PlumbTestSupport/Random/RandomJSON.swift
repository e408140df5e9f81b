public import PlumbCore

extension SeededGenerator {
  /// A text of up to `length` scalars, rich in the ones that break readers.
  public mutating func text(upTo length: Int = 12) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}", "\u{85}", "\u{2028}",
      "\u{2029}", "\u{FEFF}", "\u{FFFD}", "é", "e", "\u{301}", "准", "绳", "Ａ", "：", "👩", "\u{200D}", "\u{10FFFF}", "{",
      "}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<int(0...length) { text.append(pick(scalars)) }
    return String(text)
  }

  /// Any JSON value; an object never has two keys that are equal.
  public mutating func json(depth: Int = 4) -> JSONValue {
    switch int(0...(depth > 0 ? 7 : 5)) {
    case 0: return .null
    case 1: return .bool(coin())
    case 2: return .integer(coin() ? Int64(int(-1000...1000)) : Int64(bitPattern: next()))
    case 3: return .number(number())
    case 4, 5: return .string(text())
    case 6: return .array((0..<int(0...4)).map { _ in json(depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<int(0...4) { object[text()] = json(depth: depth - 1) }
      return .object(object)
    }
  }

  /// A finite number that is not whole, of any size.
  private mutating func number() -> Double {
    while true {
      let value = coin() ? Double(bitPattern: next()) : Double.random(in: -1...1, using: &self)
      if value.isFinite, Int64(exactly: value) == nil { return value }
    }
  }
}
