internal import Foundation
public import PlumbCore
public import PlumbEvaluation
internal import PlumbReport

extension Workspace {
  /// The folder of a run; dry runs have their own, so that a finished run of the same name keeps its files.
  func runFolder(_ name: String, isDryRun: Bool = false) -> String {
    "\(path)/\(isDryRun ? "dry-runs" : "runs")/\(name)"
  }

  /// Makes a run ready: chooses items, makes models and judge, estimates; nothing is asked.
  ///
  /// - Parameters:
  ///   - spec: What to run.
  ///   - options: How bad lines are met, and whether it is only to be estimated.
  /// - Returns: The run; ``PreparedRun/run()`` or ``PreparedRun/close()`` must follow.
  /// - Throws: `CoreError` and `EvaluationError` for a spec or files that are wrong, `ClientError` for a missing key.
  public func prepare(_ spec: RunSpec, options: RunOptions = RunOptions()) async throws -> PreparedRun {
    let desk = try await ModelDesk(
      self, run: spec.name, limits: spec.budget, baseFolder: spec.baseFolder.path, isDryRun: options.isDryRun)
    do {
      return try await PreparedRun(self, spec, options, desk)
    } catch {
      await desk.shutdown()
      throw error
    }
  }

  /// A finished run, its judgments scored again: its ranking is withheld where the run withheld it.
  ///
  /// - Parameter name: The run's name, or the path of its folder.
  /// - Returns: The run.
  /// - Throws: `CoreError` when there is no such run or it is not finished.
  public func finishedRun(_ name: String) async throws -> FinishedRun {
    try await FinishedRun(name, workspace: path, methods: registries.methods)
  }

  /// The finished runs, by name, and what keeps others from being read.
  public func runs() -> (runs: [StoredRun], problems: [CoreError]) {
    var names: [String] = []
    var runs: [StoredRun] = []
    var problems: [CoreError] = []
    do throws(CoreError) {
      names = try FolderContents.names(in: "\(path)/runs")
    } catch {
      problems.append(error)
    }
    for name in names where FileManager.default.fileExists(atPath: "\(path)/runs/\(name)/run.json") {
      do throws(CoreError) {
        runs.append(try StoredRun("\(path)/runs/\(name)", workspace: path))
      } catch {
        problems.append(error)
      }
    }
    return (runs, problems)
  }
}

extension FinishedRun {
  /// Writes leaderboard, facts and report into the run's folder.
  ///
  /// - Throws: `CoreError` when a file cannot be written.
  package func save() throws {
    try folder.write(JSONValue.object(leaderboard.json).text(.pretty) + "\n", to: folder.leaderboard)
    try folder.write(JSONValue.object(facts.json).text(.pretty) + "\n", to: folder.facts)
    try writeReport()
  }

  /// Writes the report: one HTML file that needs no network.
  ///
  /// - Parameters:
  ///   - language: The language; absent means the run's.
  ///   - path: The file; absent means the run's own `report.html`.
  /// - Returns: The file's path.
  /// - Throws: `CoreError` when a file is missing or cannot be written.
  @discardableResult
  public func writeReport(language: Language? = nil, to path: String? = nil) throws -> String {
    let path = path ?? folder.report
    try RunReport.write(folder: folder, facts: facts, leaderboard: leaderboard, language: language, to: path)
    return path
  }
}
