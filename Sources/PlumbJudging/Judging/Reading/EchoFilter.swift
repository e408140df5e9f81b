internal import Foundation
internal import PlumbCore

/// Takes out of a judge's text what it only repeats: its question, the second asking, and the answers it judges.
struct EchoFilter: Sendable {
  private let asked: [String]
  private let answers: [String]
  /// The code of the marker lines.
  private let code: String?

  /// A filter.
  ///
  /// - Parameters:
  ///   - asked: The texts of the question, the material first, and of the second asking.
  ///   - answers: The answers that are judged.
  init(asked: [String], answers: [String]) {
    self.asked = asked
    self.answers = answers
    // The last end of a stretch of material is the template's own: it stands behind whatever an answer says.
    code =
      asked.lazy.compactMap { text -> String? in
        let ends = Self.end?.matches(in: text, range: NSRange(text.startIndex..., in: text)) ?? []
        return ends.last.flatMap { Range($0.range(at: 1), in: text) }.map { String(text[$0]) }
      }.first
  }

  private static let end = readingExpression(#"\[(?:end|结束) ([0-9a-f]{8})\]"#)

  /// The text without the repetitions.
  ///
  /// - Parameters:
  ///   - text: The judge's text.
  ///   - misleads: Whether an answer holds, among other words, what could be taken for a verdict; others stay, for they
  ///     belong to the judge's reasons.
  /// - Returns: The judge's own words.
  func ownWords(in text: String, misleads: (String) -> Bool) -> String {
    let size = asked.reduce(0) { $0 + $1.utf8.count } + answers.reduce(0) { $0 + $1.utf8.count }
    // A text far longer than all that was shown is no echo, and is not worth a search.
    guard text.utf8.count < 8 * size + 100_000 else { return text }
    var text = text
    for message in asked.map(Self.trimmed).sorted(by: { $0.count > $1.count }) where message.utf8.count >= 24 {
      text = text.replacingOccurrences(of: message, with: "\n")
    }
    if let code { text = Self.withoutMarked(text, code: code) }
    for answer in answers.map(Self.trimmed).sorted(by: { $0.count > $1.count })
    where answer.utf8.count >= 8 && text.contains(answer) && misleads(answer) {
      text = text.replacingOccurrences(of: answer, with: " ")
    }
    return text
  }

  private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

  /// The text without what stands between the marker lines; the last one closes, or the text was cut before it.
  ///
  /// Marker lines come in pairs: `[answer A CODE]` and `[end CODE]`.
  private static func withoutMarked(_ text: String, code: String) -> String {
    let parts = text.components(separatedBy: "\(code)]")
    guard parts.count > 1 else { return text }
    var own = ""
    var isInside = false
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let marker = part.range(of: "[", options: .backwards)
      if !isInside { own += isLast ? part : String(part[..<(marker?.lowerBound ?? part.endIndex)]) + "\n" }
      isInside =
        !isLast
        && !["[end", "[结束"].contains {
          Self.trimmed(String(part[(marker?.lowerBound ?? part.endIndex)...])).hasPrefix($0)
        }
    }
    return own
  }
}

extension JudgeTemplate {
  /// The filter for a question by this template; `nil` for AlpacaEval's, whose texts are read as AlpacaEval reads them.
  func echoFilter(_ messages: [Message], reask: String?, answers: [String]) -> EchoFilter? {
    guard slotStyle == .doubleBraces else { return nil }
    return EchoFilter(asked: messages.map(\.content).reversed() + [reask].compactMap(\.self), answers: answers)
  }
}
