package import PlumbCore

/// Fills the slots of a template text in one pass: what a value contains is never looked at, so an answer that says
/// `{{question}}` stays text.
///
/// With double braces, `{{#name}}…{{/name}}` is kept only when the slot has a value; blocks do not nest. A slot without a
/// value is left as it is written.
package func fillSlots(_ template: String, style: JudgeTemplate.SlotStyle, values: [String: String]) -> String {
  let (open, close) = style == .doubleBraces ? ("{{", "}}") : ("{", "}")
  var result = ""
  var rest = template[...]
  while let start = rest.firstRange(of: open) {
    result += rest[..<start.lowerBound]
    guard let end = rest[start.upperBound...].firstRange(of: close) else {
      rest = rest[start.lowerBound...]
      break
    }
    let name = rest[start.upperBound..<end.lowerBound]
    let after = rest[end.upperBound...]
    if style == .doubleBraces, name.hasPrefix("#") {
      let block = String(name.dropFirst())
      let closing = "{{/\(block)}}"
      if let blockEnd = after.firstRange(of: closing) {
        if values[block] != nil {
          result += fillSlots(String(after[..<blockEnd.lowerBound]), style: style, values: values)
        }
        rest = after[blockEnd.upperBound...]
        continue
      }
    }
    if let value = values[String(name)] {
      result += value
      rest = after
    } else {
      result += rest[start]
      rest = rest[start.upperBound...]
    }
  }
  return result + rest
}
