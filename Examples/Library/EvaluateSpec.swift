import Foundation
import PlumbCore
import PlumbEvaluation
import PlumbWorkspace

/// Runs a spec like `plumb run`: what was answered before is not asked again.
func evaluate(specAt path: String, in folder: String) async throws {
  let workspace = Workspace(path: folder, host: Host(environment: ProcessInfo.processInfo.environment))
  let spec = try workspace.runSpec(YAMLDocument(path: path))
  let finished = try await workspace.prepare(spec).run()
  printLines(of: finished.leaderboard)
  if let shortfall = finished.shortfall {
    print("not ranked: \(shortfall.rows.map(\.model)) are below \(shortfall.floor)")
  }
  print("report: \(finished.folder.report)")
}
