internal import Foundation
public import PlumbCore

/// Auto-J's scenario criteria, read from where the user has them (`other_resources/scenario_criteria`).
///
/// A scenario is a file `NAME.yaml` with `basic-…: !include PATH` keys and a mapping `extended`; a basic set is a file that
/// maps names to criteria. Include paths that do not exist are looked up by their end among the files of the folder, and keys
/// with `_` for `-` are accepted, both with a warning.
public struct AutoJCriteria: Sendable {
  /// The criteria in the form of `Documentation/schemas/scenarios.schema.json`.
  public private(set) var document: JSONObject = [:]
  /// How many scenarios there are.
  public private(set) var scenarioCount = 0
  /// How many criteria there are, each counted once however many scenarios include it.
  public private(set) var criteriaCount = 0
  /// Warnings.
  public private(set) var diagnostics: [Diagnostic] = []

  private var errors: [Diagnostic] = []
  private var sets: [String: JSONObject] = [:]
  /// Include paths that do not exist: what was read instead, how often, and where first.
  private var stale: [String: (target: String, count: Int, place: Location)] = [:]
  private let folder: String
  private let files: [String]

  /// Reads a folder and the folders in it.
  ///
  /// - Parameter folder: The folder that holds the criteria.
  /// - Throws: `CoreError` when it holds none, or with every include and criterion that cannot be read.
  public init(folder: String) throws(CoreError) {
    self.folder = folder
    files = Self.yamlFiles(in: folder)
    guard !files.isEmpty else {
      throw CoreError(.file, "\(folder): holds no .yaml file. Name Auto-J's folder scenario_criteria.")
    }
    var scenarios: [JSONObject.Entry] = []
    for file in files {
      let yaml = try YAMLDocument(path: "\(folder)/\(file)")
      let root = try yaml.mapping()
      if root["extended"] != nil || root.entries.contains(where: { $0.value.string != nil }) {
        let scenario = read(scenario: root, file: file, yaml: yaml)
        scenarios.append(.init(key: Self.stem(file), value: .object(scenario)))
      } else {
        sets[Self.setID(file)] = ["criteria": .array(read(criteria: root, at: "", yaml: yaml))]
      }
    }
    if !errors.isEmpty { throw CoreError(errors) }
    for (path, found) in stale.sorted(by: { $0.key < $1.key }) {
      let times = found.count == 1 ? "" : " (and in \(found.count - 1) more files)"
      let message = "the include '\(path)' does not exist; read \(found.target) instead\(times)"
      diagnostics.append(Diagnostic(.warning, message, at: found.place))
    }
    guard !scenarios.isEmpty else {
      throw CoreError(.invalidInput, "\(folder): holds no scenario (a .yaml file with the key 'extended').")
    }
    if !sets.isEmpty {
      document["sets"] = .object(
        JSONObject(sets.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .object($0.value)) }))
    }
    document["scenarios"] = .object(JSONObject(scenarios.sorted { $0.key < $1.key }))
    scenarioCount = scenarios.count
  }

  private mutating func read(scenario root: JSONObject, file: String, yaml: YAMLDocument) -> JSONObject {
    var inherits: [JSONValue] = []
    var criteria: [JSONValue] = []
    for entry in root.entries {
      let place = Location(file: yaml.file, field: entry.key)
      if let path = entry.value.string {
        if let target = resolve(include: path, from: file, at: place, yaml: yaml) {
          let set = Self.setID(target)
          if entry.key != set {
            let message =
              entry.key.replacing("_", with: "-") == set
              ? "the key is misspelt; read as '\(set)'" : "the key includes the set '\(set)'; read as that"
            warn(message, at: place, yaml: yaml)
          }
          inherits.append(.string(set))
        }
      } else if let own = entry.value.object {
        if entry.key != "extended" { warn("unknown mapping; its criteria are read as own ones", at: place, yaml: yaml) }
        criteria += read(criteria: own, at: entry.key, yaml: yaml)
      } else if !entry.value.isNull {
        errors.append(
          yaml.placed(
            Diagnostic(.error, "expected criteria or an !include, found \(entry.value.kindDescription)", at: place)))
      }
    }
    var scenario: JSONObject = [:]
    if !inherits.isEmpty { scenario["inherits"] = .array(inherits) }
    scenario["criteria"] = .array(criteria)
    return scenario
  }

  private mutating func read(criteria: JSONObject, at prefix: String, yaml: YAMLDocument) -> [JSONValue] {
    var result: [JSONValue] = []
    for entry in criteria.entries {
      let field = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
      let place = Location(file: yaml.file, field: field)
      guard let text = entry.value["content"]?.string, !text.allSatisfy(\.isWhitespace) else {
        errors.append(yaml.placed(Diagnostic(.error, "expected a criterion with the text 'content'", at: place)))
        continue
      }
      var criterion: JSONObject = [
        "part": .string(part(entry.value["type"]?.string, at: place, yaml: yaml)), "name": ["en": .string(entry.key)],
        "text": ["en": .string(text.trimmingCharacters(in: .whitespacesAndNewlines))],
      ]
      if let weight = entry.value["weight"] {
        if let number = weight.int, (1...5).contains(number) {
          criterion["weight"] = weight
        } else {
          warn("the weight is not a whole number from 1 to 5 and is left out", at: place, yaml: yaml)
        }
      }
      result.append(.object(criterion))
      criteriaCount += 1
    }
    return result
  }

  /// Auto-J's types are ours and `basic`, which says where a criterion stands and not what it looks at.
  private mutating func part(_ type: String?, at place: Location, yaml: YAMLDocument) -> String {
    switch type {
    case "content", "format", "style": return type ?? "content"
    case "basic": return "content"
    default:
      warn("the type '\(type ?? "")' is none of basic, content, format, style; read as content", at: place, yaml: yaml)
      return "content"
    }
  }

  private mutating func resolve(include path: String, from file: String, at place: Location, yaml: YAMLDocument)
    -> String?
  {
    let parent = file.split(separator: "/").dropLast().joined(separator: "/")
    for start in [parent, ""] {
      let candidate = Self.normalized(start.isEmpty ? path : "\(start)/\(path)")
      if files.contains(candidate) { return candidate }
    }
    var tail = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    while !tail.isEmpty {
      let end = tail.joined(separator: "/")
      let found = files.filter { $0 == end || $0.hasSuffix("/\(end)") }
      if found.count == 1 {
        stale[path, default: (found[0], 0, place)].count += 1
        return found[0]
      }
      tail.removeFirst()
    }
    errors.append(
      yaml.placed(
        Diagnostic(.error, "the include '\(path)' does not exist under \(folder). Put the file there.", at: place)))
    return nil
  }

  private mutating func warn(_ message: String, at place: Location, yaml: YAMLDocument) {
    diagnostics.append(yaml.placed(Diagnostic(.warning, message, at: place)))
  }

  private static func yamlFiles(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
  }

  private static func normalized(_ path: String) -> String {
    path.split(separator: "/").reduce(into: [Substring]()) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }.joined(separator: "/")
  }

  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func setID(_ file: String) -> String { stem(file).replacing("_", with: "-") }
}
