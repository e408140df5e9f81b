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
