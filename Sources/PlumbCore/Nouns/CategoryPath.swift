extension FieldReader {
  /// Reads a category path, written as a text with slashes or as an array; empty when absent.
  mutating func categoryPath(_ key: String) -> [String] {
    switch value(key) {
    case .none: return []
    case .some(.string(let path)): return path.split(separator: "/").map(String.init)
    case .some(let value):
      if let path = FieldKind<[String]>.strings.read(value) { return path }
      report(key, "expected a string or an array of strings, found \(value.kindDescription)")
      return []
    }
  }
}

/// A category path as it is written: a text with slashes, or an array where a part has a slash itself or is empty.
func categoryJSON(_ path: [String]) -> JSONValue {
  path.contains { $0.isEmpty || $0.contains("/") }
    ? .array(path.map(JSONValue.string)) : .string(path.joined(separator: "/"))
}
