import PlumbCore
import PlumbEvaluation
import PlumbScoring
import PlumbStatistics
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct ComparisonTests {
  private let first = [1, 0.5, 1, 0, 1, 0.5, 1, 0]
  private let second = [0, 0.5, 0, 0, 1, 0, 0.5, 0.5]

  private func judgments(of model: String, _ wins: [Double], category: Bool = true) -> [Judgment] {
    wins.enumerated().map { index, win in
      var judgment = preference("\(index)", ["base", model], 1 - win)
      if category { judgment.category = ["c\(index % 4)"] }
      return judgment
    }
  }

  @Test func `two models of a file differ as Student's paired t says`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(judgments(of: "a", first) + judgments(of: "b", second), to: "j.jsonl")
    let result = try Workspace(path: folder.path).compare(["a", "b"], in: .files([file]))
    let comparison = try #require(result.comparisons.first)
    let differences = zip(first, second).map { $0 - $1 }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let statistic = mean / (variance / count).squareRoot()
    #expect(abs(comparison.tests.difference - mean) < 1e-12 && comparison.joined == differences.count)
    #expect(comparison.tests.tTest?.statistic.map { abs($0 - statistic) < 1e-9 } == true)
    #expect(result.json["level"]?.double == 0.95 && result.json["comparisons"]?.array?.count == 1)
  }

  @Test func `a name is a file when there is one, else a run, and both are joined by item`() throws {
    let folder = try TemporaryFolder()
    _ = try writePairRun(in: folder)
    let file = try folder.write(
      [preference("i0", ["base", "model"], 1), preference("i2", ["base", "model"], 0)], to: "j.jsonl")
    let result = try Workspace(path: folder.path).compare(.named("pairs"), with: .named(file))
    let comparison = try #require(result.comparisons.first)
    #expect(comparison.joined == 2 && comparison.onlyFirst == 1 && comparison.onlySecond == 0)
    #expect(comparison.first == "model (pairs)" && comparison.second == "model (\(file))")
    // The run has 1 and 0 where the file has 0 and 1.
    #expect(comparison.tests.firstMean == 0.5 && comparison.tests.secondMean == 0.5)
  }

  @Test func `items that share a cluster count as dependent`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(judgments(of: "a", first) + judgments(of: "b", second), to: "j.jsonl")
    let result = try Workspace(path: folder.path).compare(
      in: .files([file]), options: ComparisonOptions(baseline: "base", cluster: "category"))
    #expect(result.comparisons.first?.tests.clusters == 4)
  }

  @Test func `an unknown run and impossible settings are refused with a sentence`() throws {
    let workspace = Workspace(path: "nowhere")
    let run = #expect(throws: CoreError.self) { try workspace.compare(in: .run("gone")) }
    #expect(run?.description.hasPrefix("'gone': no finished run of that name in nowhere/runs.") == true)
    var options = ComparisonOptions()
    options.settings.level = 1
    let level = #expect(throws: CoreError.self) { try workspace.compare(in: .run("gone"), options: options) }
    #expect(level?.description == "the option 'level' takes a number between 0 and 1, such as 0.95.")
  }

  @Test func `capacity is the ratio of grades to the reference model's`() throws {
    let folder = try TemporaryFolder()
    let run = try writeGradeRun(in: folder)
    let result = try Workspace(path: folder.path).capacity(
      of: [run.folder.judgments], benchmark: run.folder.items, reference: "one")
    let model = try #require(result.models.first)
    #expect(model.name == "two" && result.models.count == 1)
    // 15 of 24 points; the mean of 5/9, 6/8 and 4/7.
    #expect(model.ratio.overall.ratioOfTotals.map { abs($0.value - 62.5) < 1e-9 } == true)
    let mean = 100 * (5.0 / 9 + 6.0 / 8 + 4.0 / 7) / 3
    #expect(model.ratio.overall.meanOfRatios.map { abs($0.value - mean) < 1e-9 } == true)
    let error = #expect(throws: CoreError.self) {
      try Workspace(path: folder.path).capacity(
        of: [run.folder.judgments], benchmark: run.folder.items, reference: "nobody")
    }
    #expect(error?.description == "'nobody' has no rating in these files; rated are: one, two.")
  }

  @Test func `quality counts the pairs whose intervals do not overlap, in a truth's order`() throws {
    let folder = try TemporaryFolder()
    let scores = try folder.write(
      "model,score,low,high\na,90,85,95\nb,70,65,75\nc,68,60,72\n", to: "scores.csv")
    let truth = try folder.write("model,score,low,high\na,9,8.5,9.5\nb,5,4.5,5.5\nc,7,6.5,7.5\n", to: "truth.csv")
    let (benchmarks, _) = try Workspace().quality(
      of: QualityRequest(scores: [scores], truth: truth, levels: [0.95]))
    let quality = try #require(benchmarks.first)
    // a is apart from b and c, which overlap: two pairs of three; b and c stand the other way round in the truth.
    #expect(quality.separability.first.map { abs($0.value.share - 2.0 / 3) < 1e-12 } == true)
    #expect(quality.strictAgreement.map { abs($0 - 2.0 / 3) < 1e-12 } == true)
  }
}
