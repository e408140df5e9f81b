internal import PlumbCore

extension EndpointContext {
  /// The JSON of a reply, whatever a gateway did to it on its way.
  ///
  /// A byte order mark is skipped, half of a surrogate pair is read as U+FFFD, and a stream of events that nobody asked for
  /// is put together.
  ///
  /// - Throws: ``ModelError`` that says what the reply is instead.
  func document(of reply: HTTPReply) throws(ModelError) -> JSONValue {
    var bytes = reply.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(where: { $0 > 0x20 }) else { throw malformed(reply, "the reply is empty") }
    if let problem = Self.encodingProblem(bytes, reply) { throw unreadable(reply, problem) }
    if EventStream.isOne(bytes, type: reply.header("Content-Type")) {
      guard let document = EventStream(bytes).document else {
        throw malformed(reply, "the server streams, and its stream of events broke off before the answer was whole")
      }
      return document
    }
    if let document = try? JSONValue.parse(bytes) { return document }
    if let document = try? JSONValue.parse(mendingSurrogates(bytes)) { return document }
    throw malformed(reply, "the reply is not valid JSON")
  }

  /// What the bytes are when they are no text; `nil` when they are UTF-8.
  private static func encodingProblem(_ bytes: [UInt8], _ reply: HTTPReply) -> String? {
    let coding = reply.header("Content-Encoding")?.lowercased()
    let isGzip = bytes.starts(with: [0x1F, 0x8B])
    if isGzip || coding.map({ !["identity", "utf-8", ""].contains($0) }) == true {
      let name = isGzip ? "gzip" : quoted(coding ?? "", limit: 20)
      return "the reply is compressed (\(name)), though nothing of the kind was asked for; "
        + "switch compression off at the server or the proxy before it"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "the reply is UTF-16, where JSON is UTF-8"
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      return "the reply is not valid UTF-8; the server cuts a character in two or writes another encoding"
    }
    return nil
  }
}

/// JSON text in which every half of a surrogate pair is U+FFFD, as in files.
///
/// - Parameter bytes: UTF-8.
/// - Returns: The same bytes, with `\uFFFD` for each escape that is half a pair.
func mendingSurrogates(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "\\") else {
      result.append(bytes[index])
      index += 1
      continue
    }
    guard let unit = escapedUnit(bytes, at: index), (0xD800...0xDFFF).contains(unit) else {
      result += bytes[index..<min(index + 2, bytes.count)]
      index += 2
      continue
    }
    if unit < 0xDC00, let next = escapedUnit(bytes, at: index + 6), (0xDC00...0xDFFF).contains(next) {
      result += bytes[index..<(index + 12)]
      index += 12
    } else {
      result += "\\uFFFD".utf8
      index += 6
    }
  }
  return result
}

/// The code unit of an escape `\uXXXX` at a place; `nil` when there is none.
private func escapedUnit(_ bytes: [UInt8], at index: Int) -> UInt16? {
  guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
    return nil
  }
  return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
}
