/// Where the parts of a JSON text are, and where it stops being JSON.
///
/// simdjson reads fast but tells no place. This plain scan is run only when a file is wrong, or when a record's line is
/// wanted for a message. It keeps no recursion, so depth is no danger.
struct JSONSurvey: Equatable {
  /// What is wrong, and at which byte.
  struct Fault: Equatable {
    /// The byte's offset.
    var offset: Int
    /// What was expected and what was found.
    var message: String
  }

  /// The byte ranges of the complete elements of the top-level array, up to the fault.
  private(set) var elements: [Range<Int>] = []
  /// The first fault; `nil` when the text is one JSON document.
  private(set) var fault: Fault?
  /// Whether the fault is inside the top-level array, that is, in the record after ``elements``.
  private(set) var isInsideArray = false

  /// Scans a text.
  ///
  /// Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var scanner = Scanner(bytes: bytes)
    do {
      try scanner.scan()
    } catch {
      fault = error
    }
    if let invalid = UTF8Fault.offset(in: bytes), fault.map({ $0.offset >= invalid }) ?? true {
      fault = Fault(offset: invalid, message: "found bytes that are not UTF-8; expected UTF-8 text")
    }
    elements = scanner.elements
    isInsideArray = scanner.containers.first == UInt8(ascii: "[")
  }
}

private struct Scanner {
  enum Expectation { case value, valueOrClose, key, keyOrClose, colon, commaOrClose, end }

  let bytes: [UInt8]
  let end: Int
  var at = 0
  var containers: [UInt8] = []
  var elements: [Range<Int>] = []
  private var elementStart = 0
  private var expectation = Expectation.value

  init(bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  mutating func scan() throws(JSONSurvey.Fault) {
    while true {
      while at < end, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
      guard at < end else {
        if expectation == .end { return }
        throw fault(
          "the file ends here, \(containers.isEmpty ? "without a value" : "before \(closing) closes what was opened")")
      }
      let byte = bytes[at]
      switch (expectation, byte) {
      case (.end, _): throw fault("expected the end of the file, found \(found)")
      case (.valueOrClose, UInt8(ascii: "]")), (.keyOrClose, UInt8(ascii: "}")): close()
      case (.commaOrClose, UInt8(ascii: "]")) where containers.last == UInt8(ascii: "["): close()
      case (.commaOrClose, UInt8(ascii: "}")) where containers.last == UInt8(ascii: "{"): close()
      case (.commaOrClose, UInt8(ascii: ",")):
        at += 1
        expectation = containers.last == UInt8(ascii: "[") ? .value : .key
      case (.commaOrClose, _): throw fault("expected ',' or \(closing), found \(found)")
      case (.key, UInt8(ascii: "\"")), (.keyOrClose, UInt8(ascii: "\"")):
        try string()
        expectation = .colon
      case (.key, _), (.keyOrClose, _): throw fault("expected a key in double quotes, found \(found)")
      case (.colon, UInt8(ascii: ":")):
        at += 1
        expectation = .value
      case (.colon, _): throw fault("expected ':' after the key, found \(found)")
      case (.value, _), (.valueOrClose, _): try value(byte)
      }
    }
  }

  private mutating func value(_ byte: UInt8) throws(JSONSurvey.Fault) {
    if containers.count == 1 { elementStart = at }
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard containers.count < 1024 else { throw fault("nested deeper than 1,024 levels") }
      containers.append(byte)
      expectation = byte == UInt8(ascii: "[") ? .valueOrClose : .keyOrClose
      at += 1
      return
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: try word()
    }
    finishValue()
  }

  private mutating func close() {
    containers.removeLast()
    at += 1
    finishValue()
  }

  private mutating func finishValue() {
    expectation = containers.isEmpty ? .end : .commaOrClose
    if containers.count == 1, containers[0] == UInt8(ascii: "[") { elements.append(elementStart..<at) }
  }

  private mutating func string() throws(JSONSurvey.Fault) {
    let start = at
    at += 1
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw fault("found a line break or control character inside a string; expected it escaped, as \\n")
      default: at += 1
      }
    }
    at = start
    throw fault("found a string that never ends")
  }

  private mutating func escape() throws(JSONSurvey.Fault) {
    let start = at
    at += 1
    guard at < end else { return }
    if bytes[at] != UInt8(ascii: "u") {
      guard #""\/bfnrt"#.utf8.contains(bytes[at]) else {
        throw fault("expected an escape such as \\n or \\\", found \\ before \(found)")
      }
      at += 1
      return
    }
    at += 1
    let high = try hexDigits()
    if 0xDC00..<0xE000 ~= high {
      throw fault("found half a surrogate pair; expected \\ud83d\\ude00 or the character itself", at: start)
    }
    guard 0xD800..<0xDC00 ~= high else { return }
    guard at + 1 < end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
      throw fault("found half a surrogate pair; expected \\ud83d\\ude00 or the character itself", at: start)
    }
    at += 2
    guard 0xDC00..<0xE000 ~= (try hexDigits()) else {
      throw fault("found half a surrogate pair; expected \\ud83d\\ude00 or the character itself", at: start)
    }
  }

  private mutating func hexDigits() throws(JSONSurvey.Fault) -> Int {
    var value = 0
    for _ in 0..<4 {
      guard at < end, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw fault("expected four hexadecimal digits after \\u, found \(found)")
      }
      value = value * 16 + digit
      at += 1
    }
    return value
  }

  private mutating func number() throws(JSONSurvey.Fault) {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    if at < end, bytes[at] == UInt8(ascii: "I") {
      throw fault("found -Infinity, which JSON does not have; expected a number or null", at: start)
    }
    try digits()
    if bytes[first] == UInt8(ascii: "0"), at > first + 1 {
      throw fault("found a number with a leading zero", at: start)
    }
    var isWhole = true
    if at < end, bytes[at] == UInt8(ascii: ".") {
      isWhole = false
      at += 1
      try digits()
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    let fits = isWhole ? Int64(text) != nil || UInt64(text) != nil : Double(text)?.isFinite ?? false
    if !fits { throw fault("found the number \(text.prefix(24)), which is out of range", at: start) }
  }

  private mutating func digits() throws(JSONSurvey.Fault) {
    let start = at
    while at < end, 0x30...0x39 ~= bytes[at] { at += 1 }
    if at == start { throw fault("expected a digit, found \(found)") }
  }

  private mutating func word() throws(JSONSurvey.Fault) {
    let start = at
    while at < end, 0x41...0x5A ~= bytes[at] || 0x61...0x7A ~= bytes[at] { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    at = start
    switch text {
    case "true", "false", "null": at = start + text.utf8.count
    case "NaN", "Infinity": throw fault("found \(text), which JSON does not have; expected a number or null")
    case "None", "True", "False":
      throw fault("found Python's \(text); expected \(text == "None" ? "null" : text.lowercased())")
    case "": throw fault("expected a value, found \(found)")
    default: throw fault("expected a value, found '\(text.prefix(24))'")
    }
  }

  private var closing: String { containers.last == UInt8(ascii: "[") ? "']'" : "'}'" }

  private var found: String {
    guard at < end else { return "the end of the file" }
    switch bytes[at] {
    case 0x21..<0x7F: return "'\(Character(Unicode.Scalar(bytes[at])))'"
    case 0x20: return "a space"
    case 0x0A, 0x0D: return "a line break"
    default: return "byte 0x\(String(bytes[at], radix: 16))"
    }
  }

  private func fault(_ message: String, at offset: Int? = nil) -> JSONSurvey.Fault {
    JSONSurvey.Fault(offset: offset ?? at, message: message)
  }
}

extension JSONSurvey.Fault: Error {}
