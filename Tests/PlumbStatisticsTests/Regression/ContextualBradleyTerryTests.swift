import PlumbStatistics
import PlumbTestSupport
import Testing

@Suite struct ContextualBradleyTerryTests {
  @Test(.needsSharedData)
  func `the converged fit equals Arena-Hard v2's maximum likelihood`() throws {
    let battles = try ArenaHardFixture.battles()
    #expect(battles.first.count == 2568)
    let fit = try fitContextualBradleyTerry(battles)
    let expected = try ArenaHardFixture.expected("converged_MLE")
    let rates = battles.labels.indices.map {
      100 * fit.winProbability(of: $0, against: ArenaHardFixture.baseline)
    }
    #expect(fit.converged)
    #expect(areClose(rates, expected.winRates, 1e-4))
    #expect(areClose(fit.coefficients, expected.coefficients, 1e-5))
    #expect(isClose(fit.loss, expected.loss, 1e-6))
  }

  @Test(.needsSharedData)
  func `the emulated fit equals Arena-Hard v2's fifty steps`() throws {
    let battles = try ArenaHardFixture.battles()
    let fit = try fitContextualBradleyTerryUnconverged(battles)
    let expected = try ArenaHardFixture.expected("port_lbfgs_lr0.1_50iters")
    let rates = battles.labels.indices.map {
      100 * fit.winProbability(of: $0, against: ArenaHardFixture.baseline)
    }
    #expect(!fit.converged)
    #expect(fit.iterations == 50)
    #expect(areClose(rates, expected.winRates, 1e-4))
    #expect(areClose(fit.coefficients, expected.coefficients, 1e-10))
  }

  private func random(_ n: Int, seed: UInt64, effect: Double = 0.8) -> CovariateBattles {
    var generator = SplitMix64(seed: seed)
    var battles = CovariateBattles(
      labels: ["a", "b", "c"], covariates: ["length"], first: [], second: [], scores: [],
      values: [])
    let theta = [0.5, 0, -0.5]
    for _ in 0..<n {
      let i = Int.random(in: 0..<3, using: &generator)
      let j = (i + Int.random(in: 1..<3, using: &generator)) % 3
      let x = Double.random(in: -1...1, using: &generator)
      let scale = RatingScale(base: 2.718281828459045, scale: 1, origin: 0)
      let p = scale.winProbability(theta[i] + effect * x, against: theta[j])
      battles.first.append(i)
      battles.second.append(j)
      battles.values.append(x)
      battles.scores.append(Double.random(in: 0..<1, using: &generator) < p ? 1 : 0)
    }
    return battles
  }

  @Test func `simulated strengths and effects are recovered within their errors`() throws {
    let fit = try fitContextualBradleyTerry(random(20_000, seed: 1))
    let error = try #require(fit.coefficientErrors)[0]
    #expect(isClose(fit.coefficients[0], 0.8, 3.5 * error))
    #expect(error > 0.01 && error < 0.05)
    let ratingErrors = try #require(fit.ratingErrors)
    let points = RatingScale.elo.pointsPerLogOdds
    #expect(isClose(fit.ratings[0], 1000 + 0.5 * points, 3.5 * ratingErrors[0]))
  }

  @Test func `without covariates it is Bradley-Terry with its sandwich errors`() throws {
    var battles = random(500, seed: 2)
    battles.covariates = []
    battles.values = []
    var counts = PairCounts(labels: battles.labels)
    for row in battles.first.indices {
      try counts.add(
        first: battles.first[row], second: battles.second[row], score: battles.scores[row])
    }
    let contextual = try fitContextualBradleyTerry(battles)
    let plain = try fitBradleyTerry(counts)
    #expect(areClose(contextual.ratings, plain.ratings, 1e-7))
    let sandwich = try sandwichIntervals(of: plain, counts: counts)
    let errors = try #require(contextual.ratingErrors)
    #expect(areClose(errors, sandwich.standardErrors, 1e-7))
  }

  @Test func `clusters of one are no clusters, and duplicated rows in clusters add nothing`() throws {
    let battles = random(400, seed: 3)
    let plain = try fitContextualBradleyTerry(battles)
    let ones = try fitContextualBradleyTerry(battles, clusters: Array(0..<400))
    let plainErrors = try #require(plain.ratingErrors)
    let oneErrors = try #require(ones.ratingErrors)
    #expect(areClose(plainErrors, oneErrors, 1e-12))
    var twice = battles
    twice.first += battles.first
    twice.second += battles.second
    twice.scores += battles.scores
    twice.values += battles.values
    let clustered = try fitContextualBradleyTerry(
      twice, clusters: Array(0..<400) + Array(0..<400))
    let alone = try #require(plain.coefficientErrors)
    let together = try #require(clustered.coefficientErrors)
    #expect(areClose(alone, together, 1e-9))
  }

  @Test func `Chatbot Arena's penalty shrinks strengths and effects`() throws {
    let battles = random(60, seed: 4)
    let free = try fitContextualBradleyTerry(battles)
    let shrunk = try fitContextualBradleyTerry(battles, options: .chatbotArena())
    #expect(abs(shrunk.coefficients[0]) < abs(free.coefficients[0]))
    // The optimum of 0.25·‖(r, γ)‖² + loss: the derivative with respect to γ vanishes.
    var slope = 0.5 * shrunk.coefficients[0]
    let scale = RatingScale(base: 2.718281828459045, scale: 1, origin: 0)
    for row in battles.first.indices {
      let p = scale.winProbability(
        shrunk.logStrengths[battles.first[row]] + shrunk.coefficients[0] * battles.values[row],
        against: shrunk.logStrengths[battles.second[row]])
      slope += (p - battles.scores[row]) * battles.values[row]
    }
    #expect(abs(slope) < 1e-8)
  }

  @Test func `a covariate that does not vary is not determined`() {
    var battles = random(50, seed: 5)
    battles.values = Array(repeating: 0, count: 50)
    #expect {
      try fitContextualBradleyTerry(battles)
    } throws: {
      ($0 as? StatisticsError)?.code == .singular
        && "\($0)".hasPrefix("The coefficients of length are not determined")
    }
  }

  @Test func `style features follow their definitions`() throws {
    #expect(relativeDifference(300, 100) == 0.5)
    #expect(relativeDifference(0, 0) == nil)
    #expect(countDifference(3, 1) == 0.4)
    #expect(
      isClose(densityDifference(count: 2, length: 99, count: 1, length: 99), 0.01 / 1.03, 1e-15))
    let columns = try standardizedColumns(
      [1, 10, 3, 10.5, 5, 11], names: ["a", "b"], divisor: .sample)
    #expect(areClose(columns, [-1, -1, 0, 0, 1, 1], 1e-12))
    #expect {
      try standardizedColumns([1, 2, 1, 3], names: ["lists", "b"], divisor: .population)
    } throws: {
      "\($0)"
        == "The column lists is constant, so it cannot be standardized: leave it out of the control."
    }
  }
}
