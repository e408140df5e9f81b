import Foundation
import PlumbEvaluation
import PlumbWorkspace

/// A program beside the command: evaluates, scores judgments, and brings a provider and a leaderboard method of its own.
///
/// Usage: `PlumbExample [FOLDER]`; everything it writes is in the folder, `plumb-example` where none is named.
@main struct PlumbExample {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      try await run(in: arguments.first ?? "plumb-example")
    } catch {
      // Plumb's errors are sentences: what failed, where, and what to do.
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(in folder: String) async throws {
    try Recordings.write(to: folder)
    let workspace = Workspace(path: "\(folder)/workspace", registries: .withExample)

    print("Two recorded models, judged by a provider of our own:")
    let finished = try await evaluate(in: workspace, recordings: folder)
    printLines(of: finished.leaderboard)

    print("\nThe same models by a spec that names a rule as the judge:")
    try await evaluate(specAt: "\(folder)/longest.yaml", in: workspace.path)

    print("\nThe judgments of the first run, scored by a method of our own:")
    let scored = try await score([finished.folder.judgments], in: workspace)
    printLines(of: scored)
  }
}
