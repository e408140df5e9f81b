internal import CSimdJSON

/// A text that is not JSON, and why.
public struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, as a clause: “not valid JSON (…)”.
  public var description: String
}

extension JSONValue {
  /// Parses one JSON document (RFC 8259, UTF-8, at most 1,024 levels deep).
  ///
  /// - Throws: ``JSONSyntaxError`` when the bytes are not one complete document.
  /// - Complexity: O(bytes).
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - nonNumbers: What a bare `NaN`, `Infinity` or `-Infinity` is.
  public static func parse(
    _ bytes: some Sequence<UInt8>, nonNumbers: NonNumbers = .refused
  ) throws(JSONSyntaxError) -> JSONValue {
    let parser = JSONParser(nonNumbers: nonNumbers)
    return try parser.parse(bytes)
  }

  /// Parses one JSON document held in a string.
  public static func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue { try parse(text.utf8) }
}

/// A parser that keeps its buffers between documents.
///
/// Not for use by two tasks at once.
public final class JSONParser {
  private let handle: OpaquePointer?
  private let nonNumbers: NonNumbers

  /// A fresh parser.
  ///
  /// Half a surrogate pair in an escape is read as U+FFFD.
  ///
  /// - Parameter nonNumbers: What a bare `NaN`, `Infinity` or `-Infinity` is.
  public init(nonNumbers: NonNumbers = .refused) {
    handle = csimdjson_create()
    self.nonNumbers = nonNumbers
  }

  deinit { if let handle { csimdjson_destroy(handle) } }

  /// Parses one JSON document; one whose array has room for 64 bytes more is not copied first.
  public func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
    let isPadded = bytes.capacity - bytes.count >= 64
    return try bytes.withUnsafeBufferPointer { storage throws(JSONSyntaxError) in
      try parse(buffer: storage, isPadded: isPadded)
    }
  }

  /// Parses one JSON document.
  public func parse(_ bytes: some Sequence<UInt8>) throws(JSONSyntaxError) -> JSONValue {
    let fast = bytes.withContiguousStorageIfAvailable { storage in
      Result { () throws(JSONSyntaxError) in try parse(buffer: storage, isPadded: false) }
    }
    if let fast { return try fast.get() }
    return try parse(Array(bytes))
  }

  private func parse(buffer: UnsafeBufferPointer<UInt8>, isPadded: Bool) throws(JSONSyntaxError) -> JSONValue {
    do {
      return try Self.strict(buffer, handle, isPadded: isPadded)
    } catch {
      return try repaired(buffer, otherwise: error.description)
    }
  }

  private static func strict(
    _ buffer: UnsafeBufferPointer<UInt8>, _ handle: OpaquePointer?, isPadded: Bool = false
  ) throws(JSONSyntaxError) -> JSONValue {
    var tokens: UnsafePointer<CSimdJSONToken>?
    var count = 0
    var empty: UInt8 = 0
    let problem = withUnsafePointer(to: &empty) { fallback in
      csimdjson_parse(handle, buffer.baseAddress ?? fallback, buffer.count, isPadded ? 1 : 0, &tokens, &count)
    }
    if let problem {
      throw JSONSyntaxError(description: "not valid JSON (\(String(cString: problem)))")
    }
    guard let tokens, count > 0 else { throw JSONSyntaxError(description: "not valid JSON (empty)") }
    var cursor = tokens
    return value(at: &cursor)
  }

  /// What a refused text stands for, where that is known.
  private func repaired(_ buffer: UnsafeBufferPointer<UInt8>, otherwise: String) throws(JSONSyntaxError) -> JSONValue {
    let repair = JSONRepair(buffer)
    guard repair.hasChanged else { throw JSONSyntaxError(description: otherwise) }
    let value = try? repair.bytes.withUnsafeBufferPointer { (text) throws(JSONSyntaxError) in
      try Self.strict(text, handle)
    }
    guard let value else { throw JSONSyntaxError(description: otherwise) }
    if nonNumbers == .refused, let word = repair.nonNumber {
      throw JSONSyntaxError(description: "not valid JSON: \(word) stands where a number or null belongs")
    }
    return value
  }

  private static func value(at cursor: inout UnsafePointer<CSimdJSONToken>) -> JSONValue {
    let token = cursor.pointee
    cursor += 1
    switch Int(token.kind) {
    case Int(CSIMDJSON_FALSE): return .bool(false)
    case Int(CSIMDJSON_TRUE): return .bool(true)
    case Int(CSIMDJSON_INTEGER): return .integer(token.value.integer)
    case Int(CSIMDJSON_NUMBER): return .number(token.value.number)
    case Int(CSIMDJSON_STRING): return .string(text(of: token))
    case Int(CSIMDJSON_ARRAY):
      var elements: [JSONValue] = []
      elements.reserveCapacity(Int(token.size))
      for _ in 0..<token.size { elements.append(value(at: &cursor)) }
      return .array(elements)
    case Int(CSIMDJSON_OBJECT):
      var entries: [JSONObject.Entry] = []
      entries.reserveCapacity(Int(token.size))
      for _ in 0..<token.size {
        let key = text(of: cursor.pointee)
        cursor += 1
        entries.append(.init(key: key, value: value(at: &cursor)))
      }
      return .object(JSONObject(entries))
    default: return .null
    }
  }

  private static func text(of token: CSimdJSONToken) -> String {
    let start = UnsafeRawPointer(token.value.string)?.assumingMemoryBound(to: UInt8.self)
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(token.size)), as: UTF8.self)
  }
}
