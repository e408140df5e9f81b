internal import Foundation
internal import PlumbCore
internal import PlumbBenchmarks

/// Shows one question after the other and takes a decision about each; every decision is written at once.
struct ReviewTerminal {
  var desk: ReviewDesk
  var reviewer: String?

  private static let help =
    "a accept · e edit ($EDITOR) · f new reference · c category · r reject · s skip · b back · q quit"

  /// Runs until all questions are decided or the person quits.
  func run() throws {
    var place = try desk.queue().entries.firstIndex { $0.decision == nil } ?? 0
    while true {
      let queue = try desk.queue()
      guard place < queue.entries.count else {
        if queue.waiting.isEmpty { return Console.output("All questions are decided.") }
        guard let next = queue.entries.firstIndex(where: { $0.decision == nil }),
          ask("The end. \(queue.waiting.count) wait; go back to the first of them? [y/n] ")?.lowercased() == "y"
        else { return }
        place = next
        continue
      }
      let entry = queue.entries[place]
      Console.output(reviewPage(entry, number: place + 1, of: queue, width: Console.width))
      guard let answer = ask("\(Self.help)\n> ") else { return }
      switch answer.lowercased() {
      case "a": place += try decide(accept(entry)) ? 1 : 0
      case "e": place += try decide(edit(entry)) ? 1 : 0
      case "f": place += try decide(rewrite(entry)) ? 1 : 0
      case "c": place += try decide(recategorize(entry)) ? 1 : 0
      case "r": place += try decide(reject(entry)) ? 1 : 0
      case "s", "": place += 1
      case "b": place = max(0, place - 1)
      case "q": return
      default: Console.output("'\(TextTable.printable(answer))' is none of the keys.")
      }
    }
  }

  /// Writes a decision down.
  private func decide(_ decision: ReviewDecision?) throws -> Bool {
    guard var decision else { return false }
    decision.reviewer = reviewer
    decision.time = Date.now.formatted(.iso8601)
    try desk.append([decision])
    return true
  }

  private func accept(_ entry: ReviewEntry) -> ReviewDecision? {
    guard entry.gaps.isEmpty else {
      Console.output("It cannot be accepted: \(entry.gaps.joined(separator: ", ")). Edit or reject it.")
      return nil
    }
    var decision = ReviewDecision(item: entry.item.id, verdict: .accept)
    decision.seen = entry.digest
    return decision
  }

  private func reject(_ entry: ReviewEntry) -> ReviewDecision? {
    guard let reason = ask("Why? (empty: not rejected) "), !reason.isEmpty else { return nil }
    var decision = ReviewDecision(item: entry.item.id, verdict: .reject, reason: reason)
    decision.seen = entry.digest
    return decision
  }

  private func recategorize(_ entry: ReviewEntry) -> ReviewDecision? {
    guard let answer = ask("Category (such as 数学计算, or 专业能力/历史): "), !answer.isEmpty else { return nil }
    var decision = ReviewDecision(item: entry.item.id, verdict: .edit)
    decision.category = answer.split(separator: "/").map(String.init)
    return checked(decision, entry)
  }

  /// A new reference, typed line by line.
  private func rewrite(_ entry: ReviewEntry) -> ReviewDecision? {
    var references: [String] = []
    for index in entry.item.turns.indices {
      let number = entry.item.turns.count > 1 ? " \(index + 1)" : ""
      Console.output("New reference\(number); end with a line that holds only a full stop:")
      var lines: [String] = []
      while let line = readLine(), line != "." { lines.append(line) }
      references.append(lines.joined(separator: "\n"))
    }
    guard references.allSatisfy({ !$0.isEmpty }) else { return nil }
    var decision = ReviewDecision(item: entry.item.id, verdict: .edit)
    decision.references = references
    return checked(decision, entry)
  }

  private func edit(_ entry: ReviewEntry) throws -> ReviewDecision? {
    let environment = ProcessInfo.processInfo.environment
    guard let editor = environment["VISUAL"] ?? environment["EDITOR"] else {
      Console.output("Set EDITOR to an editor, such as nano, or type f for a new reference here.")
      return nil
    }
    let path = FileManager.default.temporaryDirectory.appending(path: "plumb-review-\(getpid()).txt")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(ReviewSheet.text(of: entry.item).utf8).write(to: path, options: .atomic)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(editor) \"$1\"", "sh", path.path(percentEncoded: false)]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      Console.output("The editor ended with \(process.terminationStatus); the question stays as it was.")
      return nil
    }
    do {
      let edited = try String(contentsOf: path, encoding: .utf8)
      guard let decision = try ReviewSheet.decision(edited, for: entry.item) else {
        Console.output("Nothing changed.")
        return nil
      }
      return checked(decision, entry)
    } catch {
      Console.output("\(error)")
      return nil
    }
  }

  /// An edit that leaves no gaps, with the person's word on its meaning.
  private func checked(_ decision: ReviewDecision, _ entry: ReviewEntry) -> ReviewDecision? {
    var decision = decision
    decision.seen = entry.digest
    let result = ReviewEntry(item: decision.applied(to: entry.item))
    guard result.gaps.isEmpty else {
      Console.output("It would still have gaps: \(result.gaps.joined(separator: ", ")).")
      return nil
    }
    if decision.references != nil {
      switch ask("Does the reference now say something else? [y/n, empty: leave it to the rules] ")?.lowercased() {
      case "y": decision.changesMeaning = true
      case "n": decision.changesMeaning = false
      default: break
      }
    }
    let reason = ask("Reason (may stay empty): ") ?? ""
    decision.reason = reason.isEmpty ? nil : reason
    return decision
  }

  private func ask(_ prompt: String) -> String? {
    Console.outputFragment(prompt)
    return readLine().map { line in
      let start = line.drop { $0.isWhitespace }
      return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
  }
}
