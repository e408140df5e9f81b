internal import Foundation
public import PlumbCore
internal import Yams

/// A YAML file as a JSON value, with the line of every field.
public struct YAMLDocument: Sendable {
  /// The path, for messages.
  public var file: String
  /// The content.
  public var value: JSONValue
  /// The line of each field by its path: `models.small.provider`.
  public var lines: [String: Int]

  private static let nodeLimit = 50_000

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
  public init(text: String, file: String) throws(CoreError) {
    self.file = file
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw CoreError(.invalidInput, Self.message(of: error, file: file))
    } catch {
      throw CoreError(.invalidInput, "\(file): is not valid YAML (\(error)).")
    }
    var walk = Walk()
    value = root.map { walk.value($0, path: "") } ?? .null
    lines = walk.lines
    if let duplicate = walk.duplicate {
      throw CoreError(.invalidInput, "\(file):\(duplicate.line): the key '\(duplicate.key)' stands here a second time.")
    }
    if walk.count > Self.nodeLimit {
      throw CoreError(
        .invalidInput, "\(file): is too large or its aliases expand too far (over \(Self.nodeLimit) values).")
    }
  }

  /// A reader for the document's top level.
  ///
  /// - Throws: `CoreError` when the document is not a mapping.
  public func fields() throws(CoreError) -> FieldReader {
    guard let object = value.object else {
      throw CoreError(.invalidInput, "\(file): expected keys with values, found \(value.kindDescription).")
    }
    return FieldReader(object, location: Location(file: file), lines: lines)
  }

  private static func message(of error: YamlError, file: String) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(file):\(mark.line):\(mark.column): is not valid YAML (\(problem))."
    case .duplicatedKeysInMapping(let duplicates, let context):
      "\(file):\(context.mark.line): the key '\(duplicates.first ?? "")' stands twice."
    default:
      "\(file): is not valid YAML (\("\(error)".split(separator: "\n").first ?? ""))."
    }
  }

  private struct Walk {
    var lines: [String: Int] = [:]
    var count = 0
    var duplicate: (key: String, line: Int)?

    mutating func value(_ node: Node, path: String) -> JSONValue {
      count += 1
      guard count <= YAMLDocument.nodeLimit else { return .null }
      if let line = node.mark?.line, !path.isEmpty, lines[path] == nil { lines[path] = line }
      switch node {
      case .mapping(let mapping):
        var object: JSONObject = [:]
        for (key, child) in mapping {
          let name = key.string ?? ""
          let childPath = path.isEmpty ? name : "\(path).\(name)"
          if object[name] != nil, duplicate == nil { duplicate = (name, key.mark?.line ?? 0) }
          if let line = key.mark?.line { lines[childPath] = line }
          object[name] = value(child, path: childPath)
        }
        return .object(object)
      case .sequence(let sequence):
        return .array(sequence.enumerated().map { value($0.element, path: "\(path)[\($0.offset)]") })
      case .scalar(let scalar): return Self.scalar(node, scalar)
      case .alias: return .null
      }
    }

    private static func scalar(_ node: Node, _ scalar: Node.Scalar) -> JSONValue {
      if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { return .string(scalar.string) }
      if node.null != nil { return .null }
      if let value = node.bool { return .bool(value) }
      if let value = node.int { return JSONValue(value) }
      if let value = node.float, value.isFinite { return .number(value) }
      return .string(scalar.string)
    }
  }
}
