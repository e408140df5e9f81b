public import PlumbCore
public import PlumbJudging

extension ScenarioLibrary {
  /// Writes the library as a criteria file, whole or not at all.
  ///
  /// - Throws: `CoreError` when the file cannot be written.
  public func write(to path: String) throws(CoreError) {
    try OutputFile.write(yaml, to: path)
  }
}
