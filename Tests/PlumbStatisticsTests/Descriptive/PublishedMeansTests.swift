import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct PublishedMeansTests {
  @Test(.needsSharedData, arguments: AlpacaEvalFixture.models)
  func `win rates and standard errors equal AlpacaEval's`(model: String) throws {
    let moments = Moments(try AlpacaEvalFixture.annotations(model).preferences.compactMap { $0 })
    let expected = try AlpacaEvalFixture.expected(model)
    #expect(isClose(moments.mean.map { 100 * $0 }, expected["win_rate"], 1e-9))
    #expect(isClose(moments.standardError.map { 100 * $0 }, expected["standard_error"], 1e-9))
    #expect(Double(moments.count) == expected["n_total"])
  }

  @Test(.needsSharedData)
  func `means of expanded rows equal Arena-Hard v2's`() throws {
    let rows = try SharedData.csv("arena_hard/v2_synth/battles_expanded_gpt-4.1.csv")
    for (model, mean, count) in [
      ("m-mid", 0.505137, 584), ("m-strong", 0.805241, 706), ("m-weak", 0.165942, 690),
      ("org/m-path", 0.590136, 588),
    ] {
      let scores = rows.filter { $0["model"] == model }.compactMap { Double($0["scores"] ?? "") }
      #expect(scores.count == count)
      #expect(isClose(Moments(scores).mean, mean, 5e-7))
      // Its 90 % interval of 100 unseeded rounds, to its printed tenth and its own noise.
      let interval = try bootstrapMean(scores, rounds: 2000, seed: 1, level: 0.9).interval
      #expect(interval.contains(mean) && interval.width < 0.08)
    }
  }
}
