internal import ArgumentParser
internal import PlumbJudging

/// Which criteria are meant.
struct CriteriaOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Criteria of your own: a YAML file or a folder of them.", valueName: "path"), completion: .file()
  )
  var criteria: String?

  /// The built-in library, or the user's over it, and the scenarios that the user's files define; warnings go to standard
  /// error.
  ///
  /// - Throws: `CoreError` for a bad file.
  func libraries() throws -> (whole: ScenarioLibrary, own: ScenarioLibrary) {
    let (whole, own) = try ScenarioLibrary.builtIn(under: criteria)
    Console.report(whole.diagnostics)
    return (whole.library, own)
  }
}
