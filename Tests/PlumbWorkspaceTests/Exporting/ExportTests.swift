import PlumbCore
import PlumbEvaluation
import PlumbJudging
import PlumbFormats
import PlumbTestSupport
import PlumbWorkspace
import Testing

@Suite struct ExportTests {
  @Test func `a run exported to AlpacaEval reads back with its preferences and scores`() async throws {
    let folder = try TemporaryFolder()
    let run = try writePairRun(in: folder)
    let workspace = Workspace(path: run.workspace)
    let written = try await workspace.export("pairs", to: "\(folder.path)/out")
    let names = [
      "base/model_outputs.json", "model/model_outputs.json", "model/judge/annotations.json", "leaderboard.csv",
    ]
    #expect(written == ExportedFiles(files: names.map { "\(folder.path)/out/\($0)" }))
    var wins: [String: Double] = [:]
    _ = try Registry<JudgmentFormat>.standard.element(named: "alpaca-eval").read([written.files[2]], ReadOptions()) {
      imported in
      let first = try #require(imported.judgment.outcome.preference).first
      wins[imported.item.turns[0]] = imported.judgment.models.first == "model" ? first : 1 - first
    }
    #expect(wins == ["Question 0?": 1, "Question 1?": 0.5, "Question 2?": 0])
    let board = try await workspace.leaderboard(from: [written.files[2]], format: "alpaca-eval").leaderboard
    #expect(board.rows.first { $0.model == "model" }?.score == 50)
  }

  @Test func `a run exported to AlignBench reads back with its grades`() async throws {
    let folder = try TemporaryFolder()
    let run = try writeGradeRun(in: folder)
    let written = try await Workspace(path: run.workspace).export(
      "grades", as: "alignbench", to: "\(folder.path)/out")
    #expect(written.files.count == 4 && written.omitted == 0)
    var grades: [String: [Double]] = [:]
    let files = written.files.filter { $0.contains("/judgment/") }
    _ = try Registry<JudgmentFormat>.standard.element(named: "alignbench").read(files, ReadOptions()) { imported in
      guard case .ratings(let ratings) = imported.judgment.outcome else { return }
      grades[imported.judgment.models[0], default: []].append(ratings.overall)
    }
    #expect(grades == ["one": [9, 8, 7], "two": [5, 6, 4]])
  }

  @Test func `a layout that cannot hold a run says so, and unknown names are refused with those there are`()
    async throws
  {
    let folder = try TemporaryFolder()
    let run = try writeGradeRun(in: folder)
    let workspace = Workspace(path: run.workspace)
    let grades = await #expect(throws: CoreError.self) { try await workspace.export("grades", to: "\(folder.path)/o") }
    #expect(grades?.description.hasSuffix("this run has none.") == true)
    let unknown = await #expect(throws: CoreError.self) {
      try await workspace.export("grades", as: "nothing", to: "\(folder.path)/o")
    }
    #expect(
      unknown?.description
        == "'nothing' is not a format that runs can be exported to; expected one of alpaca-eval, alignbench.")
  }

  @Test func `another program's exporter is found beside Plumb's`() async throws {
    let folder = try TemporaryFolder()
    let run = try writePairRun(in: folder)
    var registries = Registries.standard
    registries.exporters.register(
      Exporter(name: "names", summary: "models.txt in the folder") { run, folder in
        ExportedFiles(files: run.facts.models.map { "\(folder)/\($0)" })
      })
    let written = try await Workspace(path: run.workspace, registries: registries).export(
      "pairs", as: "names", to: "out")
    #expect(written.files == ["out/base", "out/model"])
  }

  @Test func `training data for a judge leaves out what people contradict`() throws {
    let folder = try TemporaryFolder()
    let items = [Item(id: "i0", turns: ["Q?"]), Item(id: "i1", turns: ["R?"])]
    var judgments = [preference("i0", ["base", "model"], 1), preference("i1", ["base", "model"], 1)]
    for index in judgments.indices {
      judgments[index].critique = "Answer A is better."
      judgments[index].raw = "Answer A is better. [[A]]"
    }
    let run = try StoredFiles(
      in: folder, name: "r", items: items, models: ["base", "model"], baseline: "base", judgments: judgments)
    let labels = [(0, 1.0), (1, 0.0)].map { index, first in
      Label(item: "i\(index)", person: "p", models: ["base", "model"], outcome: .preference(Preference(first: first)))
    }
    let file = try folder.write(labels, to: "people.jsonl")
    let export = try Workspace(path: run.workspace).exportJudgeTraining(
      JudgeTrainingRequest(runs: ["r"], labels: file, selection: .init(includesSwapped: false)),
      to: folder.file("sft.jsonl"))
    #expect(export.tally.judgments == 2 && export.tally.kept == 1 && export.tally.disagreeing == 1)
    #expect(export.lines == 1 && folder.text(of: "sft.jsonl")?.split(separator: "\n").count == 1)
    let error = #expect(throws: CoreError.self) {
      try Workspace(path: run.workspace).exportJudgeTraining(
        JudgeTrainingRequest(runs: ["r"], selection: .init(requiresLabel: true)), to: folder.file("x"))
    }
    #expect(error?.description == "the option 'require-label' needs the option 'labels'.")
  }
}
