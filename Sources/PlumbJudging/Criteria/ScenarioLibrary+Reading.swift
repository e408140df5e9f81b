internal import Foundation
public import PlumbCore

/// A library that was read, with what was odd about its files.
public struct LoadedScenarioLibrary: Sendable {
  /// The library: only what its files define.
  public var library: ScenarioLibrary
  /// Warnings.
  public var diagnostics: [Diagnostic]

  /// A library with findings.
  public init(library: ScenarioLibrary, diagnostics: [Diagnostic] = []) {
    self.library = library
    self.diagnostics = diagnostics
  }
}

extension ScenarioLibrary {
  /// Reads a user's criteria: one YAML file, or all `.yaml` and `.yml` files of a folder in the order of their names.
  ///
  /// - Parameter path: The file or folder; its form is `Documentation/schemas/scenarios.schema.json`.
  /// - Returns: What the files define, without the built-in library; put that below with ``overlaying(_:)``.
  /// - Throws: `CoreError` with every bad field, a file that cannot be read, or an id that is defined twice.
  public static func read(path: String) throws(CoreError) -> LoadedScenarioLibrary {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CoreError(.file, "\(path): does not exist. Name a criteria file or a folder of them.")
    }
    var files = [path]
    if isFolder.boolValue {
      let names = try FolderContents.names(in: path)
      files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { "\(path)/\($0)" }
      if files.isEmpty {
        throw CoreError(
          .invalidInput,
          "\(path): holds no .yaml file. For Auto-J's own criteria run `plumb scenario import \(path)` first.")
      }
    }
    var loaded = LoadedScenarioLibrary(library: ScenarioLibrary())
    var origin: [String: String] = [:]
    for file in files {
      let part = try ScenarioLibrary.read(YAMLDocument(path: file))
      for id in part.library.sets.map(\.id) + part.library.scenarios.map(\.id) {
        if let earlier = origin.updateValue(file, forKey: id) {
          throw CoreError(.invalidInput, "\(file): '\(id)' is defined here and in \(earlier). Keep one.")
        }
      }
      loaded.library.sets += part.library.sets
      loaded.library.scenarios += part.library.scenarios
      loaded.diagnostics += part.diagnostics
    }
    return loaded
  }

  /// The built-in library, or a user's criteria over it.
  ///
  /// - Parameter path: A criteria file or a folder of them; absent means the built-in library alone.
  /// - Returns: The whole library with its inheritance checked, what was odd about the files, and the scenarios that the
  ///   files themselves define, in the groups' order; without files, all scenarios.
  /// - Throws: `CoreError` as ``read(path:)``; `EvaluationError` for a scenario that inherits what is not there.
  public static func builtIn(under path: String?) throws -> (
    whole: LoadedScenarioLibrary, own: ScenarioLibrary
  ) {
    let builtIn = try Self.builtIn()
    guard let path else { return (LoadedScenarioLibrary(library: builtIn), builtIn) }
    let loaded = try read(path: path)
    let whole = loaded.library.overlaying(builtIn)
    try whole.checkInheritance()
    let ids = Set(loaded.library.scenarios.map(\.id))
    let chosen = whole.scenarios.filter { ids.contains($0.id) }
    let groups = builtIn.groups + ScenarioLibrary(scenarios: chosen).groups
    let places = chosen.map { scenario in scenario.group.flatMap { groups.firstIndex(of: $0) } ?? groups.count }
    let inOrder = chosen.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    return (
      LoadedScenarioLibrary(library: whole, diagnostics: loaded.diagnostics),
      ScenarioLibrary(sets: whole.sets, scenarios: inOrder.map { chosen[$0] })
    )
  }

  /// Reads one document.
  ///
  /// - Throws: `CoreError` with every bad field.
  public static func read(_ document: YAMLDocument) throws(CoreError) -> LoadedScenarioLibrary {
    let (library, findings) = reading(try document.fields())
    return try checked(library, findings.map(document.placed))
  }

  /// Reads the keys of a criteria file.
  ///
  /// - Parameters:
  ///   - keys: `sets` and `scenarios`.
  ///   - origin: Where they were written, for messages.
  /// - Returns: What the keys define, without the built-in library.
  /// - Throws: `CoreError` with every bad field.
  public static func read(_ keys: JSONObject, origin: SpecOrigin = SpecOrigin()) throws(CoreError)
    -> LoadedScenarioLibrary
  {
    let (library, findings) = reading(origin.reader(of: keys, at: ""))
    return try checked(library, findings)
  }

  private static func checked(_ library: ScenarioLibrary, _ findings: [Diagnostic]) throws(CoreError)
    -> LoadedScenarioLibrary
  {
    if findings.contains(where: { $0.severity == .error }) { throw CoreError(findings) }
    return LoadedScenarioLibrary(library: library, diagnostics: findings)
  }

  private static func reading(_ fields: FieldReader) -> (ScenarioLibrary, [Diagnostic]) {
    var fields = fields
    var reading = CriteriaReading()
    var library = ScenarioLibrary()
    if let sets = fields.optional("sets", .object) {
      var nested = fields.nested(sets, at: "sets")
      library.sets = reading.members(of: sets, in: &nested) { id, reader in
        CriteriaSet(
          id: id, name: reader.localizedText("name"), inherits: reader.ids("inherits"), criteria: reader.criteria())
      }
    }
    if let scenarios = fields.optional("scenarios", .object) {
      var nested = fields.nested(scenarios, at: "scenarios")
      library.scenarios = reading.members(of: scenarios, in: &nested) { id, reader in
        Scenario(
          id: id, group: reader.optional("group", .nonEmptyString), name: reader.localizedText("name"),
          about: reader.localizedText("about"), inherits: reader.ids("inherits"), criteria: reader.criteria())
      }
    }
    if library.sets.isEmpty, library.scenarios.isEmpty, fields.isValid {
      fields.reportWhole("expected 'sets' or 'scenarios' with at least one entry")
    }
    fields.warnAboutUnknownKeys()
    return (library, fields.diagnostics + reading.diagnostics)
  }
}

/// Collects the findings of nested mappings.
private struct CriteriaReading {
  var diagnostics: [Diagnostic] = []

  mutating func members<Member>(
    of object: JSONObject, in fields: inout FieldReader, read: (String, inout FieldReader) -> Member
  ) -> [Member] {
    var members: [Member] = []
    for entry in object.entries {
      guard let value = fields.optional(entry.key, .object) else { continue }
      var reader = fields.nested(value, at: entry.key)
      members.append(read(entry.key, &reader))
      reader.warnAboutUnknownKeys()
      diagnostics += reader.diagnostics
    }
    diagnostics += fields.diagnostics
    return members
  }
}
