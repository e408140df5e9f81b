internal import PlumbCore

extension FieldReader {
  /// A text, or a mapping of language to text.
  mutating func localizedText(_ key: String) -> LocalizedText? {
    guard let value = value(key) else { return nil }
    if let text = value.string, !text.isEmpty { return LocalizedText(text) }
    guard let object = value.object, !object.isEmpty else {
      report(key, "expected a text or texts by language ({en: …, zh: …}), found \(value.kindDescription)")
      return nil
    }
    var texts: [String: String] = [:]
    for entry in object.entries {
      guard let text = entry.value.string, !text.isEmpty else {
        report("\(key).\(entry.key)", "expected a text that is not empty, found \(entry.value.kindDescription)")
        continue
      }
      texts[entry.key] = text
    }
    return LocalizedText(texts)
  }

  /// A list of ids; none when left out.
  mutating func ids(_ key: String) -> [String] { optional(key, .strings) ?? [] }

  /// The list under `criteria`; a criterion with a bad field is reported and left out.
  mutating func criteria() -> [Criterion] {
    guard let elements = optional("criteria", .array) else { return [] }
    return elements.enumerated().compactMap { index, element in
      let key = "criteria[\(index)]"
      guard let object = element.object else {
        report(key, "expected a mapping with part, name and text, found \(element.kindDescription)")
        return nil
      }
      var reader = nested(object, at: key)
      let part = reader.required("part", .oneOf(Criterion.Part.self))
      let name = reader.localizedText("name")
      let text = reader.localizedText("text")
      let weight = reader.optional("weight", .integer(atLeast: 1))
      if object["name"].map(\.isNull) ?? true { reader.report("name", "missing; expected a few words") }
      if object["text"].map(\.isNull) ?? true { reader.report("text", "missing; expected a sentence") }
      if let weight, weight > 5 { reader.report("weight", "expected a whole number from 1 to 5, found \(weight)") }
      reader.warnAboutUnknownKeys()
      report(reader.diagnostics)
      guard let part, let name, let text else { return nil }
      return Criterion(part, name: name, text: text, weight: weight)
    }
  }
}
