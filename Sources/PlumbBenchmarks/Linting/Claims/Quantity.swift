/// A number that a text states, with what it counts.
struct Quantity: Equatable {
  /// What is measured: a base unit (`m`, `s`, `kg`), a count word (`次`), `year`, or empty for a bare number.
  var unit: String
  /// The value in that unit.
  var value: Double
  /// As it is written.
  var text: String
  /// The words of its clause.
  var terms: Set<String>
  /// The two characters after it: what is counted.
  var noun = ""
  /// Whether it is the lower or upper end of a stretch (`3–5`), or said with “more than”, “about a few”.
  var isVague = false

  /// Whether both say the same, up to rounding: 2 % for measures, exact for counts and years.
  func agrees(with other: Quantity) -> Bool {
    if value == other.value { return true }
    guard Self.measures.contains(unit), Self.measures.contains(other.unit) else { return false }
    return abs(value - other.value) <= 0.02 * max(abs(value), abs(other.value))
  }

  /// Whether both count the same kind of thing: the unit is the same and, for count words that go with anything, the noun.
  func isComparable(with other: Quantity) -> Bool {
    guard unit == other.unit else { return false }
    return !Self.generalCountWords.contains(unit) || noun == other.noun
  }

  private static let generalCountWords: Set = ["个", "种", "条", "项", "块", "部", "首", "层", "位", "名", "回", "支", "分", "第"]

  /// Units that are measured, not counted, so that figures are rounded.
  static let measures: Set = ["m", "kg", "s", "m²", "m³", "%", "℃", "CNY", "USD", "people", "℉", "eV", "J", "W", "m/s"]
}

/// A day, month or year that a text states.
struct StatedDate: Equatable {
  /// The year; absent when only month and day are given.
  var year: Int?
  /// The month, 1–12.
  var month: Int?
  /// The day, 1–31.
  var day: Int?
  /// As it is written.
  var text: String
  /// The words of its clause.
  var terms: Set<String>

  /// Whether both can be the same day: no part that both give differs.
  func agrees(with other: StatedDate) -> Bool {
    func same(_ a: Int?, _ b: Int?) -> Bool { a == nil || b == nil || a == b }
    return same(year, other.year) && same(month, other.month) && same(day, other.day)
  }

  /// Whether two whole dates share two of their three parts, as when a digit was mistyped.
  func isNearMiss(of other: StatedDate) -> Bool {
    guard let year, let month, let day, let otherYear = other.year, let otherMonth = other.month,
      let otherDay = other.day
    else { return false }
    return [year == otherYear, month == otherMonth, day == otherDay].count { $0 } == 2
  }
}
