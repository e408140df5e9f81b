/// A cautious estimate of how wide a text is when drawn, in the unit of `fontSize`.
///
/// SVG text neither wraps nor tells its width to whoever writes the file, so the charts leave room for the widest of
/// the usual sans-serif fonts. A scalar of an East Asian or unknown script counts one em.
///
/// - Complexity: O(n).
func estimatedWidth(of text: String, fontSize: Double) -> Double {
  fontSize * text.unicodeScalars.reduce(0) { $0 + emWidth(of: $1) }
}

private func emWidth(of scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "I", "|", ".", ",", ":", ";", "'", "!", " ": return 0.36
  case "f", "t", "r", "(", ")", "[", "]", "-", "/", "\\", "\"", "`": return 0.45
  case "m", "w", "M", "W", "@", "%": return 1.02
  case "a"..."z": return 0.63
  case "0"..."9", "_", "$", "?", "*": return 0.64
  case "A"..."Z", "+", "=", "<", ">", "~", "^", "#", "&": return 0.8
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  // Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters are narrower than an em; the rest may fill it.
  return scalar.value < 0x0700 ? 0.8 : 1.05
}

/// A label cut into lines that fit: at most `lines`, the last with its middle left out when even that is too little.
///
/// - Returns: At least one line; each is at most `width` wide by ``estimatedWidth(of:fontSize:)``.
func wrappedLabel(_ text: String, width: Double, fontSize: Double, lines: Int) -> [String] {
  let text = singleLine(ShortenedText(text, limit: 200).text)
  guard estimatedWidth(of: text, fontSize: fontSize) > width else { return [text] }
  guard lines > 1 else { return [middleTruncated(text, width: width, fontSize: fontSize)] }
  let characters = Array(text)
  var used = 0.0
  var end = 0
  var lastBreak = 0
  while end < characters.count {
    used += estimatedWidth(of: String(characters[end]), fontSize: fontSize)
    if used > width { break }
    end += 1
    if end < characters.count, "-/_ .:@".contains(characters[end - 1]) { lastBreak = end }
  }
  let cut = max(1, lastBreak * 2 > end ? lastBreak : end)
  let first = String(characters[..<cut])
  return [first] + wrappedLabel(String(characters[cut...]), width: width, fontSize: fontSize, lines: lines - 1)
}

/// Keeps the beginning and the end of a text, which tell model names apart, and puts “…” between them.
private func middleTruncated(_ text: String, width: Double, fontSize: Double) -> String {
  let characters = Array(text)
  let widths = characters.map { estimatedWidth(of: String($0), fontSize: fontSize) }
  var room = width - estimatedWidth(of: "…", fontSize: fontSize)
  var head = 0
  var tail = 0
  while head + tail < characters.count {
    let takesHead = head <= tail
    let next = takesHead ? widths[head] : widths[characters.count - 1 - tail]
    guard next <= room else { break }
    room -= next
    if takesHead { head += 1 } else { tail += 1 }
  }
  return String(characters[..<head]) + "…" + String(characters[(characters.count - tail)...])
}
