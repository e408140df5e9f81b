package import PlumbCore

/// The outermost JSON objects and arrays inside a text, in order.
package func jsonValues(in text: String) -> [JSONValue] {
  if let whole = try? JSONValue.parse(text), whole.object != nil || whole.array != nil { return [whole] }
  return jsonObjects(in: Array(text.utf8)).map(\.value)
}

/// The outermost JSON objects and arrays inside a text with their places, in order.
///
/// The work is linear: when brackets that never close have cost more than a few readings of the text, the rest of it is
/// left unread.
func jsonObjects(in bytes: [UInt8]) -> [(range: Range<Int>, value: JSONValue)] {
  var found: [(range: Range<Int>, value: JSONValue)] = []
  var steps = 4 * bytes.count + 1_000_000
  var index = 0
  while index < bytes.count, steps > 0 {
    if bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "["),
      let end = closing(of: index, in: bytes, steps: &steps), let value = try? JSONValue.parse(bytes[index...end]),
      value.object != nil || value.array?.isEmpty == false
    {
      found.append((index..<end + 1, value))
      index = end
    }
    index += 1
  }
  return found
}

/// The index of the bracket that closes the one at `start`, strings passed over; `nil` when it stays open.
private func closing(of start: Int, in bytes: [UInt8], steps: inout Int) -> Int? {
  var depth = 0
  var isInString = false
  var index = start
  defer { steps -= index - start }
  while index < bytes.count, index - start < steps {
    switch bytes[index] {
    case UInt8(ascii: "\\") where isInString: index += 1
    case UInt8(ascii: "\""): isInString.toggle()
    case UInt8(ascii: "{"), UInt8(ascii: "["): if !isInString { depth += 1 }
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if !isInString { depth -= 1 }
      if depth == 0 { return index }
    default: break
    }
    index += 1
  }
  return nil
}
