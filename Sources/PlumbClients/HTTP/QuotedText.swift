/// `text` on one line: control and separator characters escaped, runs of white space made one space, cut after `limit`
/// Unicode scalars.
///
/// For words of an endpoint or a file inside an error message.
package func quoted(_ text: some StringProtocol, limit: Int) -> String {
  var result = ""
  var count = 0
  var isSpacePending = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace, scalar.value < 0x80 {
      isSpacePending = count > 0
      continue
    }
    guard count < limit else { return result + "…" }
    if isSpacePending {
      result += " "
      count += 1
      isSpacePending = false
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: result.unicodeScalars.append(scalar)
    }
    count += 1
  }
  return result
}

/// `text` without any occurrence of the secrets.
///
/// Endpoints repeat keys in their messages, some of them masked in the middle (`sk-abc…xyz`); so a word that starts with
/// the first eight characters of a secret goes too.
package func redacted(_ text: String, secrets: [String]) -> String {
  var text = text
  for secret in secrets where secret.utf8.count >= 4 {
    while let range = text.firstRange(of: secret) { text.replaceSubrange(range, with: "[key]") }
    guard secret.count > 12 else { continue }
    let head = secret.prefix(8)
    while let start = text.firstRange(of: head)?.lowerBound {
      let end = text[start...].firstIndex { $0.isWhitespace || "'\"`,;".contains($0) } ?? text.endIndex
      text.replaceSubrange(start..<end, with: "[key]")
    }
  }
  return text
}
