internal import Foundation
public import PlumbCore

/// Reads which scenario a model's text names.
///
/// Accepted, in this order: a JSON object's `scenario` (or `场景`); the last line that begins with `Scenario:` or `场景：`; a text
/// in which exactly one scenario is named. Names are compared without case, and with blanks or hyphens for `_`.
///
/// - Parameters:
///   - text: What the model wrote.
///   - names: The scenarios there are; `unsure` is always one.
/// - Returns: The scenario's id, or `unsure`.
/// - Throws: `Failure` with `no-verdict` or `ambiguous-verdict`.
public func scenarioNamed(in text: String, of names: Set<String>) throws(Failure) -> String {
  let known = names.union(["unsure"])
  func folded(_ text: some StringProtocol) -> String {
    String(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
      .trimmingCharacters(in: CharacterSet(charactersIn: "_`*\"'“”「」.。,，：:[]()（）\n\r\t"))
  }
  let byFolded = Dictionary(known.map { (folded($0), $0) }, uniquingKeysWith: { first, _ in first })
  if let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end,
    let object = try? JSONValue.parse(String(text[start...end])).object,
    let name = (object["scenario"] ?? object["场景"])?.string
  {
    guard let found = byFolded[folded(name)] else {
      throw Failure(.noVerdict, "'\(name.prefix(60))' is not a scenario.")
    }
    return found
  }
  for line in text.split(whereSeparator: \.isNewline).reversed() {
    let bare = line.drop { "#*->` ".contains($0) }
    let lowered = bare.lowercased()
    guard let label = ["scenario", "kind", "场景", "类别"].first(where: lowered.hasPrefix) else { continue }
    let rest = lowered.dropFirst(label.count).drop { "* ".contains($0) }
    guard let colon = rest.first, colon == ":" || colon == "：" else { continue }
    guard let found = byFolded[folded(rest.dropFirst())] else {
      throw Failure(.noVerdict, "'\(rest.dropFirst().prefix(60))' is not a scenario.")
    }
    return found
  }
  let words = Set(
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.compactMap { byFolded[folded($0)] })
  guard words.count <= 1 else {
    throw Failure(.ambiguousVerdict, "The text names several scenarios: \(words.sorted().joined(separator: ", ")).")
  }
  guard let only = words.first else { throw Failure(.noVerdict, "The text names no scenario.") }
  return only
}
