internal import ArgumentParser

/// The folder that holds the store and the runs.
struct WorkspaceOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The folder that holds replies and runs.", valueName: "folder"))
  var workspace = ".plumb"
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
