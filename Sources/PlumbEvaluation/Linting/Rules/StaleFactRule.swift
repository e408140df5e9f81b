internal import PlumbCore

extension LintRule {
  /// ``StaleFactRule``.
  static let staleFacts = LintRule(
    name: "stale", summary: "facts that change with time and carry no date, or an old one"
  ) { items, year in StaleFactRule(year: year).findings(in: items) }
}

/// Facts that were true when they were written: words such as 目前 or “latest” without a date, and facts “as of” a year gone by.
///
/// In stories, letters and puzzles 今年 belongs to the scene, so such weak words count only in questions of items with evidence;
/// “to this day” and “the current holder” count in references too.
struct StaleFactRule {
  /// The current year.
  var year: Int

  func findings(in items: [Item]) -> [LintFinding] { items.flatMap(findings(in:)) }

  private func findings(in item: Item) -> [LintFinding] {
    guard item.references.contains(where: { !$0.isEmpty }) else { return [] }
    let text = (item.turns + item.references).joined(separator: "\n")
    let hasDate = StatedFacts(text).dates.contains { $0.year != nil }
    for (field, text) in fields(of: item) {
      if let found = dated(text) {
        return [
          LintFinding(
            .warning, rule: LintRule.staleFacts.name, item: item.id, field: field,
            "says how things stood in \(found.year): “\(found.text)”",
            advice: "Check whether it still holds; state the date in the question too.")
        ]
      }
    }
    guard !hasDate else { return [] }
    for (field, text) in fields(of: item) {
      let isFactualQuestion = item.evidence != nil && field.hasPrefix("turns")
      guard let word = strongWord(text) ?? (isFactualQuestion ? weakWord(text) : nil) else { continue }
      return [
        LintFinding(
          .warning, rule: LintRule.staleFacts.name, item: item.id, field: field,
          "“\(word)” without a date: the answer changes with time",
          advice: "Ask for a dated fact (“as of the end of 2023”) or one that does not change.")
      ]
    }
    return []
  }

  private func fields(of item: Item) -> [(String, String)] {
    item.turns.enumerated().map { ("turns[\($0.offset)]", $0.element) }
      + item.references.enumerated().map { ("references[\($0.offset)]", $0.element) }
  }

  /// `截至2022年`, `到2023年为止`, `as of 2021`.
  private func dated(_ text: String) -> (year: Int, text: String)? {
    let folded = foldFullWidth(text)
    let matches = [
      folded.firstMatch(of: /(?:截至|截止到?|至今?)\s*((?:19|20)\d\d)年?/)?.output,
      folded.firstMatch(of: /到\s*((?:19|20)\d\d)年(?:底|末|为止|止)?，?(?=.{0,12}(?:共|已|总|获|仍))/)?.output,
      folded.firstMatch(of: /(?i:as of|up to|until) (?:\w+ ){0,3}((?:19|20)\d\d)/)?.output,
    ]
    for case let match? in matches {
      guard let found = Int(match.1), found < year, found > year - 30 else { continue }
      return (found, String(match.0))
    }
    return nil
  }

  private func strongWord(_ text: String) -> String? {
    let lower = text.lowercased()
    return Self.strong.first { word in
      // 发现任何 holds no 现任.
      lower.ranges(of: word).contains { range in
        word != "现任" || (!lower[range.upperBound...].hasPrefix("何") && lower[..<range.lowerBound].last != "发")
      }
    }
  }

  private func weakWord(_ text: String) -> String? {
    let lower = text.lowercased()
    if let word = Self.weak.first(where: lower.contains) { return word }
    let words = lower.split { !$0.isLetter && $0 != "'" }
    return Self.weakWords.first { words.contains(Substring($0)) }
  }

  private static let strong = [
    "截至目前", "截止目前", "到目前为止", "目前最", "目前世界", "目前全球", "现任", "最新版本", "最新的一届", "迄今", "as of now",
    "as of today", "the latest version", "the current president", "the current champion", "the current record",
    "incumbent",
  ]
  private static let weak = [
    "目前", "今年", "去年", "明年", "如今", "最新", "近年来", "最近几年", "当前", "this year", "last year", "most recent",
    "at present", "these days",
  ]
  private static let weakWords = ["currently", "current", "latest", "nowadays", "newest"]
}
