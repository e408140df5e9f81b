/// Chinese names in a text that end in a word for what they name (…港, …大学, …河).
///
/// There is no dictionary of names here: other names are not found.
struct StatedNames {
  /// A name and what kind of thing it names.
  struct Name: Hashable {
    /// The ending.
    var kind: String
    /// The name.
    var text: String
  }

  private(set) var names: [Name] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    readEndings(scalars)
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
