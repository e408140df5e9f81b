internal import PlumbCore
internal import PlumbJudging

/// What a prompt must be to stay in a build.
struct CleaningRules: Sendable, Equatable {
  /// Languages that stay; empty means all.
  var languages: [String] = ["en", "zh"]
  /// The least length, in Latin letters; a Han character counts as three.
  var minLength = 32
  /// The most Unicode scalars.
  var maxLength = 10_000
  /// Whether only the first turn stays, since later ones depend on what a model answered.
  var firstTurnOnly = true
  /// A prompt with one of these words, in any case, is dropped.
  var blockedWords: [String] = []

  var json: JSONObject {
    [
      "version": 1, "languages": .array(languages.map(JSONValue.string)), "min_length": JSONValue(minLength),
      "max_length": JSONValue(maxLength), "turns": firstTurnOnly ? "first" : "all",
      "blocked_words": .array(blockedWords.map(JSONValue.string)),
    ]
  }

  /// Reads the spec's `clean`.
  init(from fields: inout FieldReader) {
    languages = fields.optional("languages", .strings) ?? languages
    minLength = fields.optional("min_length", .integer(atLeast: 0)) ?? minLength
    maxLength = fields.optional("max_length", .integer(atLeast: 1)) ?? maxLength
    let turns = fields.optional("turns", .nonEmptyString) ?? "first"
    if !["first", "all"].contains(turns) { fields.report("turns", "expected first or all, found '\(turns)'") }
    firstTurnOnly = turns != "all"
    blockedWords = fields.optional("blocked_words", .strings) ?? []
    fields.warnAboutUnknownKeys()
  }

  init() {}

  /// Why a prompt is dropped; `nil` when it stays.
  func problem(with item: Item) -> String? {
    let text = item.turns.joined(separator: "\n")
    let scalars = text.unicodeScalars
    var weight = 0
    for scalar in scalars where !scalar.properties.isWhitespace { weight += scalar.value >= 0x2E80 ? 3 : 1 }
    if weight < minLength { return "too_short" }
    if scalars.count > maxLength { return "too_long" }
    if text.contains("\u{FFFD}") { return "damaged_text" }
    if Self.isRepetition(text) { return "repetition" }
    if !languages.isEmpty, !languages.contains(item.language ?? "und") { return "other_language" }
    let lowercased = blockedWords.isEmpty ? "" : text.lowercased()
    if blockedWords.contains(where: { lowercased.contains($0.lowercased()) }) { return "blocked_word" }
    return nil
  }

  /// Whether a text is mostly one character, or one word said over and over.
  private static func isRepetition(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard scalars.count >= 40 else { return false }
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in scalars { counts[scalar, default: 0] += 1 }
    if (counts.values.max() ?? 0) * 2 > scalars.count { return true }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count >= 20 else { return false }
    var wordCounts: [Substring: Int] = [:]
    for word in words { wordCounts[word, default: 0] += 1 }
    return (wordCounts.values.max() ?? 0) * 2 > words.count
  }
}

/// Tidies prompts and drops those that no benchmark wants; the reasons are counted.
struct CleanStep: BuildStep {
  let name = "clean"
  let rules: CleaningRules

  var settings: JSONObject { rules.json }
  let reads = ["load"]

  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult {
    let items: [Item] = try context.records(of: "load")
    context.metrics.beginStage(name, total: items.count)
    var dropped: [String: Int] = [:]
    var languages: [String: Int] = [:]
    var kept = 0
    for var item in items {
      item.turns = (rules.firstTurnOnly ? Array(item.turns.prefix(1)) : item.turns).map(tidied)
      item.language = item.language ?? guessedLanguage(of: item.turns.joined(separator: "\n"))
      languages[item.language ?? "und", default: 0] += 1
      if let problem = rules.problem(with: item) {
        dropped[problem, default: 0] += 1
        context.metrics.advance(name, failed: false)
        continue
      }
      kept += 1
      try output.write(item)
      context.metrics.advance(name, failed: false)
    }
    context.metrics.endStage(name)
    let reasons = dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { NamedCount($0.key, $0.value) }
    return StepResult(
      counts: [NamedCount("read", items.count)] + reasons + [NamedCount("kept", kept)],
      details: ["languages": countsJSON(languages)])
  }

  /// A turn without control characters, trailing blanks, and special tokens that would end a model's reading.
  private func tidied(_ text: String) -> String {
    let unified = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    let scalars = unified.unicodeScalars.filter { scalar in
      scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
    }
    var result = String(String.UnicodeScalarView(scalars))
    for token in ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|eot_id|>"] where result.contains(token) {
      result = result.split(separator: token, omittingEmptySubsequences: false)
        .joined(separator: "<| " + token.dropFirst(2).dropLast(2) + " |>")
    }
    let start = result.firstIndex { !$0.isWhitespace } ?? result.endIndex
    let end = result.lastIndex { !$0.isWhitespace }.map(result.index(after:)) ?? result.endIndex
    return start < end ? String(result[start..<end]) : ""
  }
}

/// Counts by name as an object, largest first.
func countsJSON(_ counts: [String: Int]) -> JSONValue {
  .object(
    JSONObject(
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { .init(key: $0.key, value: JSONValue($0.value)) }))
}
