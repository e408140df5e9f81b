internal import PlumbCore

extension VerdictParserKind {
  /// ``JSONVerdictParser``.
  static let json = VerdictParserKind("json") { options, _ in JSONVerdictParser(options: &options) }
}

/// Finds a verdict in a JSON object inside the judge's text; code fences and words around the object are passed over.
///
/// Options: `path`, the field, dots between levels; `values`, an object from the field's text (case does not count) to a
/// preference 0–1; or `scale: alpaca-eval` for numbers 1–2; `critique`, the field that holds the reasons.
struct JSONVerdictParser: VerdictParser {
  private let path: [String]
  private let values: [String: Double]
  private let usesAlpacaEvalScale: Bool
  private let critiquePath: [String]?

  init?(options: inout FieldReader) {
    guard let path = options.required("path", .nonEmptyString) else { return nil }
    self.path = path.split(separator: ".").map(String.init)
    critiquePath = options.optional("critique", .nonEmptyString)?.split(separator: ".").map(String.init)
    usesAlpacaEvalScale = options.optional("scale", .string) == "alpaca-eval"
    var values: [String: Double] = [:]
    for entry in (options.optional("values", .object) ?? [:]).entries {
      guard let preference = entry.value.double, (0...1).contains(preference) else {
        options.report("values.\(entry.key)", "expected a preference from 0 to 1")
        return nil
      }
      values[entry.key.lowercased()] = preference
    }
    guard usesAlpacaEvalScale || !values.isEmpty else {
      options.report("values", "missing; expected an object of values, or scale: alpaca-eval")
      return nil
    }
    self.values = values
  }

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    guard let object = jsonValues(in: reply.text).last(where: { Self.value(at: path, in: $0) != nil }) else {
      throw Failure(.noVerdict, "The judge's text holds no JSON with '\(path.joined(separator: "."))'.")
    }
    let critique = critiquePath.flatMap { Self.value(at: $0, in: object)?.string }
    guard let value = Self.value(at: path, in: object), let preference = preference(value) else {
      throw Failure(.noVerdict, "The JSON field '\(path.joined(separator: "."))' holds no known verdict.")
    }
    return Verdict(preference, critique: critique)
  }

  private func preference(_ value: JSONValue) -> Preference? {
    if usesAlpacaEvalScale {
      return (value.double ?? value.string.flatMap(Double.init)).flatMap(preferenceFromAlpacaEval)
    }
    let text = value.string ?? value.text()
    let folded = foldFullWidth(text).lowercased().filter { !$0.isWhitespace }
    return (values[text.lowercased()] ?? values[folded]).map { Preference(first: $0) }
  }

  static func value(at path: [String], in value: JSONValue) -> JSONValue? {
    // A list holds one entry an item of a batch; Plumb asks about one item at a time.
    var current = value.array?.first ?? value
    for key in path {
      guard let next = current[key] else { return nil }
      current = next
    }
    return current
  }
}

/// The outermost JSON objects and arrays inside a text, in order.
func jsonValues(in text: String) -> [JSONValue] {
  if let whole = try? JSONValue.parse(text), whole.object != nil || whole.array != nil { return [whole] }
  let bytes = Array(text.utf8)
  var values: [JSONValue] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "["), let end = closing(of: index, in: bytes),
      let value = try? JSONValue.parse(bytes[index...end]), value.object != nil || value.array?.isEmpty == false
    {
      values.append(value)
      index = end
    }
    index += 1
  }
  return values
}

/// The index of the bracket that closes the one at `start`, strings passed over; `nil` when it stays open.
private func closing(of start: Int, in bytes: [UInt8]) -> Int? {
  var depth = 0
  var isInString = false
  var index = start
  while index < bytes.count {
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
