import Mustache

/// Escapes text for HTML and XML, in element content and in quoted attributes, after ``visibleText(_:)``.
///
/// Works on Unicode scalars, as browsers do. Mustache's own escaping walks `Character`s, and a character that is glued
/// to a neighbour slips through it: in U+0600 `<script>` and in `"` U+0301 the markup is part of a larger character.
///
/// - Parameter text: Any text.
/// - Returns: Text without `<`, `>`, `"`, `'`, and with `&` only in entities.
func escapedHTML(_ text: String) -> String {
  var text = visibleText(text)
  let escaped: [UInt8]? = text.withUTF8 { bytes in
    guard bytes.contains(where: { entity(of: $0) != nil }) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if let entity = entity(of: byte) { result.append(contentsOf: entity.utf8) } else { result.append(byte) }
    }
    return result
  }
  guard let escaped else { return text }
  return String(decoding: escaped, as: UTF8.self)
}

private func entity(of byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

/// The content type of every template here: ``escapedHTML(_:)`` instead of Mustache's own escaping.
struct ScalarHTML: MustacheContentType {
  /// The name that templates ask for in their first line.
  static let name = "PLUMB_HTML"

  func escapeText(_ text: String) -> String { escapedHTML(text) }
}
