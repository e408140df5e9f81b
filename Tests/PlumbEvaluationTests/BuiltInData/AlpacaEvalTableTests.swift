import Foundation
import PlumbCore
import Testing

@testable import PlumbScoring

@Suite struct AlpacaEvalTableTests {
  let calibration = LengthCalibration.alpacaEval2

  @Test func `there are 805 items, each once, with a difficulty and two variants`() {
    #expect(calibration.items.count == 805 && Set(calibration.items).count == 805)
    #expect(calibration.items.allSatisfy { $0.wholeMatch(of: /alpaca-eval-[0-9a-f]{12}/) != nil })
    #expect(calibration.difficulties.count == 805)
    #expect(calibration.variants.map(\.item) == (0..<805).flatMap { [$0, $0] })
    #expect(calibration.variants.allSatisfy { (0...1).contains($0.preference) && $0.standardizedLength.isFinite })
  }

  @Test func `no figure has changed`() {
    var text = ""
    for (item, id) in calibration.items.enumerated() {
      let (verbose, concise) = (calibration.variants[2 * item], calibration.variants[2 * item + 1])
      text += "\(id) \(calibration.difficulties[item]) \(verbose.standardizedLength) \(verbose.preference) "
      text += "\(concise.standardizedLength) \(concise.preference)\n"
    }
    #expect(
      hexadecimal(sha256(Array(text.utf8))) == "88d5b090724020aac5c015c9d895e7394d0028803e25b0185d8107ed3e15aa3b")
  }

  /// Published weights, win rates and length-controlled win rates of the two variants determine these sums.
  @Test(
    arguments: [
      ("verbose", 0, 517.6440, -279.5451, 199.8697), ("concise", 1, 184.5076, 96.8604, 213.2028),
    ] as [(String, Int, Double, Double, Double)])
  func `the variants have the published sums`(
    name: String, offset: Int, preferences: Double, byLength: Double, byDifficulty: Double
  ) {
    let rows = stride(from: offset, to: calibration.variants.count, by: 2).map { calibration.variants[$0] }
    #expect(abs(rows.reduce(0) { $0 + $1.preference } - preferences) < 0.001, "\(name)")
    #expect(abs(rows.reduce(0) { $0 + $1.preference * tanh($1.standardizedLength) } - byLength) < 0.001, "\(name)")
    let weighted = rows.reduce(0) { $0 + $1.preference * calibration.difficulties[$1.item] }
    #expect(abs(weighted - byDifficulty) < 0.001, "\(name)")
  }
}
