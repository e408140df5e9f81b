internal import PlumbCore

/// What was read before, in hashes: to tell copies of files from further judgments of the same pairs.
struct AlpacaEvalReadingHistory {
  private struct Pair: Hashable {
    var hash: Int
    init(_ row: ImportedJudgment) {
      var hasher = Hasher()
      hasher.combine(row.judgment.item)
      hasher.combine(row.judgment.judge)
      hasher.combine(row.baseline)
      hasher.combine(row.model)
      hash = hasher.finalize()
    }
  }

  private var files: [Int: String] = [:]
  private var counts: [Pair: Int] = [:]
  private var seen: Set<Int> = []

  /// The earlier file with the same rows, in whatever order; `nil` when there is none, and then this one is noted.
  mutating func original(of rows: [ImportedJudgment], in file: String) -> String? {
    guard !rows.isEmpty else { return nil }
    let sum = rows.reduce(rows.count) { $0 &+ Self.hash($1) }
    if let original = files[sum] { return original }
    files[sum] = file
    return nil
  }

  private static func hash(_ row: ImportedJudgment) -> Int {
    var hasher = Hasher()
    hasher.combine(Pair(row))
    hasher.combine(row.judgment.outcome.preference?.first)
    hasher.combine(row.judgment.models.first)
    hasher.combine(ends: row.judgment.raw ?? "")
    hasher.combine(row.judgment.latency)
    hasher.combine(row.judgment.usd)
    for answer in row.answers { hasher.combine(ends: answer) }
    return hasher.finalize()
  }

  /// Takes out the rows that were read before with everything the judge left of them: its reply, its time or its price.
  ///
  /// Rows without any of these, such as people's, may be two judgments that agree.
  ///
  /// - Parameters:
  ///   - rows: The rows; copies are removed.
  ///   - positions: Their places in the file; those of copies are removed.
  /// - Returns: The places of the copies.
  mutating func takeCopies(from rows: inout [ImportedJudgment], _ positions: inout [Int]) -> [Int] {
    let copies = rows.indices.filter { index in
      let judgment = rows[index].judgment
      guard judgment.raw != nil || judgment.latency != nil else { return false }
      return !seen.insert(Self.hash(rows[index])).inserted
    }
    guard !copies.isEmpty else { return [] }
    let places = copies.map { positions[$0] }
    for index in copies.reversed() {
      rows.remove(at: index)
      positions.remove(at: index)
    }
    return places
  }

  /// Numbers the repetitions of each pair.
  ///
  /// - Returns: The indices of the rows whose pair came before.
  mutating func number(_ rows: inout [ImportedJudgment]) -> [Int] {
    var repeats: [Int] = []
    for index in rows.indices {
      let pair = Pair(rows[index])
      guard let repetition = counts[pair] else {
        counts[pair] = 1
        continue
      }
      counts[pair] = repetition + 1
      rows[index].judgment.repetition = repetition
      repeats.append(index)
    }
    return repeats
  }
}

extension Hasher {
  /// Takes a text's length and both ends: copies of a file are equal to the byte, and two that differ in some answer differ
  /// in its length or its ends but for a chance in a file of hundreds.
  fileprivate mutating func combine(ends text: String) {
    var text = text
    text.withUTF8 { bytes in
      combine(bytes.count)
      combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes).prefix(64)))
      combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes).suffix(64)))
    }
  }
}
