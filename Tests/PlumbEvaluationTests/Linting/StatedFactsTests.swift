import PlumbCore
import Testing

@testable import PlumbBenchmarks

@Suite struct StatedFactsTests {
  @Test(arguments: [
    ("三百六十五", 365), ("二〇〇五", 2005), ("十", 10), ("二十三", 23), ("一百零八", 108), ("一万二千", 12_000), ("三亿", 3e8),
    ("两千三百万", 2.3e7), ("一亿零五百万", 1.05e8), ("九", 9),
  ])
  func `reads Chinese numerals`(text: String, value: Double) {
    #expect(chineseNumeral(Array(text.unicodeScalars)[...]) == value)
  }

  @Test func `every number below a hundred thousand reads back from its Chinese numeral`() {
    // An independent writer of numerals, without the short form of 10–19.
    func written(_ number: Int) -> String {
      let digits = Array("零一二三四五六七八九")
      var text = ""
      var needsZero = false
      for (unit, name) in [(10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10
        if digit == 0 {
          needsZero = !text.isEmpty
        } else {
          text += (needsZero ? "零" : "") + String(digits[digit]) + name
          needsZero = false
        }
      }
      return text
    }
    for number in stride(from: 1, to: 100_000, by: 7) where written(number) != "一一" {
      #expect(chineseNumeral(Array(written(number).unicodeScalars)[...]) == Double(number), "\(written(number))")
    }
  }

  @Test(arguments: ["唯一一条", "", "万", "一一", "二三十四五"]) func `what is no numeral has no value`(text: String) {
    let run = text.unicodeScalars.filter(isChineseNumeralScalar)
    #expect(text == "二三十四五" || chineseNumeral(Array(run)[...]) == nil)
  }

  private func quantities(_ text: String) -> [String] {
    StatedFacts(text).quantities.map { "\($0.unit)=\(JSONValue.number($0.value).text())" }
  }

  @Test(arguments: [
    ("全长６５公里", ["m=65000.0"]), ("64.5 km long", ["m=64500.0"]), ("共有二十七个州", ["个=27.0"]),
    ("约1,234,567人", ["人=1234567.0"]),
    ("集装箱量达到4703万", ["=47030000.0"]), ("他得了7次金球奖", ["次=7.0"]), ("第7座金球奖", ["第座=7.0"]), ("一个人", []),
    ("水的沸点是100℃", ["℃=100.0"]), ("占12.5%", ["%=12.5"]), ("占１２．５％", ["%=12.5"]), ("H2O 和 GPT-4", []), ("1. 第一步", []),
    ("三百余人", ["人=300.0"]), ("It has 206 bones", ["bones=206.0"]), ("12 metres", ["m=12.0"]),
    ("12 meats", ["=12.0"]),
  ])
  func `reads quantities with their unit`(text: String, expected: [String]) {
    #expect(quantities(text) == expected)
  }

  private func dates(_ text: String) -> [[Int?]] { StatedFacts(text).dates.map { [$0.year, $0.month, $0.day] } }

  @Test(arguments: [
    ("2006年4月9日，", [[2006, 4, 9]]), ("二〇〇五年", [[2005, nil, nil]]), ("一九四九年十月一日", [[1949, 10, 1]]),
    ("２００８年８月", [[2008, 8, nil]]), ("4月9日", [[nil, 4, 9]]), ("2006-04-09", [[2006, 4, 9]]),
    ("July 4, 1776", [[1776, 7, 4]]),
    ("on 4 July 1776.", [[1776, 7, 4]]), ("in 1969", [[1969, nil, nil]]), ("1990年代", []), ("用了18年", []), ("三年前", []),
  ])
  func `reads dates however they are written`(text: String, expected: [[Int?]]) {
    #expect(dates(text) == expected)
  }

  @Test func `dates agree when no part that both give differs`() {
    let date = { (text: String) in StatedFacts(text).dates[0] }
    #expect(date("1949年10月1日").agrees(with: date("一九四九年十月一日")))
    #expect(date("1949年").agrees(with: date("1949-10-01")))
    #expect(!date("1949年").agrees(with: date("1950-10-01")))
    #expect(date("2015年4月25日").isNearMiss(of: date("2015年4月26日")))
    #expect(!date("2015年4月26日").isNearMiss(of: date("2015年4月26日")))
  }

  @Test func `names are read by how they are written`() {
    #expect(StatedNames("世界上最大的海港是荷兰的鹿特丹港，他毕业于哈佛大学").names.map(\.text) == ["鹿特丹港", "哈佛大学"])
    #expect(StatedNames("世界最大的港").names.isEmpty)
  }
}
