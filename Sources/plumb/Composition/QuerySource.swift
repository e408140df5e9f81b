internal import PlumbCore
internal import PlumbEvaluation

/// The queries of a file or of standard input, in batches, so that memory does not grow with the file.
struct QuerySource {
  var path: String
  var isPlain: Bool
  var skipInvalid: Bool
  var batchSize = 8_192

  /// Hands on batches in order.
  ///
  /// - Throws: `CoreError` for a bad line unless such lines are to be left out; what came before is handed on first.
  func batches(_ body: ([LabelledQuery]) async throws -> Void) async throws {
    var batch: [LabelledQuery] = []
    var skipped = 0
    func finish() async throws {
      if !batch.isEmpty { try await body(batch) }
      batch.removeAll(keepingCapacity: true)
    }
    if isPlain {
      let reader = try LineReader(path: path)
      while let line = try reader.next({ String(decoding: $0, as: UTF8.self) }) {
        let text = line.hasSuffix("\r") ? String(line.dropLast()) : line
        if text.allSatisfy(\.isWhitespace) { continue }
        batch.append(LabelledQuery(text: text))
        if batch.count == batchSize { try await finish() }
      }
    } else {
      for line in try JSONLinesReader<LabelledQuery>(path: path) {
        switch line {
        case .record(let query, _): batch.append(query)
        case .invalid(let problems):
          guard skipInvalid else {
            try await finish()
            throw CoreError(problems, advice: "Fix the line, pass --skip-invalid, or --plain for lines of text.")
          }
          skipped += 1
          for problem in problems { Console.error("warning: \(problem)") }
        }
        if batch.count == batchSize { try await finish() }
      }
    }
    try await finish()
    if skipped > 0 { Console.error("warning: \(skipped) lines were left out.") }
  }
}

/// Writes classified queries: a line each, or one JSON array at the end.
final class ClassificationWriter {
  private let json: Bool
  private var lines: [JSONValue] = []

  init(json: Bool) { self.json = json }

  func write(_ objects: [JSONObject]) {
    if json {
      lines += objects.map(JSONValue.object)
    } else if !objects.isEmpty {
      Console.output(objects.map { JSONValue.object($0).text() }.joined(separator: "\n"))
    }
  }

  func finish() { if json { Console.output(JSONValue.array(lines).text(.pretty)) } }
}
