internal import Foundation
public import PlumbCore
public import PlumbEvaluation

/// A finished run's files and facts.
public struct StoredRun: Sendable {
  /// The run's files.
  public var folder: RunFolder
  /// What was run.
  public var facts: RunFacts

  /// Finds a run by its name in the workspace or by its folder's path.
  ///
  /// - Parameters:
  ///   - name: The run's name, or the path of its folder.
  ///   - workspace: The workspace's folder.
  /// - Throws: `CoreError` when there is no such run or it is not finished.
  public init(_ name: String, workspace: String) throws(CoreError) {
    let path = FileManager.default.fileExists(atPath: "\(name)/run.json") ? name : "\(workspace)/runs/\(name)"
    guard let bytes = FileManager.default.contents(atPath: "\(path)/run.json") else {
      throw CoreError(
        .invalidInput, "'\(name)': no finished run of that name in \(workspace)/runs. `plumb run SPEC.yaml` makes one.")
    }
    let location = Location(file: "\(path)/run.json")
    guard let object = try? JSONValue.parse(bytes).object else {
      throw CoreError(.invalidInput, "\(location): is not a JSON object. Rerun the spec.")
    }
    var fields = FieldReader(object, location: location)
    guard let facts = RunFacts(from: &fields) else {
      throw CoreError(fields.problems("a run's facts"), advice: "Rerun the spec.")
    }
    self.facts = facts
    folder = try RunFolder(path: path)
  }
}
