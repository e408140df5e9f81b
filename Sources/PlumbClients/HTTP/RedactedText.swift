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
