internal import PlumbCore

/// Reading of battles from comma- or tab-separated text, one line in memory at a time.
///
/// Columns are found by name: `model_a`/`left`/`a`, `model_b`/`right`/`b`, `winner`, and `question_id`/`item`/`uid` where
/// battles share prompts; others are passed over.
struct BattleTable {
  private let delimiter: UInt8
  private let name: String
  private var left = -1
  private var right = -1
  private var winner = -1
  /// The columns of one outcome each, where there is no `winner`.
  private var outcomes: [Int] = []
  private var item = -1
  private var columns = 0

  init(path: String, name: String) {
    self.name = name
    delimiter = path.lowercased().hasSuffix(".tsv") ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  /// Reads a file into the sink.
  ///
  /// - Throws: `CoreError` when it cannot be read or has no such header; what the sink's body throws.
  mutating func read(path: String, into sink: inout BattleSink) throws {
    let lines = try LineReader(path: path)
    var hasHeader = false
    // A quoted field may hold line breaks: then lines are joined until its quotes are even.
    var pending: [UInt8] = []
    var starts = [Int](repeating: 0, count: 64)
    var failure: (any Error)?
    while failure == nil {
      let number = lines.lineNumber + 1
      let more: Void? = try lines.next { bytes in
        do {
          if !pending.isEmpty || bytes.contains(UInt8(ascii: "\"")) {
            pending += pending.isEmpty ? Array(bytes) : [UInt8(ascii: "\n")] + Array(bytes)
            guard pending.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 0 else { return }
            let fields = split(pending)
            pending = []
            try take(fields, line: number, hasHeader: &hasHeader, into: &sink)
            return
          }
          var end = bytes.count
          if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
          guard end > 0 else { return }
          guard hasHeader else {
            try take(split(Array(bytes[..<end])), line: number, hasHeader: &hasHeader, into: &sink)
            return
          }
          try takePlain(bytes, end: end, starts: &starts, line: number, into: &sink)
        } catch {
          failure = error
        }
      }
      if more == nil { break }
    }
    if let failure { throw failure }
    if !pending.isEmpty {
      sink.invalid([
        Diagnostic(
          .error, "a quoted field never ends; expected a closing double quote",
          at: Location(file: name, line: lines.lineNumber))
      ])
    }
    if !hasHeader {
      throw CoreError([
        Diagnostic(.error, "the file is empty; expected a header line", at: Location(file: name, line: 1))
      ])
    }
  }

  /// A line without quotes: fields are found and looked up in place.
  @inline(__always) private func takePlain(
    _ bytes: UnsafeBufferPointer<UInt8>, end: Int, starts: inout [Int], line: Int, into sink: inout BattleSink
  ) throws {
    var count = 1
    starts[0] = 0
    for index in 0..<end where bytes[index] == delimiter {
      if count + 1 >= starts.count { starts.append(contentsOf: repeatElement(0, count: starts.count)) }
      starts[count] = index + 1
      count += 1
    }
    guard count == columns else {
      sink.invalid([problem("has \(count) fields; expected \(columns) as in the header", line)])
      return
    }
    starts[count] = end + 1
    func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[starts[index]..<(starts[index + 1] - 1)])
    }
    let word: UInt8? =
      winner < 0
      ? score { Self.text(field($0)) }
      // The usual words are compared byte by byte, others with their case and blanks aside.
      : BattleWinner.doubledScore(field(winner)) ?? BattleWinner.doubledScore(Self.text(field(winner)))
    guard let score = word else {
      sink.invalid([winnerProblem(winner < 0 ? "" : Self.text(field(winner)), line)])
      return
    }
    let (a, b) = (field(left), field(right))
    guard !a.isEmpty, !b.isEmpty else {
      sink.invalid([problem("a model's name is empty", line)])
      return
    }
    let (first, second) = (sink.models.number(of: a), sink.models.number(of: b))
    guard first != second else {
      sink.invalid([problem("'\(sink.models.names[Int(first)])' plays against itself", line)])
      return
    }
    try sink.add(
      first, second, doubledScore: score, item: item < 0 ? nil : sink.items.number(of: field(item)))
  }

  private mutating func take(
    _ fields: [String], line: Int, hasHeader: inout Bool, into sink: inout BattleSink
  ) throws {
    guard hasHeader else {
      hasHeader = true
      try readHeader(fields, line: line)
      return
    }
    guard fields.count == columns else {
      sink.invalid([problem("has \(fields.count) fields; expected \(columns) as in the header", line)])
      return
    }
    guard let score = winner < 0 ? score({ fields[$0] }) : BattleWinner.doubledScore(fields[winner]) else {
      sink.invalid([winnerProblem(winner < 0 ? "" : fields[winner], line)])
      return
    }
    guard fields[left] != fields[right], !fields[left].isEmpty, !fields[right].isEmpty else {
      sink.invalid([problem("'\(fields[left])' plays against '\(fields[right])'; expected two models", line)])
      return
    }
    try sink.add(
      sink.models.number(of: fields[left]), sink.models.number(of: fields[right]), doubledScore: score,
      item: item < 0 ? nil : sink.items.number(of: fields[item]))
  }

  private mutating func readHeader(_ fields: [String], line: Int) throws(CoreError) {
    func find(_ names: [String]) -> Int { fields.firstIndex { names.contains($0.lowercased()) } ?? -1 }
    left = find(["model_a", "left", "a"])
    right = find(["model_b", "right", "b"])
    winner = find(["winner"])
    item = find(["question_id", "item", "uid"])
    columns = fields.count
    if winner < 0 { outcomes = BattleWinner.outcomeColumns.map { find([$0]) } }
    guard left >= 0, right >= 0, winner >= 0 || !outcomes.contains(-1) else {
      throw CoreError([
        problem(
          "the header is \(fields.joined(separator: ",")); expected the columns model_a, model_b, winner or left, right, winner",
          line)
      ])
    }
  }

  private func split(_ bytes: [UInt8]) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        if isQuoted, at + 1 < bytes.count, bytes[at + 1] == byte {
          field.append(byte)
          at += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == delimiter, !isQuoted {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else {
        field.append(byte)
      }
      at += 1
    }
    if field.last == UInt8(ascii: "\r") { field.removeLast() }
    return fields + [String(decoding: field, as: UTF8.self)]
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The score by the columns of one outcome each.
  private func score(_ field: (Int) -> String) -> UInt8? {
    let isOne = outcomes.map { Double(field($0)) == 1 || field($0).lowercased() == "true" }
    return BattleWinner.doubledScore(first: isOne[0], second: isOne[1], tie: isOne[2])
  }

  private func winnerProblem(_ word: String, _ line: Int) -> Diagnostic {
    if winner < 0 {
      return problem("has not exactly one 1 among \(BattleWinner.outcomeColumns.joined(separator: ", "))", line)
    }
    return problem("winner is '\(word)'; expected \(BattleWinner.expected)", line)
  }

  private func problem(_ message: String, _ line: Int) -> Diagnostic {
    Diagnostic(.error, message, at: Location(file: name, line: line))
  }
}
