internal import PlumbCore

extension LintRule {
  /// ``DuplicateRule``.
  static let duplicates = LintRule(
    name: "duplicate", summary: "questions that are the same but for spaces, width and punctuation, or nearly the same"
  ) { items, _ in DuplicateRule().findings(in: items) }
}

/// Questions that are asked twice: word for word, or nearly.
struct DuplicateRule {
  /// The Jaccard similarity of character shingles from which two questions count as nearly the same.
  var threshold = 0.8

  func findings(in items: [Item]) -> [LintFinding] {
    var findings: [LintFinding] = []
    var first: [String: Int] = [:]
    var distinct: [Int] = []
    for (index, item) in items.enumerated() {
      let key = comparableText(item.turns.joined(separator: "\u{1F}"))
      guard !key.isEmpty else { continue }
      if let earlier = first[key] {
        findings.append(duplicate(of: items[earlier], item))
      } else {
        first[key] = index
        distinct.append(index)
      }
    }
    return findings + nearDuplicates(of: distinct.map { items[$0] })
  }

  /// Shingles are short where the texts are Chinese, whose words are.
  private func nearDuplicates(of items: [Item]) -> [LintFinding] {
    let texts = items.map { $0.turns.joined(separator: " ") }
    let chinese = texts.count { $0.unicodeScalars.contains(where: isHan) }
    let finder = NearDuplicates(threshold: threshold, shingle: chinese * 2 > texts.count ? 3 : 5)
    return finder.originals(of: texts).enumerated().compactMap { index, original in
      guard let original, texts[index].unicodeScalars.count >= 12 else { return nil }
      let similarity = jaccard(finder.shingles(of: texts[original]), finder.shingles(of: texts[index]))
      return LintFinding(
        .warning, rule: LintRule.duplicates.name, item: items[index].id, field: "turns",
        "the question is nearly that of \(items[original].id) (similarity \(Int((similarity * 100).rounded())) %)",
        advice: "Keep one of them, unless the difference is what is tested.")
    }
  }

  private func duplicate(of earlier: Item, _ item: Item) -> LintFinding {
    let differ =
      !earlier.references.isEmpty && !item.references.isEmpty
      && comparableText(earlier.references.joined()) != comparableText(item.references.joined())
    return LintFinding(
      .error, rule: LintRule.duplicates.name, item: item.id, field: "turns",
      "the question is the same as that of \(earlier.id)\(differ ? ", with another reference" : "")",
      advice: "Remove one of them.")
  }
}
