internal import PlumbCore

extension LintRule {
  /// ``TruncationRule``.
  static let truncation = LintRule(
    name: "truncated", summary: "references that end in the middle of a sentence, a bracket or a code block"
  ) { items, _ in TruncationRule().findings(in: items) }
}

/// References that stop before their end: an open code fence, a last mark that asks for more, a sentence without an end.
struct TruncationRule {
  func findings(in items: [Item]) -> [LintFinding] {
    items.flatMap { item in
      item.references.enumerated().compactMap { index, reference in
        problem(in: reference).map { problem in
          LintFinding(
            problem.severity, rule: LintRule.truncation.name, item: item.id, field: "references[\(index)]",
            problem.message,
            advice: "Complete the reference.")
        }
      }
    }
  }

  func problem(in text: String) -> (severity: LintFinding.Severity, message: String)? {
    let lines = text.split(separator: "\n").map { $0.trimmingWhitespace }
    guard let last = lines.last(where: { !$0.isEmpty }) else { return nil }
    if lines.count(where: { $0.hasPrefix("```") }) % 2 == 1 {
      return (.error, "a code fence is opened and not closed")
    }
    if last.hasSuffix("```") || last.hasPrefix("|") { return nil }
    guard let end = last.unicodeScalars.last else { return nil }
    if ",，、：:；;（([{《“‘「【".unicodeScalars.contains(end), lines.count > 1 || last.count > 1 {
      return (.error, "the text ends with “\(end)”")
    }
    if let open = unclosed(last) { return (.warning, "“\(open)” in the last line is not closed") }
    return endsMidSentence(last, lines: lines)
      ? (.warning, "the last sentence has no end: “…\(last.suffix(16))”") : nil
  }

  /// A bracket of the last line that stays open.
  private func unclosed(_ line: String) -> Character? {
    let pairs: [Character: Character] = ["（": "）", "《": "》", "“": "”", "「": "」", "【": "】"]
    var open: [Character] = []
    for character in line {
      if pairs[character] != nil { open.append(character) }
      if pairs.values.contains(character), let index = open.lastIndex(where: { pairs[$0] == character }) {
        open.remove(at: index)
      }
    }
    return open.first
  }

  /// Whether the text is prose whose sentences end with marks, all but the last.
  private func endsMidSentence(_ last: String, lines: [String]) -> Bool {
    let scalars = last.unicodeScalars
    guard let end = scalars.last, end.properties.isAlphabetic else { return false }
    if let word = last.split(separator: " ").last.map({ $0.lowercased() }), danglingWords.contains(word),
      scalars.count > 20
    {
      return true
    }
    // A heading, a signature, a list entry, a formula or a verse needs no end.
    guard scalars.count >= 40, !"-*•#|·0123456789".unicodeScalars.contains(scalars.first ?? "a"),
      !last.contains("="), !last.contains("$"), !last.contains("\\")
    else { return false }
    let marks = scalars.count { "。！？.!?；".unicodeScalars.contains($0) }
    return marks >= 2
  }

  private let danglingWords: Set = [
    "the", "a", "an", "and", "or", "of", "to", "in", "with", "for", "that", "which", "because", "is", "are", "was",
    "by",
    "from", "as", "but", "if", "than", "their", "its", "my", "your",
  ]
}

extension Substring {
  fileprivate var trimmingWhitespace: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
