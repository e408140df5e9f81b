internal import PlumbCore
internal import PlumbJudging

/// The new request in an evolver's text: the text without code fences around it, quotation marks around it, or a title.
///
/// - Returns: `nil` when nothing is left.
func evolvedRequest(in text: String) -> String? {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  func drop(while condition: (String) -> Bool) {
    while let first = lines.first, condition(first) { lines.removeFirst() }
    while let last = lines.last, condition(last) { lines.removeLast() }
  }
  let isBlank = { (line: String) in line.allSatisfy(\.isWhitespace) }
  drop(while: isBlank)
  if lines.count > 2, lines[0].hasPrefix("```"), lines[lines.count - 1] == "```" {
    lines = Array(lines.dropFirst().dropLast())
    drop(while: isBlank)
  }
  guard !lines.isEmpty else { return nil }
  let titles = [
    "new request", "the new request", "harder request", "request", "new prompt", "rewritten request", "新的请求", "新请求",
    "请求", "改写后的请求",
  ]
  for title in titles {
    let bare = lines[0].filter { !"*#_".contains($0) }.trimmingPrefix { $0.isWhitespace }
    guard bare.lowercased().hasPrefix(title) else { continue }
    let rest = bare.dropFirst(title.count).trimmingPrefix { $0.isWhitespace }
    guard rest.first == ":" || rest.first == "：" else { continue }
    lines[0] = String(rest.dropFirst().trimmingPrefix { $0.isWhitespace })
    if lines[0].isEmpty { lines.removeFirst() }
    drop(while: isBlank)
    break
  }
  var result = lines.joined(separator: "\n")
  for (open, close) in [("\"", "\""), ("“", "”"), ("「", "」")]
  where result.count > 2 && result.hasPrefix(open) && result.hasSuffix(close) {
    let inner = result.dropFirst().dropLast()
    if !inner.contains(open), !inner.contains(close) { result = String(inner) }
  }
  return result.contains { !$0.isWhitespace } ? result : nil
}

/// Whether two requests are the same, as a judge's text says.
///
/// - Throws: `Failure` when the text says neither or both.
func samenessVerdict(in text: String) throws(Failure) -> Bool {
  let folded = foldFullWidth(text).lowercased()
  func isNamed(_ words: [String]) -> Bool {
    words.contains { word in
      folded.ranges(of: word).contains { range in
        let before = folded[..<range.lowerBound].last
        let after = folded[range.upperBound...].first
        return !(before?.isASCII == true && before?.isLetter == true)
          && !(after?.isASCII == true && after?.isLetter == true)
      }
    }
  }
  let isDifferent = isNamed(["different", "not the same", "not same", "不同", "不相同", "not equal"])
  let withoutNegations = ["not the same", "not same", "不相同"].reduce(folded) { $0.replacingOccurrence(of: $1) }
  let isSame = ["same", "equal", "相同"].contains { withoutNegations.contains($0) }
  switch (isSame, isDifferent) {
  case (true, false): return true
  case (false, true): return false
  case (true, true):
    throw Failure(.ambiguousVerdict, "The judge's text says both that the requests are the same and not.")
  case (false, false): throw Failure(.noVerdict, "The judge's text does not say whether the requests are the same.")
  }
}

extension String {
  /// The text with every occurrence of `word` left out.
  fileprivate func replacingOccurrence(of word: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: " ")
  }
}

/// The difficulty, 1–10, that a rater's text names: after “difficulty”, in `[[ ]]`, or the only number.
///
/// - Throws: `Failure` when there is none, several that differ, or one outside 1 to 10.
func difficultyRating(in text: String) throws(Failure) -> Double {
  let folded = foldFullWidth(text).lowercased()
  var numbers: [Double] = []
  for label in ["difficulty", "难度"] {
    for range in folded.ranges(of: label) {
      let rest = folded[range.upperBound...].drop { !$0.isNumber && $0 != "\n" }
      if let number = leadingNumber(of: rest) { numbers.append(number) }
    }
  }
  if numbers.isEmpty {
    numbers = folded.ranges(of: "[[").compactMap { leadingNumber(of: folded[$0.upperBound...]) }
  }
  if numbers.isEmpty {
    // “7/10” is one number.
    let bare = folded.split(separator: "/", maxSplits: 1).first ?? ""
    var rest = bare[...]
    while let start = rest.firstIndex(where: \.isNumber) {
      rest = rest[start...]
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      if let number = leadingNumber(of: rest) { numbers.append(number) }
      rest = rest[digits.endIndex...]
    }
    guard Set(numbers).count <= 1 else {
      throw Failure(.ambiguousVerdict, "The rater's text holds several numbers.")
    }
  }
  guard let last = numbers.last else { throw Failure(.noVerdict, "The rater's text holds no number.") }
  guard (1...10).contains(last) else { throw Failure(.noVerdict, "The rater wrote \(last); difficulty is 1 to 10.") }
  return last
}

private func leadingNumber(of text: Substring) -> Double? {
  var digits = text.prefix { $0.isNumber || $0 == "." }
  while digits.last == "." { digits = digits.dropLast() }
  return Double(digits)
}
