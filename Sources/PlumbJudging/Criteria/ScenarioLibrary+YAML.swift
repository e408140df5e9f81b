internal import PlumbCore

extension ScenarioLibrary {
  /// The library as a criteria file: block style, one key a line, texts in double quotes.
  public var yaml: String {
    var lines: [String] = []
    for section in json.entries {
      lines.append("\(section.key):")
      for member in section.value.object?.entries ?? [] {
        lines.append("  \(Self.quoted(member.key)):")
        for field in member.value.object?.entries ?? [] where field.key != "criteria" {
          lines.append("    \(field.key): \(Self.flow(field.value))")
        }
        let criteria = member.value["criteria"]?.array ?? []
        if criteria.isEmpty { continue }
        lines.append("    criteria:")
        for criterion in criteria {
          for (index, field) in (criterion.object?.entries ?? []).enumerated() {
            lines.append("      \(index == 0 ? "-" : " ") \(field.key): \(Self.flow(field.value))")
          }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func flow(_ value: JSONValue) -> String {
    if let elements = value.array { return "[" + elements.map(flow).joined(separator: ", ") + "]" }
    if let object = value.object {
      return "{" + object.entries.map { "\(quoted($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
    guard let text = value.string else { return value.text() }
    return quoted(text)
  }

  /// Plain where it is a word in lower case that YAML reads as a string, otherwise a JSON string, which YAML reads too.
  private static func quoted(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 || $0 == 45 } && text.utf8.count > 1
    let reserved = ["null", "true", "false", "yes", "no", "on", "off"]
    return isWord && !text.hasPrefix("-") && !reserved.contains(text) ? text : JSONValue.string(text).text()
  }
}
