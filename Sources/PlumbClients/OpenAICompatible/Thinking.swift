/// Splits a text that starts with a `<think>` block into reasoning and answer.
///
/// A block that is never closed (the token limit cut it) is all reasoning. White space around both parts is dropped.
///
/// - Returns: `nil` when the text does not start with such a block.
internal func separatedThinking(_ text: String) -> (reasoning: String?, text: String)? {
  guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return nil }
  let body = text.drop(while: \.isWhitespace)
  guard body.hasPrefix("<think>") else { return nil }
  let inside = body.dropFirst("<think>".count)
  let end = inside.firstRange(of: "</think>")
  let reasoning = trimmed(inside[..<(end?.lowerBound ?? inside.endIndex)])
  let answer = end.map { String(inside[$0.upperBound...].drop(while: \.isWhitespace)) } ?? ""
  return (reasoning.isEmpty ? nil : reasoning, answer)
}

private func trimmed(_ text: Substring) -> String {
  var text = text.drop(while: \.isWhitespace)
  while text.last?.isWhitespace ?? false { text.removeLast() }
  return String(text)
}
