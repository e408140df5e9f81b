public import PlumbCore

/// A question as a text that a person edits: one part a field, each under a line of its own.
public enum ReviewSheet {
  private static let mark = "====="

  /// The text for an editor.
  public static func text(of item: Item) -> String {
    var parts: [(String, String)] = [("category", item.category.joined(separator: "/"))]
    for (index, turn) in item.turns.enumerated() {
      parts.append(("question \(index + 1)", turn))
      parts.append(("reference \(index + 1)", index < item.references.count ? item.references[index] : ""))
    }
    parts.append(("evidence", item.evidence ?? ""))
    return "# Change the texts below the lines that begin with \(mark); leave those lines.\n"
      + parts.map { "\(mark) \($0.0)\n\($0.1)\n" }.joined()
  }

  /// The changes that a person made.
  ///
  /// - Parameters:
  ///   - text: The edited text.
  ///   - item: The question as it was.
  /// - Returns: A decision `edit`, or `nil` when nothing differs.
  /// - Throws: `CoreError` naming the part that is missing or unknown.
  public static func decision(_ text: String, for item: Item) throws(CoreError) -> ReviewDecision? {
    var parts: [String: String] = [:]
    var current: String?
    var lines: [Substring] = []
    func close() {
      if let current { parts[current] = lines.joined(separator: "\n").trimmed }
      lines = []
    }
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(mark) {
        close()
        current = String(line.dropFirst(mark.count)).trimmed
      } else {
        lines.append(line)
      }
    }
    close()
    func part(_ name: String) throws(CoreError) -> String {
      guard let found = parts.removeValue(forKey: name) else {
        throw CoreError(.invalidInput, "the line '\(mark) \(name)' is missing; the question stays as it was.")
      }
      return found
    }
    var decision = ReviewDecision(item: item.id, verdict: .edit)
    let category = try part("category").split(separator: "/").map { String($0).trimmed }
    var turns: [String] = []
    var references: [String] = []
    for index in item.turns.indices {
      turns.append(try part("question \(index + 1)"))
      references.append(try part("reference \(index + 1)"))
    }
    let evidence = try part("evidence")
    if let stranger = parts.keys.min() {
      throw CoreError(.invalidInput, "'\(mark) \(stranger)' is not a part of the question.")
    }
    if category != item.category { decision.category = category }
    if turns != item.turns.map(\.trimmed) { decision.turns = turns }
    let before = item.turns.indices.map { $0 < item.references.count ? item.references[$0].trimmed : "" }
    if references != before { decision.references = references }
    if evidence != (item.evidence ?? "").trimmed { decision.evidence = evidence }
    let changes =
      decision.turns != nil || decision.references != nil || decision.evidence != nil || decision.category != nil
    return changes ? decision : nil
  }
}
