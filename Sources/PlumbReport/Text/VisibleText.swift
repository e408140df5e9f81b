/// Makes the characters of untrusted text visible that a reader would not see, or that would change what is seen.
///
/// | characters | shown as |
/// |---|---|
/// | C0 controls except tab and line feed, DEL, C1 controls, bidirectional embeddings, overrides and isolates, zero-width space and no-break space, Unicode tags, noncharacters | ⟦U+202E⟧ |
/// | carriage return, with or without line feed | line feed |
///
/// Zero-width joiners and direction marks stay: scripts and emoji need them, and they cannot reorder what is around.
///
/// - Parameter text: Any text.
/// - Returns: Text that is safe to show and legal in XML 1.0.
/// - Complexity: O(n); text without such characters is returned as it is.
func visibleText(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isInvisible) else { return text }
  var shown = String.UnicodeScalarView()
  var previousWasReturn = false
  for scalar in text.unicodeScalars {
    defer { previousWasReturn = scalar == "\r" }
    switch scalar.value {
    case 0x0A where previousWasReturn: continue
    case 0x0D: shown.append("\n")
    case _ where !isInvisible(scalar): shown.append(scalar)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      shown.append(contentsOf: "⟦U+\(name)⟧".unicodeScalars)
    }
  }
  return String(shown)
}

/// Text on one line: line breaks and runs of white space become one space.
func singleLine(_ text: String) -> String {
  visibleText(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0x00..<0x20, 0x7F..<0xA0: true
  case 0x200B, 0x2060, 0xFEFF: true
  case 0x202A...0x202E, 0x2066...0x2069: true
  case 0xFDD0...0xFDEF, 0xE0000...0xE007F: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}
