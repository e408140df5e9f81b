public import PlumbCore
internal import PlumbJudging

/// Reads which criteria a labeller's text names.
///
/// Accepted, in this order, the last occurrence of the first kind found:
///
/// 1. a JSON object with a truth value a criterion's name;
/// 2. a list of numbers in brackets, `[1, 3]`, `【1、3】`, with or without blanks, full-width digits too; `[]` is none;
/// 3. a line that begins with a label word (`criteria:`, `标准：`) and holds numbers, or a word for none.
///
/// Lists that differ are no label unless the last one follows a label word; a number outside 1 to 7 is no label.
///
/// - Parameter text: What the labeller wrote.
/// - Returns: The criteria.
/// - Throws: `Failure` with `no-verdict` or `ambiguous-verdict`.
public func criteriaNamed(in text: String) throws(Failure) -> Set<PromptCriterion> {
  let folded = foldFullWidth(text)
  for value in jsonValues(in: text).reversed() {
    if let object = value.object, let met = criteria(in: object) { return met }
  }
  let lists = bracketLists(in: folded)
  if let last = lists.last {
    let distinct = Set(lists.map { $0.numbers.sorted() })
    guard distinct.count == 1 || last.isLabelled else {
      throw Failure(.ambiguousVerdict, "The labeller's text holds several lists of criteria that differ.")
    }
    return try criteria(numbers: last.numbers)
  }
  if let numbers = labelLine(in: folded) { return try criteria(numbers: numbers) }
  throw Failure(.noVerdict, "The labeller's text holds no list of criteria.")
}

private func criteria(numbers: [Int]) throws(Failure) -> Set<PromptCriterion> {
  var met: Set<PromptCriterion> = []
  for number in numbers {
    guard let criterion = PromptCriterion(number: number) else {
      throw Failure(.noVerdict, "The labeller named criterion \(number); there are 1 to 7.")
    }
    met.insert(criterion)
  }
  return met
}

/// The criteria of an object with truth values, or with a list of numbers under `criteria`.
private func criteria(in object: JSONObject) -> Set<PromptCriterion>? {
  if let list = (object["criteria"] ?? object["标准"])?.array {
    let numbers = list.compactMap(\.int)
    return numbers.count == list.count ? try? criteria(numbers: numbers) : nil
  }
  var met: Set<PromptCriterion> = []
  var known = 0
  for criterion in PromptCriterion.allCases {
    guard let value = object[criterion.rawValue]?.bool ?? object["\(criterion.number)"]?.bool else { continue }
    known += 1
    if value { met.insert(criterion) }
  }
  return known == PromptCriterion.allCases.count ? met : nil
}

private struct BracketList {
  var numbers: [Int]
  var isLabelled: Bool
}

private let separators: Set<Character> = [",", "、", ";", " ", "\t", "\n", "，", "；"]

/// The bracketed lists of numbers in a text, in order.
private func bracketLists(in text: String) -> [BracketList] {
  let closings: [Character: Character] = ["[": "]", "【": "】"]
  var lists: [BracketList] = []
  var index = text.startIndex
  while index < text.endIndex {
    defer { index = text.index(after: index) }
    guard let closing = closings[text[index]], let end = text[index...].firstIndex(of: closing) else { continue }
    let content = text[text.index(after: index)..<end]
    guard content.allSatisfy({ $0.isNumber || separators.contains($0) }) else { continue }
    let numbers = content.split { separators.contains($0) }.compactMap { Int($0) }
    let line = text[..<index].split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    lists.append(BracketList(numbers: numbers, isLabelled: isLabel(line)))
  }
  return lists
}

private func isLabel(_ line: Substring) -> Bool {
  let words = line.lowercased()
  return ["criteria", "answer", "label", "verdict", "标准", "答案", "结论", "编号"].contains { words.contains($0) }
}

/// The numbers of the last line that begins with a label word; empty for a word of none.
private func labelLine(in text: String) -> [Int]? {
  for line in text.split(separator: "\n").reversed() {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }), isLabel(line[..<colon]) else { continue }
    let rest = line[line.index(after: colon)...].filter { !"*`_".contains($0) }.trimmingPrefix { $0.isWhitespace }
    let lowercased = rest.lowercased().prefix { $0 != "." && $0 != "。" }
    if ["none", "no criteria", "无", "没有", "都不符合"].contains(String(lowercased)) { return [] }
    let parts = rest.split { separators.contains($0) }
    let numbers = parts.compactMap { Int($0.filter { $0 != "." && $0 != "。" }) }
    if !numbers.isEmpty, numbers.count == parts.count { return numbers }
  }
  return nil
}
