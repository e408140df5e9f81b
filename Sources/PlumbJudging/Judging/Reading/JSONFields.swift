internal import Foundation
internal import PlumbCore

/// The places in a judge's text where a field of a JSON object stands, with the slips of judges mended: raw line breaks,
/// backslashes of formulas, a comma too many, other quotation marks, comments, capitals in the name, one more level, an
/// object that is cut behind the field.
struct JSONFields {
  /// A place.
  struct Field {
    /// The object's place, or the field's where the object is no JSON.
    var range: Range<Int>
    /// The values: more than one where an object names the field twice.
    var values: [JSONValue]
    /// How much the judge stands behind it.
    var standing: ReadVerdict<Double?>.Standing
    /// The object, where it is JSON.
    var object: JSONValue?
  }

  /// The places in order.
  let found: [Field]

  init(_ reply: String, path: [String]) {
    var reply = reply
    // A whole reply may be a JSON text that holds the object as a string.
    if case .string(let inner)? = try? JSONValue.parse(reply) { reply = inner }
    if let whole = try? JSONValue.parse(reply), whole.object != nil || whole.array != nil {
      let values = Self.values(at: path, in: whole)
      found =
        values.isEmpty
        ? [] : [Field(range: 0..<reply.utf16.count, values: values, standing: .stated, object: whole)]
      return
    }
    let text = ReadText(verbatim: reply)
    let bytes = Array(text.text.utf8)
    var fields: [Field] = []
    var taken: [Range<Int>] = []
    var counted = 0
    var units = 0
    for (range, object) in jsonObjects(in: bytes) {
      units += String(decoding: bytes[counted..<range.lowerBound], as: UTF8.self).utf16.count
      let start = units
      units += String(decoding: bytes[range], as: UTF8.self).utf16.count
      counted = range.upperBound
      taken.append(start..<units)
      let values = Self.values(at: path, in: object)
      guard !values.isEmpty else { continue }
      fields.append(
        Field(
          range: start..<units, values: values, standing: text.standing(of: start..<units, isIntroduced: false),
          object: object))
    }
    let loose = path.last.map { Self.loose($0, in: text) } ?? []
    var next = taken.startIndex
    for field in loose.suffix(mostVerdicts) {
      while next < taken.endIndex, taken[next].upperBound <= field.range.lowerBound { next += 1 }
      let isTaken = next < taken.endIndex && taken[next].overlaps(field.range)
      if !isTaken { fields.append(field) }
    }
    found = fields.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The values at a path, names read without regard to case; where it is not at the top, those of inner objects.
  private static func values(at path: [String], in value: JSONValue) -> [JSONValue] {
    let top = value.array?.first ?? value
    let direct = path.reduce([top]) { values, key in
      values.flatMap { $0.object?.entries.filter { $0.key.lowercased() == key.lowercased() }.map(\.value) ?? [] }
    }
    if !direct.isEmpty { return direct }
    return inner(at: path, in: top, depth: 0)
  }

  private static func inner(at path: [String], in value: JSONValue, depth: Int) -> [JSONValue] {
    guard depth < 4, let object = value.object else { return [] }
    return object.entries.flatMap { entry in
      guard entry.value.object != nil else { return [JSONValue]() }
      let direct = path.reduce([entry.value]) { values, key in
        values.flatMap { $0.object?.entries.filter { $0.key.lowercased() == key.lowercased() }.map(\.value) ?? [] }
      }
      return direct.isEmpty ? inner(at: path, in: entry.value, depth: depth + 1) : direct
    }
  }

  /// A field with its value wherever a member of an object could stand.
  private static func loose(_ key: String, in text: ReadText) -> [Field] {
    let folded = ReadText(verbatim: straightQuotes(foldFullWidth(text.text)))
    let name = NSRegularExpression.escapedPattern(for: key)
    let expression = readingExpression(
      #"(?:^|[{,\n"'}\]])\s{0,40}(?<!\\)["'`]?\#(name)["'`]?\s{0,20}[:=]\s{0,20}"#
        + #"(?:"([^"\n]{0,40})"(?=\s{0,40}(?:[,}\]\n;]|//|/\*|$))|'([^'\n]{0,40})'(?=\s{0,40}(?:[,}\]\n;]|//|/\*|$))|([^\s"'`,{}\[\]]{1,40})(?=\s{0,40}[,}\]\n]))"#
    )
    return folded.matches(of: expression).compactMap { match in
      guard let whole = match[0], let value = match[1] ?? match[2] ?? match[3] else { return nil }
      let start =
        folded.units[max(0, whole.lowerBound - 4000)...whole.lowerBound].lastIndex(of: 0x7B) ?? whole.lowerBound
      return Field(
        range: whole, values: [.string(folded.string(value))],
        standing: folded.standing(of: start..<whole.upperBound, isIntroduced: false), object: nil)
    }
  }
}
