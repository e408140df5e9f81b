import PlumbTestSupport
import Testing

@testable import PlumbStatistics

@Suite struct MultinomialSamplerTests {
  @Test(arguments: [10.0, 1000, 60_000])
  func `samples have the total, means and variances of a multinomial`(scale: Double) {
    let weights = [0.5, 0.25, 0.2, 0.05, 0].map { ($0 * scale).rounded() }
    let sampler = MultinomialSampler(weights: weights)
    let n = Double(sampler.draws)
    var generator = SplitMix64(seed: 99)
    var counts = [Double](repeating: 0, count: weights.count)
    var moments = [Moments](repeating: Moments(), count: weights.count)
    var products = Moments()
    let rounds = 4000
    for _ in 0..<rounds {
      sampler.sample(into: &counts, using: &generator)
      #expect(counts.reduce(0, +) == n)
      for k in counts.indices { moments[k].add(counts[k]) }
      products.add((counts[0] - weights[0]) * (counts[1] - weights[1]))
    }
    let total = weights.reduce(0, +)
    for k in weights.indices {
      let p = weights[k] / total
      let variance = n * p * (1 - p)
      #expect(
        isClose(moments[k].mean, n * p, 4.5 * (variance / Double(rounds)).squareRoot() + 1e-12))
      #expect(isClose(moments[k].variance, variance, 0.12 * variance + 1e-12))
    }
    let covariance = -n * (weights[0] / total) * (weights[1] / total)
    #expect(isClose(products.mean, covariance, 0.15 * abs(covariance) + 0.02))
  }

  @Test func `generators of different indices are unrelated and reproducible`() {
    var a = SplitMix64(seed: 1, index: 0)
    var again = SplitMix64(seed: 1, index: 0)
    var b = SplitMix64(seed: 1, index: 1)
    let first = (0..<100).map { _ in a.next() }
    #expect(first == (0..<100).map { _ in again.next() })
    #expect(Set(first).isDisjoint(with: (0..<100).map { _ in b.next() }))
  }

  @Test func `the generator has the published sequence`() {
    // splitmix64.c by Vigna with x = 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }
}
