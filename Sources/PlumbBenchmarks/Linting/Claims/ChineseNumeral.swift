/// The value of a Chinese numeral: `三百六十五`, `二〇〇五` digit by digit, `1.2万`'s multiplier excluded.
///
/// - Returns: `nil` for text that is not one.
func chineseNumeral(_ scalars: ArraySlice<Unicode.Scalar>) -> Double? {
  guard !scalars.isEmpty else { return nil }
  // 唯一一条 holds an article, not an eleven.
  if scalars.count > 1, scalars.allSatisfy({ $0 == "一" }) { return nil }
  if scalars.count >= 2, scalars.allSatisfy({ chineseDigits[$0] != nil }) {
    return scalars.reduce(0.0) { $0 * 10 + (chineseDigits[$1] ?? 0) }
  }
  var total = 0.0
  var section = 0.0
  var digit: Double?
  for scalar in scalars {
    if let value = chineseDigits[scalar] {
      if value == 0 {
        digit = nil
        continue
      }
      guard digit == nil else { return nil }
      digit = value
    } else if let value = smallMultipliers[scalar] {
      section += (digit ?? 1) * value
      digit = nil
    } else if let value = largeMultipliers[scalar] {
      section += digit ?? 0
      guard section > 0 || total > 0 else { return nil }
      if value == 1e8, total > 0 {
        total = (total + section) * value
      } else {
        total += section * value
      }
      section = 0
      digit = nil
    } else {
      return nil
    }
  }
  return total + section + (digit ?? 0)
}

let chineseDigits: [Unicode.Scalar: Double] = [
  "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
]
private let smallMultipliers: [Unicode.Scalar: Double] = ["十": 10, "百": 100, "千": 1000]
let largeMultipliers: [Unicode.Scalar: Double] = ["万": 1e4, "亿": 1e8]

func isChineseNumeralScalar(_ scalar: Unicode.Scalar) -> Bool {
  chineseDigits[scalar] != nil || smallMultipliers[scalar] != nil || largeMultipliers[scalar] != nil
}
