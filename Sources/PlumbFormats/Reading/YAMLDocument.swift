internal import PlumbCore
internal import Yams

/// A YAML mapping as JSON values, with the line of every key.
struct YAMLDocument {
  /// The top-level mapping, keys in file order.
  private(set) var root: JSONObject = [:]

  private let file: String
  private var marks: [String: Mark] = [:]
  private var budget = 100_000

  /// Reads a YAML text.
  ///
  /// - Throws: ``CoreError`` with file, line and column when it is not one YAML mapping.
  init(_ text: String, file: String) throws(CoreError) {
    self.file = file
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw CoreError([Self.diagnostic(error, file: file)])
    }
    guard let node, node.null == nil || node.scalar == nil else {
      throw CoreError(.invalidInput, "\(file):1: the file is empty; expected a YAML mapping.")
    }
    let value = try json(node, path: "")
    guard let object = value.object else {
      throw CoreError(.invalidInput, "\(file):1: holds \(value.kindDescription); expected a YAML mapping.")
    }
    root = object
  }

  /// The finding with the line and column of its field, or of the field that should hold it.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.location.line == nil, diagnostic.location.file == file else { return diagnostic }
    var path = diagnostic.location.field ?? ""
    while !path.isEmpty {
      if let mark = marks[path] {
        var placed = diagnostic
        placed.location.line = mark.line
        placed.location.column = mark.column
        return placed
      }
      path = path.lastIndex { $0 == "." || $0 == "[" }.map { String(path[..<$0]) } ?? ""
    }
    return diagnostic
  }

  private mutating func json(_ node: Node, path: String) throws(CoreError) -> JSONValue {
    budget -= 1
    guard budget > 0 else {
      throw CoreError(.invalidInput, "\(file):1: holds more than 100,000 values once its aliases are filled in.")
    }
    switch node {
    case .mapping(let mapping):
      var object = JSONObject()
      for (key, child) in mapping {
        guard let name = key.scalar?.string else {
          let place = Location(file: file, line: key.mark?.line, column: key.mark?.column)
          throw CoreError([Diagnostic(.error, "expected a word as key, found a list or a mapping", at: place)])
        }
        let childPath = path.isEmpty ? name : "\(path).\(name)"
        marks[childPath] = key.mark
        let value = try json(child, path: childPath)
        if name == "<<", let merged = value.object {
          object.append(missingFrom: merged)
        } else {
          object[name] = value
        }
      }
      return .object(object)
    case .sequence(let sequence):
      var elements: [JSONValue] = []
      for (index, child) in sequence.enumerated() {
        marks["\(path)[\(index)]"] = child.mark
        elements.append(try json(child, path: "\(path)[\(index)]"))
      }
      return .array(elements)
    case .scalar(let scalar):
      return Self.json(scalar, tag: node.tag.rawValue, node)
    case .alias:
      return .null
    }
  }

  private static func json(_ scalar: Node.Scalar, tag: String, _ node: Node) -> JSONValue {
    switch tag {
    case Tag.Name.null.rawValue: return .null
    case Tag.Name.bool.rawValue: return node.bool.map(JSONValue.bool) ?? .string(scalar.string)
    case Tag.Name.int.rawValue: return node.int.map { JSONValue($0) } ?? .string(scalar.string)
    case Tag.Name.float.rawValue:
      guard let number = node.float, number.isFinite else { return .string(scalar.string) }
      return .number(number)
    default: return .string(scalar.string)
    }
  }

  private static func diagnostic(_ error: any Error, file: String) -> Diagnostic {
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
