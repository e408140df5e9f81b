internal import PlumbCore

extension Workspace {
  /// Writes a finished run in another system's files.
  ///
  /// - Parameters:
  ///   - run: The run's name, or the path of its folder.
  ///   - exporter: The name of the system, in ``Registries/exporters``.
  ///   - folder: The folder to write, created when missing.
  /// - Returns: The files that were written.
  /// - Throws: `CoreError` when a name is unknown, the layout cannot hold the run, or a file cannot be read or written; what
  ///   scoring the run throws.
  public func export(_ run: String, as exporter: String = "alpaca-eval", to folder: String) async throws
    -> ExportedFiles
  {
    let exporter = try registries.exporters.element(named: exporter)
    return try exporter.write(try await finishedRun(run), folder)
  }
}
