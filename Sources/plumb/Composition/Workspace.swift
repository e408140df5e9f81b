internal import ArgumentParser
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbStore

/// The folder that holds the store and the runs.
struct WorkspaceOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The folder that holds replies and runs.", valueName: "folder"))
  var workspace = ".plumb"

  /// Opens the store.
  func store() throws -> SQLiteStore { try SQLiteStore(path: "\(workspace)/store.sqlite") }

  /// The folder of a run.
  func folder(of run: String) throws(CoreError) -> RunFolder { try RunFolder(path: "\(workspace)/runs/\(run)") }

  /// A place for a dry run's items, so that a finished run of the same name keeps its own.
  func dryRunFolder(of run: String) throws(CoreError) -> RunFolder {
    try RunFolder(path: "\(workspace)/dry-runs/\(run)")
  }
}

/// How results are printed.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON document on standard output.")
  var json = false

  @Flag(name: .long, help: "Show no progress.")
  var quiet = false
}

/// How bad input is met.
struct InputOptions: ParsableArguments {
  @Flag(name: .long, help: "Leave out lines with errors instead of refusing the file; they are counted.")
  var skipInvalid = false
}
