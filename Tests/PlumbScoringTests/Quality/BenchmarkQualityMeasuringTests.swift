import PlumbCore
import PlumbScoring
import PlumbStatistics
import Testing

@Suite struct BenchmarkQualityMeasuringTests {
  private let table = ScoreTable(
    name: "bench",
    rows: [
      .init(model: "A", score: 1, low: 0, high: 2, variance: 1),
      .init(model: "b", score: 3, low: 2.5, high: 4, variance: 1),
      .init(model: "c", score: 5, low: 3.5, high: 6, variance: 1),
    ])

  @Test func `a map of names works from either side and without regard to case`() throws {
    let names = ["a": "Model One", "B": "Model Two"]
    let backward = Dictionary(uniqueKeysWithValues: names.map { ($1, $0) })
    for map in [names, backward] {
      let renamed = try table.renamed(by: map, towards: ["Model One", "Model Two", "c"])
      #expect(renamed.rows.map(\.model) == ["Model One", "Model Two", "c"])
    }
    #expect(
      throws: EvaluationError(.invalidInput, "bench: 'A' and 'b' would both be called 'x'. Correct the map of names.")
    ) {
      try table.renamed(by: ["a": "x", "b": "x"], towards: ["x", "c"])
    }
  }

  @Test func `separability needs no truth, and what a table lacks is said`() throws {
    let quality = try BenchmarkQuality(table, truth: nil)
    // At 80 % score ± 1.28: neighbours overlap, the outer two do not.
    #expect(quality.separability.map(\.value.overlapping) == [1, 2])
    #expect(quality.confidence == nil && quality.correlations.isEmpty && quality.missing.isEmpty)
    var bare = table
    for index in bare.rows.indices {
      bare.rows[index].low = nil
      bare.rows[index].high = nil
      bare.rows[index].variance = nil
    }
    let less = try BenchmarkQuality(bare, truth: table)
    #expect(less.separability.isEmpty && less.pairRank == nil && less.strictAgreement == 1)
    #expect(
      less.missing == [
        "separability at 95.0 %: bench states no interval at that level for every model, nor bootstrapped scores.",
        "separability at 80.0 %: bench states no interval at that level for every model, nor bootstrapped scores.",
        "agreement with confidence: the benchmark and the truth need an interval for every model.",
        "Brier score and log loss: bench has neither bootstrapped scores nor variances for every model.",
      ])
  }

  @Test func `models of only one side are left out and named`() throws {
    var truth = table
    truth.rows[2].model = "d"
    truth.rows.swapAt(0, 1)
    let quality = try BenchmarkQuality(table, truth: truth)
    #expect(quality.models == ["A", "b"] && quality.onlyHere == ["c"] && quality.onlyInTruth == ["d"])
    truth.rows[0].model = "e"
    #expect(
      throws: EvaluationError(
        .invalidInput,
        "bench: 1 of its 3 models is in the truth; it takes two. Give a map of names with the option 'name-maps'.")
    ) {
      try BenchmarkQuality(table, truth: truth)
    }
  }
}
