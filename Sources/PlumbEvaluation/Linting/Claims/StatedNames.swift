/// Names that a text states and whose kind their writing shows: titles in 《》, transliterated names with a dot, and Chinese
/// names that end in a word for what they are (…港, …大学, …河).
///
/// There is no dictionary of names here: what is not written in one of these ways is not found.
struct StatedNames {
  /// A name and what kind of thing it names.
  struct Name: Hashable {
    /// `title`, `person`, or the ending.
    var kind: String
    /// The name.
    var text: String
  }

  private(set) var names: [Name] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    readTitles(scalars)
    readDotted(scalars)
    readEndings(scalars)
  }

  private mutating func readTitles(_ scalars: [Unicode.Scalar]) {
    var start: Int?
    for (index, scalar) in scalars.enumerated() {
      if scalar == "《" { start = index + 1 }
      if scalar == "》", let begin = start {
        append("title", scalars[begin..<index])
        start = nil
      }
    }
  }

  /// `罗伯特·奥本海默`.
  private mutating func readDotted(_ scalars: [Unicode.Scalar]) {
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "·", index > 0, isHan(scalars[index - 1]) else {
        index += 1
        continue
      }
      var start = index
      while start > 0, isHan(scalars[start - 1]), !Self.boundaries.contains(scalars[start - 1]), index - start < 6 {
        start -= 1
      }
      var end = index + 1
      while end < scalars.count, isHan(scalars[end]) || scalars[end] == "·", !Self.boundaries.contains(scalars[end]),
        end - index < 8
      {
        end += 1
      }
      append("person", scalars[start..<end])
      index = max(end, index + 1)
    }
  }

  private mutating func readEndings(_ scalars: [Unicode.Scalar]) {
    for ending in Self.endings {
      var index = 0
      while index + ending.count <= scalars.count {
        guard scalars[index..<index + ending.count].elementsEqual(ending) else {
          index += 1
          continue
        }
        var start = index
        while start > 0, isHan(scalars[start - 1]), !Self.boundaries.contains(scalars[start - 1]),
          !isChineseNumeralScalar(scalars[start - 1]), index - start < 6
        {
          start -= 1
        }
        if index - start >= 2, !Self.isGeneral(scalars[start..<index]) {
          names.append(
            Name(
              kind: String(String.UnicodeScalarView(ending)),
              text: String(String.UnicodeScalarView(scalars[start..<index + ending.count]))))
        }
        index += ending.count
      }
    }
  }

  private mutating func append(_ kind: String, _ scalars: ArraySlice<Unicode.Scalar>) {
    if scalars.count >= 2 { names.append(Name(kind: kind, text: String(String.UnicodeScalarView(scalars)))) }
  }

  private static func isGeneral(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(scalars))
    return ["最大", "最长", "最高", "主要", "国际", "重要", "著名", "第一", "世界"].contains { text.hasSuffix($0) }
  }

  /// A name does not reach across these.
  private static let boundaries = Set("的是在为和与及到从由于被把将位向对了着过个某该此各叫名即属有至、".unicodeScalars)
  private static let endings: [[Unicode.Scalar]] = [
    "港", "大学", "学院", "公司", "河", "湖", "山脉", "群岛", "海峡", "运河", "沙漠", "省", "机场", "大桥", "奖",
  ].map { Array($0.unicodeScalars) }
}
