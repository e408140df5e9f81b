internal import PlumbCore

/// Records that stand twice in files: a judgment of the same thing with the same result and the same text of the judge.
///
/// They are a file's mistake and count once; another text is another judgment.
struct RecordCopies {
  private var seen: Set<Int> = []
  private var known: Set<Int> = []
  private var copies = 0
  private var repeats = 0
  private var first: String?

  /// Whether a record was read before.
  ///
  /// - Parameters:
  ///   - name: What it is about, for messages.
  ///   - subject: What it is about, as a hash: the item, the judge, the models.
  ///   - parts: What was found, and the judge's text.
  mutating func isCopy(_ name: @autoclosure () -> String, of subject: Int, _ parts: [String?]...) -> Bool {
    var hasher = Hasher()
    hasher.combine(subject)
    hasher.combine(parts)
    let isCopy = !seen.insert(hasher.finalize()).inserted
    let isRepeat = !known.insert(subject).inserted
    if isRepeat, first == nil { first = name() }
    if isCopy { copies += 1 } else if isRepeat { repeats += 1 }
    return isCopy
  }

  /// What a reader should know of them; `nil` when there are none.
  var warning: Diagnostic? {
    guard let first else { return nil }
    var sentences: [String] = []
    if copies > 0 { sentences.append("\(copies) \(copies == 1 ? "record stands" : "records stand") twice and counted once") }
    if repeats > 0 {
      sentences.append(
        "\(repeats) \(repeats == 1 ? "record judges" : "records judge") again what the same judge judged before; all count")
    }
    return Diagnostic(.warning, sentences.joined(separator: "; ") + "; the first is \(first)", at: Location())
  }
}
