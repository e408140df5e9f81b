internal import PlumbJudging

/// The numbers and dates that a text states, with the clause each stands in.
///
/// Chinese and Arabic numerals, full-width digits, thousands separators, 万 and 亿, dates in Chinese (`2006年4月9日`), ISO and
/// English order. A Chinese numeral counts only before a unit, and 一 not at all, since 一个 is an article.
struct StatedFacts {
  private(set) var quantities: [Quantity] = []
  private(set) var dates: [StatedDate] = []

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) {
    scalars = Array(foldFullWidth(text).unicodeScalars)
    while index < scalars.count {
      if let end = readISODate() ?? readEnglishDate() ?? readNumber() {
        index = max(end, index + 1)
      } else {
        index += 1
      }
    }
  }

  // MARK: Numbers

  private mutating func readNumber() -> Int? {
    guard let number = number(at: index), !isInsideWord(index, number.end) else { return nil }
    let isOrdinal = index > 0 && scalars[index - 1] == "第"
    var end = number.end
    var value = number.value
    while end < scalars.count, let multiplier = largeMultipliers[scalars[end]], !number.isChinese {
      value *= multiplier
      end += 1
    }
    if let after = readChineseDate(from: number) { return after }
    var position = end
    while position < scalars.count, scalars[position] == " " || scalars[position] == "多" || scalars[position] == "余" {
      position += 1
    }
    let isVague = position > end && scalars[end] != " "
    let unit = unit(at: position, afterSpace: position > end)
    if unit == nil, number.isChinese || isOrdinal { return end }
    // 十分 is an adverb, 一个 and 两个 are articles.
    if number.isChinese, value == 10, unit?.name == "分" { return end }
    if number.isChinese, value == 1 || (unit?.name == "个" && value <= 2) { return end }
    let name = unit?.name ?? ""
    if name.isEmpty, isProbablyNotAFigure(from: index, to: end) { return end }
    let stop = unit.map { position + $0.spelling.count } ?? end
    quantities.append(
      Quantity(
        unit: isOrdinal ? "第\(name)" : name, value: value * (unit?.factor ?? 1),
        text: text((isOrdinal ? index - 1 : index)..<stop), terms: terms(around: index),
        noun: text(stop..<min(stop + 2, scalars.count)), isVague: isVague || isRange(index, stop)))
    if name.isEmpty, value == value.rounded(), (1000...2100).contains(value), number.digits == 4 {
      dates.append(
        StatedDate(year: Int(value), text: text(index..<end), terms: terms(around: index)))
    }
    return stop
  }

  private struct Number {
    var value: Double
    var end: Int
    var digits: Int
    var isChinese: Bool
  }

  private func number(at start: Int) -> Number? {
    if isASCIIDigit(scalars[start]) {
      var text = ""
      var end = start
      var hasPoint = false
      while end < scalars.count {
        let scalar = scalars[end]
        let isBeforeDigit = end + 1 < scalars.count && isASCIIDigit(scalars[end + 1])
        if isASCIIDigit(scalar) {
          text.unicodeScalars.append(scalar)
        } else if scalar == ".", !hasPoint, isBeforeDigit {
          hasPoint = true
          text += "."
        } else if scalar != "," || !isBeforeDigit || !isThousands(after: end) || hasPoint {
          break
        }
        end += 1
      }
      return Double(text).map { Number(value: $0, end: end, digits: text.unicodeScalars.count, isChinese: false) }
    }
    guard isChineseNumeralScalar(scalars[start]), start == 0 || !isChineseNumeralScalar(scalars[start - 1]) else {
      return nil
    }
    var end = start
    while end < scalars.count, isChineseNumeralScalar(scalars[end]) { end += 1 }
    return chineseNumeral(scalars[start..<end]).map {
      Number(value: $0, end: end, digits: end - start, isChinese: true)
    }
  }

  /// Three digits and then none: `1,234`.
  private func isThousands(after comma: Int) -> Bool {
    guard comma + 3 < scalars.count, (1...3).allSatisfy({ isASCIIDigit(scalars[comma + $0]) }) else { return false }
    return comma + 4 >= scalars.count || !isASCIIDigit(scalars[comma + 4])
  }

  private func unit(at position: Int, afterSpace: Bool) -> Units.Unit? {
    func matches(_ unit: Units.Unit) -> Bool {
      position + unit.spelling.count <= scalars.count
        && scalars[position..<position + unit.spelling.count].elementsEqual(unit.spelling) { a, b in
          a == b || (a.isASCII && a.properties.lowercaseMapping == b.properties.lowercaseMapping)
        }
    }
    if let found = Units.chinese.first(where: matches) { return found }
    return Units.latin.first { unit in
      guard matches(unit) else { return false }
      let after = position + unit.spelling.count
      return after >= scalars.count || !scalars[after].properties.isAlphabetic || isHan(scalars[after])
    }
  }

  // MARK: Dates

  /// `2006年4月9日`, `4月9日`, `二〇〇五年`, `1990年代` (no date), `18年` (no date).
  private mutating func readChineseDate(from first: Number) -> Int? {
    var date = StatedDate(text: "", terms: [])
    var end = first.end
    func follows(_ scalar: Unicode.Scalar, _ at: Int) -> Bool { at < scalars.count && scalars[at] == scalar }
    if follows("年", end), (100...2100).contains(first.value), first.value == first.value.rounded(),
      first.digits >= 3, !follows("代", end + 1), !follows("前", end + 1), !follows("来", end + 1),
      !(first.isChinese && first.digits < 4)
    {
      date.year = Int(first.value)
      end += 1
      if end < scalars.count, let month = number(at: end), follows("月", month.end), (1...12).contains(month.value) {
        date.month = Int(month.value)
        end = month.end + 1
        (date.day, end) = day(at: end)
      }
    } else if follows("月", end), (1...12).contains(first.value), !first.isChinese || follows("日", end + 2) {
      date.month = Int(first.value)
      (date.day, end) = day(at: end + 1)
      guard date.day != nil else { return nil }
    } else {
      return nil
    }
    date.text = text(index..<end)
    date.terms = terms(around: index)
    dates.append(date)
    return end
  }

  private func day(at position: Int) -> (Int?, Int) {
    guard position < scalars.count, let day = number(at: position), (1...31).contains(day.value),
      day.end < scalars.count,
      scalars[day.end] == "日" || scalars[day.end] == "号"
    else { return (nil, position) }
    return (Int(day.value), day.end + 1)
  }

  /// `2006-04-09` or `2006/4/9`.
  private mutating func readISODate() -> Int? {
    guard isASCIIDigit(scalars[index]), index == 0 || !isASCIIDigit(scalars[index - 1]), let year = number(at: index),
      year.digits == 4, year.end < scalars.count, scalars[year.end] == "-" || scalars[year.end] == "/"
    else { return nil }
    let separator = scalars[year.end]
    guard year.end + 1 < scalars.count, let month = number(at: year.end + 1), (1...12).contains(month.value),
      month.end + 1 < scalars.count, scalars[month.end] == separator, let day = number(at: month.end + 1),
      (1...31).contains(day.value), (1000...2100).contains(year.value)
    else { return nil }
    dates.append(
      StatedDate(
        year: Int(year.value), month: Int(month.value), day: Int(day.value), text: text(index..<day.end),
        terms: terms(around: index)))
    return day.end
  }

  /// `July 4, 1776` or `4 July 1776`.
  private mutating func readEnglishDate() -> Int? {
    func month(at position: Int) -> (value: Int, end: Int)? {
      guard position < scalars.count, scalars[position].isASCII, scalars[position].properties.isUppercase else {
        return nil
      }
      var end = position
      while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
      guard let value = Self.months.firstIndex(of: text(position..<end).lowercased()) else { return nil }
      return (value + 1, end)
    }
    func skip(_ position: Int) -> Int {
      var position = position
      while position < scalars.count, scalars[position] == " " || scalars[position] == "," { position += 1 }
      return position
    }
    func year(at position: Int) -> Number? {
      guard position < scalars.count, let found = number(at: position), found.digits == 4, !found.isChinese else {
        return nil
      }
      return found
    }
    if let month = month(at: index) {
      let position = skip(month.end)
      guard position < scalars.count, let day = number(at: position), (1...31).contains(day.value) else { return nil }
      let year = year(at: skip(day.end))
      append(year: year, month: month.value, day: day, end: year?.end ?? day.end)
      return year?.end ?? day.end
    }
    guard isASCIIDigit(scalars[index]), let day = number(at: index), (1...31).contains(day.value), day.digits <= 2,
      let month = month(at: skip(day.end))
    else { return nil }
    let year = year(at: skip(month.end))
    append(year: year, month: month.value, day: day, end: year?.end ?? month.end)
    return year?.end ?? month.end
  }

  private mutating func append(year: Number?, month: Int, day: Number, end: Int) {
    dates.append(
      StatedDate(
        year: year.map { Int($0.value) }, month: month, day: Int(day.value), text: text(index..<end),
        terms: terms(around: index)))
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  // MARK: Surroundings

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// The words of the clause around a place; a clause that says little, such as `1941年，`, is joined with the next.
  private func terms(around place: Int) -> Set<String> {
    var start = place
    while start > 0, !isClauseEnd(start - 1) { start -= 1 }
    var end = place
    while end < scalars.count, !isClauseEnd(end) { end += 1 }
    let terms = contentTerms(text(start..<end))
    guard terms.count < 2, end < scalars.count, scalars[end] == "," else { return terms }
    var next = end + 1
    while next < scalars.count, !isClauseEnd(next) { next += 1 }
    return terms.union(contentTerms(text(end..<next)))
  }

  private func isClauseEnd(_ at: Int) -> Bool {
    switch scalars[at] {
    case "。", ",", ";", "!", "?", "\n", "、", "(", ")": !(scalars[at] == "," && isThousandsComma(at))
    case ".": at + 1 >= scalars.count || !isASCIIDigit(scalars[at + 1])
    default: false
    }
  }

  private func isThousandsComma(_ at: Int) -> Bool { at > 0 && isASCIIDigit(scalars[at - 1]) && isThousands(after: at) }

  /// `H2O`, `GPT-4`, `x2`: digits that belong to a name.
  private func isInsideWord(_ start: Int, _ end: Int) -> Bool {
    guard isASCIIDigit(scalars[start]) else { return false }
    func isLatin(_ at: Int) -> Bool {
      scalars.indices.contains(at) && scalars[at].properties.isAlphabetic && !isHan(scalars[at])
    }
    if isLatin(start - 1) { return true }
    return start > 1 && scalars[start - 1] == "-" && isLatin(start - 2)
  }

  /// List numbers (`1.`, `2)`), parts of formulas, footnotes.
  private func isProbablyNotAFigure(from start: Int, to end: Int) -> Bool {
    if end < scalars.count, "=+*/^×÷)-_[]{}:".unicodeScalars.contains(scalars[end]) { return true }
    if end < scalars.count, scalars[end] == "." || scalars[end] == "、" { return true }
    if start > 0, "=+*/^×÷([-_{}:.".unicodeScalars.contains(scalars[start - 1]) { return true }
    return end < scalars.count && scalars[end].properties.isAlphabetic && !isHan(scalars[end])
  }

  private func isRange(_ start: Int, _ end: Int) -> Bool {
    let marks = "-–—~～至到".unicodeScalars
    return (start > 0 && marks.contains(scalars[start - 1])) || (end < scalars.count && marks.contains(scalars[end]))
  }
}
