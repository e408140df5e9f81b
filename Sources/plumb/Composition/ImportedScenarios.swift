internal import Foundation
internal import PlumbCore
internal import PlumbEvaluation
internal import PlumbFormats

/// Auto-J's criteria as a library of ours.
struct ImportedScenarios {
  /// The library.
  let library: ScenarioLibrary
  /// What was odd about the files.
  let diagnostics: [Diagnostic]

  /// Reads the folder and checks the result as a user's criteria file is checked.
  init(folder: String) throws {
    let criteria = try AutoJCriteria(folder: folder)
    let text = JSONValue.object(criteria.document).text()
    library = try ScenarioLibrary.read(YAMLDocument(text: text, file: folder)).library
    try library.checkInheritance()
    diagnostics = criteria.diagnostics
  }

  /// Writes the criteria file, whole or not at all.
  func write(to path: String) throws {
    if path == "-" { return Console.output(library.yaml) }
    do {
      try Data(library.yaml.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CoreError(.file, "\(path): cannot be written (\(error.localizedDescription)).")
    }
  }

  func json(path: String?) -> JSONObject {
    [
      "scenarios": JSONValue(library.scenarios.count), "sets": JSONValue(library.sets.count),
      "criteria": JSONValue(library.criteriaCount), "warnings": .array(diagnostics.map { .string($0.description) }),
      "path": path.map(JSONValue.string) ?? .null,
    ]
  }

  func sentence(path: String?) -> String {
    let counts =
      "\(library.scenarios.count) scenarios and \(library.sets.count) basic sets with \(library.criteriaCount) criteria"
    return path.map { "\(counts) written to \($0). Use them with --criteria \($0)." }
      ?? "\(counts) read. Pass --to FILE to keep them."
  }
}
