import Foundation
import PlumbCore
@testable import PlumbScoring
import PlumbTestSupport
import Testing

@Suite struct CapacityRatioTests {
  @Test func `the ratio of totals and the mean of ratios are told apart`() throws {
    let pairs: [CapacityRatio.Pair] = [
      .init(item: "a", skill: "Math", difficulty: 1, score: 2, reference: 4),
      .init(item: "b", skill: "Math", difficulty: 8, score: 9, reference: 9),
      .init(item: "c", skill: "Law", difficulty: 8, score: 5, reference: 4),
      .init(item: "d", skill: nil, difficulty: nil, score: 3, reference: 0),
    ]
    let ratio = CapacityRatio(pairs, seed: 3)
    let math = ratio.skills[0]
    #expect(ratio.skills.map(\.name) == ["Math", "Law"] && ratio.difficulties.map(\.name) == ["1", "8"])
    #expect(abs((math.ratioOfTotals?.value ?? 0) - 100 * 11 / 13) < 1e-9)
    #expect(math.meanOfRatios?.value == 75)
    #expect((math.ratioOfTotals?.low ?? 0) >= 50 && (math.ratioOfTotals?.high ?? 0) <= 100)
    // One item has a value and no interval; a reference of 0 has no ratio and still counts in the totals.
    #expect(ratio.skills[1].ratioOfTotals == .init(value: 125, low: nil, high: nil))
    #expect(ratio.overall.withoutRatio == 1 && ratio.overall.items == 4)
    #expect(abs((ratio.overall.ratioOfTotals?.value ?? 0) - 100 * 19 / 17) < 1e-9)
    #expect(CapacityRatio([pairs[3]]).overall.meanOfRatios == nil)
    #expect(CapacityRatio([]).overall.ratioOfTotals == nil)
    #expect(CapacityRatio(pairs, seed: 3) == ratio)
  }

  @Test(.needsSharedData) func `the published averages are neither the one nor the other`() throws {
    let path = "\(SharedData.folder ?? "")/reference/data/evol_instruct/wizardlm30b_capacity_by_skill.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    var pairs: [CapacityRatio.Pair] = []
    var percents: [Double] = []
    for line in lines {
      let fields = line.split(separator: ",").map(String.init)
      let percent = try #require(Double(fields[2]))
      percents.append(percent)
      for index in 0..<(try #require(Int(fields[1]))) {
        pairs.append(
          .init(item: "\(fields[0])\(index)", skill: fields[0], difficulty: nil, score: percent, reference: 100))
      }
    }
    let ratio = CapacityRatio(pairs, rounds: 50)
    #expect(pairs.count == 218 && ratio.skills.count == 29)
    #expect(abs(percents.reduce(0, +) / 29 - 100.59) < 0.005)
    #expect(abs((ratio.overall.meanOfRatios?.value ?? 0) - 97.54) < 0.005)
    #expect(ratio.skills.count { ($0.ratioOfTotals?.value ?? 0) >= 100 } == 18)
    #expect(ratio.skills.count { ($0.ratioOfTotals?.value ?? 0) > 90 } == 24)
  }

  @Test func `scores come from ratings, repetitions are averaged, failures are left out and counted`() {
    func rated(_ item: String, _ model: String, _ value: Double) -> Judgment {
      Judgment(
        item: item, judge: "j", models: [model], outcome: .ratings(Ratings(overall: value, scale: 1...10)))
    }
    var scores = CapacityScores()
    for judgment in [rated("a", "m", 4), rated("a", "m", 6), rated("a", "ref", 8), rated("b", "m", 5)] {
      scores.add(judgment)
    }
    scores.add(Judgment(item: "b", judge: "j", models: ["ref"], outcome: .failed(Failure(.noVerdict, "none"))))
    let items = [
      Item(id: "a", turns: ["x"], category: ["Math"], extra: ["difficulty": 3]), Item(id: "b", turns: ["y"]),
    ]
    let (pairs, missing) = scores.pairs(of: "m", to: "ref", on: items)
    #expect(pairs == [.init(item: "a", skill: "Math", difficulty: 3, score: 5, reference: 8)])
    #expect(missing == 1 && scores.unusable == 1 && scores.models == ["m", "ref"])
  }
}
