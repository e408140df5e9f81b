internal import Foundation
internal import Yams

/// A YAML file as a JSON value, with the place of every field.
///
/// Aliases are filled in, and `<<` merges a mapping under the keys that stand beside it. Quoted scalars are strings; plain
/// ones are null, booleans, whole numbers or finite numbers where YAML's core schema says so, strings otherwise.
public struct YAMLDocument: Sendable {
  /// The path, for messages.
  public var file: String
  /// The content.
  public var value: JSONValue
  /// The line of each field by its path: `models.small.provider`.
  public var lines: [String: Int]
  /// The column of each field by its path.
  public var columns: [String: Int]

  fileprivate static let nodeLimit = 50_000

  /// Reads a file.
  ///
  /// - Throws: `CoreError` with the place of a syntax error.
  public init(path: String) throws(CoreError) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CoreError(.file, "\(path): cannot be opened. Check the path.")
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw CoreError(.invalidInput, "\(path): is not UTF-8 text.")
    }
    try self.init(text: text, file: path)
  }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - text: One YAML document.
  ///   - file: Its path, for messages.
  /// - Throws: `CoreError` with the place of a syntax error, of a key that stands twice, or when it holds more than 50,000
  ///   values once its aliases are filled in.
  public init(text: String, file: String) throws(CoreError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw CoreError([Self.diagnostic(of: error, file: file)])
    }
    var walk = YAMLWalk()
    value = root.map { walk.value($0, path: "") } ?? .null
    lines = walk.marks.mapValues(\.line)
    columns = walk.marks.mapValues(\.column)
    self.file = file
    if let problem = walk.problem {
      let place = Location(file: file, line: problem.mark?.line, column: problem.mark?.column)
      throw CoreError([Diagnostic(.error, problem.message, at: place)])
    }
    if walk.count > Self.nodeLimit {
      throw CoreError(.invalidInput, "\(file):1: holds more than 50,000 values once its aliases are filled in.")
    }
  }

  /// The document's top-level keys.
  ///
  /// - Throws: `CoreError` when the document is empty or not a mapping.
  public func mapping() throws(CoreError) -> JSONObject {
    if let object = value.object { return object }
    throw CoreError(
      .invalidInput,
      value.isNull
        ? "\(file):1: the file is empty; expected a YAML mapping."
        : "\(file):1: holds \(value.kindDescription); expected a YAML mapping.")
  }

  /// A reader for the document's top level.
  ///
  /// - Throws: `CoreError` when the document is not a mapping.
  public func fields() throws(CoreError) -> FieldReader {
    FieldReader(try mapping(), location: Location(file: file), lines: lines)
  }

  /// The finding with the line and column of its field, or of the innermost field around it that the document has.
  ///
  /// - Parameter diagnostic: A finding about this file; one about another file, or with a line, stays as it is.
  /// - Returns: The finding with its place.
  public func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.location.line == nil, diagnostic.location.file == file else { return diagnostic }
    var path = diagnostic.location.field ?? ""
    while !path.isEmpty {
      if let line = lines[path] {
        var placed = diagnostic
        placed.location.line = line
        placed.location.column = columns[path]
        return placed
      }
      path = path.lastIndex { $0 == "." || $0 == "[" }.map { String(path[..<$0]) } ?? ""
    }
    return diagnostic
  }

  private static func diagnostic(of error: any Error, file: String) -> Diagnostic {
    func at(_ mark: Mark) -> Location { Location(file: file, line: mark.line, column: mark.column) }
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let reason = [context?.text, problem].compactMap(\.self).joined(separator: " ")
      return Diagnostic(.error, "not valid YAML: \(reason)", at: at(mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
      return Diagnostic(.error, "the mapping names \(keys) twice; expected each key once", at: at(context.mark))
    case .reader(let problem, _, _, _):
      return Diagnostic(.error, "not valid YAML: \(problem)", at: Location(file: file, line: 1))
    default: return Diagnostic(.error, "not valid YAML", at: Location(file: file, line: 1))
    }
  }
}

/// One walk over the nodes of a document.
private struct YAMLWalk {
  var marks: [String: Mark] = [:]
  var count = 0
  /// The first thing that no value can be made of.
  var problem: (message: String, mark: Mark?)?

  mutating func value(_ node: Node, path: String) -> JSONValue {
    count += 1
    guard count <= YAMLDocument.nodeLimit else { return .null }
    if let mark = node.mark, !path.isEmpty, marks[path] == nil { marks[path] = mark }
    switch node {
    case .mapping(let mapping): return .object(object(mapping, path: path))
    case .sequence(let sequence):
      return .array(sequence.enumerated().map { value($0.element, path: "\(path)[\($0.offset)]") })
    case .scalar(let scalar): return Self.scalar(node, scalar)
    case .alias: return .null
    }
  }

  private mutating func object(_ mapping: Node.Mapping, path: String) -> JSONObject {
    var object: JSONObject = [:]
    var merged: [JSONObject] = []
    for (key, child) in mapping {
      guard let name = key.scalar?.string else {
        if problem == nil { problem = ("expected a word as key, found a list or a mapping", key.mark) }
        continue
      }
      let childPath = path.isEmpty ? name : "\(path).\(name)"
      if let mark = key.mark { marks[childPath] = mark }
      let value = value(child, path: childPath)
      if name == "<<", let parent = value.object {
        merged.append(parent)
      } else {
        object[name] = value
      }
    }
    for parent in merged { object.append(missingFrom: parent) }
    return object
  }

  private static func scalar(_ node: Node, _ scalar: Node.Scalar) -> JSONValue {
    if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { return .string(scalar.string) }
    switch node.tag.rawValue {
    case Tag.Name.null.rawValue: return .null
    case Tag.Name.bool.rawValue: return node.bool.map(JSONValue.bool) ?? .string(scalar.string)
    case Tag.Name.int.rawValue:
      if let value = node.int { return JSONValue(value) }
      return node.float.map(JSONValue.number) ?? .string(scalar.string)
    case Tag.Name.float.rawValue:
      guard let number = node.float, number.isFinite else { return .string(scalar.string) }
      return .number(number)
    default: return .string(scalar.string)
    }
  }
}
