internal import Foundation
public import PlumbCore
public import PlumbJudging

extension ScenarioLibrary {
  /// Writes the library as a criteria file, whole or not at all.
  ///
  /// - Throws: `CoreError` when the file cannot be written.
  public func write(to path: String) throws(CoreError) {
    do {
      try Data(yaml.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CoreError(.file, "\(path): cannot be written (\(error.localizedDescription)).")
    }
  }
}
