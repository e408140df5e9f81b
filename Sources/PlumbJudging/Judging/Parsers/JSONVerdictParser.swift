internal import PlumbCore

extension VerdictParserKind {
  /// ``JSONVerdictParser``.
  static let json = VerdictParserKind("json") { options, _ in JSONVerdictParser(options: &options) }
}

/// Finds a verdict in a JSON object inside the judge's text; code fences and words around the object are passed over.
///
/// With `values`, slips are mended where they leave no doubt about the verdict (``JSONFields``), and a text without any
/// object is read as ``WordedVerdictParser`` reads it. With `scale: alpaca-eval` reading is as strict as AlpacaEval's.
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
    usesAlpacaEvalScale ? try strictVerdict(in: reply) : try mendedVerdict(in: reply)
  }

  private var noField: Failure {
    Failure(.noVerdict, "The judge's text holds no JSON with '\(path.joined(separator: "."))'.")
  }

  private var unknownValue: Failure {
    Failure(.noVerdict, "The JSON field '\(path.joined(separator: "."))' holds no known verdict.")
  }

  private func strictVerdict(in reply: ModelReply) throws(Failure) -> Verdict {
    guard let object = jsonValues(in: reply.text).last(where: { Self.value(at: path, in: $0) != nil }) else {
      throw noField
    }
    let critique = critiquePath.flatMap { Self.value(at: $0, in: object)?.string }
    guard let value = Self.value(at: path, in: object),
      let number = value.double ?? value.string.flatMap(Double.init), let preference = preferenceFromAlpacaEval(number)
    else { throw unknownValue }
    return Verdict(preference, critique: critique)
  }

  private func mendedVerdict(in reply: ModelReply) throws(Failure) -> Verdict {
    let fields = JSONFields(reply.text, path: path)
    guard !fields.found.isEmpty else {
      // A field that is named and cut before its end is not to be read as words.
      let text = straightQuotes(ReadText.window(reply.text)).lowercased()
      let name = path.last?.lowercased() ?? ""
      guard values["a"] != nil, values["b"] != nil, !text.contains("\"\(name)\""), !text.contains("'\(name)'") else {
        throw noField
      }
      do {
        return try WordedVerdictParser(.last).verdict(in: reply)
      } catch {
        throw error.code == .noVerdict ? noField : error
      }
    }
    let read = fields.found.map { field in
      let known = Set(field.values.map(preference))
      return ReadVerdict(range: field.range, value: known.count == 1 ? known.first : nil, standing: field.standing)
    }
    let decided = try decidedVerdict(read, mustAgree: false, noun: "verdict")
    guard let first = decided.value else { throw unknownValue }
    let object = fields.found.last { $0.range == decided.range }?.object
    return Verdict(
      Preference(first: first),
      critique: critiquePath.flatMap { path in object.flatMap { Self.value(at: path, in: $0) } }?.string)
  }

  private func preference(_ value: JSONValue) -> Double? {
    let text = value.string ?? value.text()
    let folded = foldFullWidth(text).lowercased().filter { !$0.isWhitespace }
    if let known = values[text.lowercased()] ?? values[folded] { return known }
    guard folded != "c", value.string != nil else { return nil }
    switch pairLabel(foldFullWidth(text).filter { $0 != "[" && $0 != "]" })?.first {
    case 1: return values["a"]
    case 0: return values["b"]
    case 0.5: return values["tie"]
    default: return nil
    }
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
