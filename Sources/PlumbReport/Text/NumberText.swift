import PlumbCore

/// How numbers are written, the same everywhere in a report.
///
/// What is undefined is “—”.
enum NumberText {
  /// What stands for a number that is not there.
  static let undefined = "—"

  /// A number with a fixed count of decimals.
  static func fixed(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return undefined }
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let scaled = (value * factor).rounded()
    guard let units = Int(exactly: scaled), abs(units) < 1_000_000_000_000_000 else { return "\(value)" }
    let sign = units < 0 ? "\u{2212}" : ""
    guard decimals > 0 else { return sign + grouped(abs(units)) }
    let digits = String(abs(units))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + grouped(Int(padded.dropLast(decimals)) ?? 0) + "." + padded.suffix(decimals)
  }

  /// A count with separators every three digits.
  static func count(_ value: Int?) -> String {
    guard let value else { return undefined }
    return (value < 0 ? "\u{2212}" : "") + grouped(Int(value.magnitude))
  }

  /// An interval in brackets; “—” unless both ends are there.
  static func interval(_ low: Double?, _ high: Double?, decimals: Int) -> String {
    guard let low, let high, low.isFinite, high.isFinite else { return undefined }
    return "[\(fixed(low, decimals: decimals)), \(fixed(high, decimals: decimals))]"
  }

  /// A share as a percentage.
  static func share(_ value: Double?) -> String {
    guard let value, value.isFinite else { return undefined }
    return percentText(value)
  }

  /// A share with its interval: “83% [71, 91]”.
  static func proportion(_ value: Proportion?) -> String {
    guard let value, value.value.isFinite, value.count > 0 else { return undefined }
    guard value.low.isFinite, value.high.isFinite else { return percentText(value.value) }
    return "\(percentText(value.value)) [\(percentText(value.low).dropLast()), \(percentText(value.high).dropLast())]"
  }

  /// US dollars, with more decimals for small sums.
  static func usd(_ value: Double?) -> String {
    guard let value, value.isFinite else { return undefined }
    return "$" + fixed(value, decimals: value != 0 && abs(value) < 1 ? 4 : 2)
  }

  /// Seconds as “0.42 s”, “12.3 s”, “2 min 5 s” or “1 h 2 min”.
  static func duration(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite, seconds >= 0, seconds < 1e12 else { return undefined }
    if seconds < 10 { return fixed(seconds, decimals: 2) + " s" }
    if seconds < 100 { return fixed(seconds, decimals: 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(grouped(whole / 3600)) h \(whole % 3600 / 60) min"
  }

  private static func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    guard digits.count > 4 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
