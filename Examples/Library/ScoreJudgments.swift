import PlumbCore
import PlumbWorkspace

/// Scores judgments of files: no model is asked.
///
/// - Parameters:
///   - files: Files in Plumb's own format; `format:` names another system's.
///   - workspace: The workspace whose methods can be named.
/// - Returns: The leaderboard; without a ranking where too much failed.
/// - Throws: `CoreError` for a file that is missing or bad, with its lines.
func score(_ files: [String], in workspace: Workspace) async throws -> Leaderboard {
  let scored = try await workspace.leaderboard(
    from: files, format: "plumb", options: ScoringOptions(method: "net-wins"))
  for diagnostic in scored.diagnostics { print(diagnostic) }
  return scored.leaderboard
}
