import PlumbCore

extension JSONValue {
  /// What stands at a path: `rows[model=c].score`, `turns[0]`, `turns.#` (how many); `nil` when nothing does.
  func at(_ path: String) -> JSONValue? {
    guard !path.isEmpty else { return self }
    if path.hasPrefix("[") {
      guard let end = path.firstIndex(of: "]"), let elements = array else { return nil }
      let inside = path[path.index(after: path.startIndex)..<end]
      let rest = String(path[path.index(after: end)...])
      if let index = Int(inside) { return elements.indices.contains(index) ? elements[index].at(rest) : nil }
      let parts = inside.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return elements.first { $0[String(parts[0])]?.string == String(parts[1]) }?.at(rest)
    }
    let path = path.hasPrefix(".") ? String(path.dropFirst()) : path
    if path == "#" { return array.map { JSONValue($0.count) } }
    let key = path.prefix { $0 != "." && $0 != "[" }
    return self[String(key)]?.at(String(path.dropFirst(key.count)))
  }
}
