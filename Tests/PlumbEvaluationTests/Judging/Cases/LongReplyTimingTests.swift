import PlumbCore
import Testing

@testable import PlumbJudging

@Suite struct LongReplyTimingTests {
  private static let size = 50_000_000

  @Test(arguments: ["x", " ", "[", "[[A>B", "{", "{\"verdict\":", "\"", "A > ", "rating ", "verdict: ", "\n", "评分"])
  func `a verdict or a grade behind fifty million bytes is read within a second`(filler: String) throws {
    let text = String(repeating: filler, count: Self.size / filler.utf8.count)
    let verdicts = Registry<VerdictParserKind>.standard
    let json = try #require(Registry<TemplateFamily>.standard.element(named: "pairwise-json").templates["en"]).parser
    let start = ContinuousClock.now
    #expect(
      try verdicts.makeParser(.init("worded"), template: "t").verdict(
        in: ModelReply(text: text + "\n[[B>A]]")
      ).preference.first == 0)
    let worded = ContinuousClock.now
    #expect(
      try verdicts.makeParser(json, template: "t").verdict(
        in: ModelReply(text: text + "\n{\"verdict\":\"B\"}")
      ).preference.first == 0)
    let object = ContinuousClock.now
    #expect(
      try Registry<RatingsParserKind>.standard.makeParser(.init("rating"), template: "t").ratings(
        in: ModelReply(text: text + "\nRATING: 8"), expecting: .init()
      ).ratings.overall == 8)
    let graded = ContinuousClock.now
    // A debug build takes several times what users wait for.
    for (name, time) in [("worded", worded - start), ("json", object - worded), ("rating", graded - object)] {
      #expect(time < .seconds(5), "\(name) \(filler.debugDescription)")
    }
  }
}
