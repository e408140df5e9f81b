internal import PlumbCore
internal import PlumbBenchmarks

/// One question of a review for a terminal of a given width.
///
/// - Parameters:
///   - entry: The question.
///   - number: Which one it is, from 1.
///   - queue: All questions, for the progress line.
///   - width: The columns of the terminal.
/// - Returns: The page, without the line that asks.
func reviewPage(_ entry: ReviewEntry, number: Int, of queue: ReviewQueue, width: Int) -> String {
  let item = entry.item
  let width = max(40, min(width, 110))
  var lines = [
    String(repeating: "─", count: width),
    "\(number)/\(queue.entries.count)  \(TextTable.printable(item.id))  \(queue.waiting.count) waiting, \(queue.count(.accept)) accepted, \(queue.count(.edit)) edited, \(queue.count(.reject)) rejected",
    "",
  ]
  func add(_ title: String, _ text: String) {
    lines.append(title)
    lines += wrapped(text, width: width - 2).map { "  " + $0 }
    lines.append("")
  }
  add("CATEGORY", item.category.isEmpty ? "—" : item.category.joined(separator: " / "))
  for (index, turn) in item.turns.enumerated() {
    let number = item.turns.count > 1 ? " \(index + 1)" : ""
    add("QUESTION\(number)", turn)
    add(
      "REFERENCE\(number)",
      index < item.references.count && !item.references[index].isEmpty ? item.references[index] : "—")
  }
  add("EVIDENCE", item.evidence ?? "—")
  add("FROM", entry.origins.map { "\($0.field): \($0.origin)" }.joined(separator: "; "))
  let notes = entry.gaps.map { "gap: \($0)" } + entry.findings
  if !notes.isEmpty { add("CHECKS", notes.joined(separator: "\n")) }
  if let decision = entry.decision {
    add("DECIDED", "\(decision.verdict.rawValue)\(decision.reason.map { ": \($0)" } ?? "")")
  } else if entry.isOutdated {
    add("DECIDED", "about an earlier text; decide again")
  }
  return lines.joined(separator: "\n")
}

/// All questions with their state.
func reviewTable(_ queue: ReviewQueue) -> String {
  var table = TextTable([
    .init(title: "item"), .init(title: "state"), .init(title: "category"), .init(title: "checks", isNumber: true),
    .init(title: "question"),
  ])
  for entry in queue.entries {
    let state = entry.decision?.verdict.rawValue ?? (entry.isOutdated ? "waiting (changed)" : "waiting")
    let question = entry.item.turns[0].split(whereSeparator: \.isNewline).joined(separator: " ")
    table.add([
      entry.item.id, state, entry.item.category.joined(separator: "/"),
      "\(entry.findings.count + entry.gaps.count)", question.count > 40 ? question.prefix(39) + "…" : question,
    ])
  }
  return table.text + "\n" + reviewSummary(queue)
}

/// How many questions have which state.
func reviewSummary(_ queue: ReviewQueue) -> String {
  "\(queue.entries.count) questions: \(queue.count(.accept)) accepted, \(queue.count(.edit)) edited, \(queue.count(.reject)) rejected, \(queue.waiting.count) waiting."
}

/// A text in lines of at most `width` columns, cut between words or beside wide characters; control characters are shown as
/// such.
func wrapped(_ text: String, width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [String] in
    var lines: [String] = []
    var line = ""
    var columns = 0
    var lastBreak: String.Index?
    for character in TextTable.printable(String(paragraph)) {
      let size = displayWidth(String(character))
      if columns + size > width, !line.isEmpty {
        if let place = lastBreak, character != " ", size == 1, place > line.startIndex {
          let rest = String(line[place...])
          lines.append(String(line[..<place]))
          line = rest
        } else {
          lines.append(line)
          line = ""
        }
        columns = displayWidth(line)
        lastBreak = nil
      }
      if character == " ", line.isEmpty, !lines.isEmpty { continue }
      line.append(character)
      columns += size
      if character == " " || size == 2 { lastBreak = line.endIndex }
    }
    return lines + [line]
  }
}
