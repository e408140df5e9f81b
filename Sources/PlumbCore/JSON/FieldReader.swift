/// Reads the members of one JSON object, noting every problem with its place instead of stopping at the first.
///
/// Whatever was not asked for is in ``rest``, so unknown keys can be kept.
public struct FieldReader: Sendable {
  /// Where the object stands.
  public let location: Location
  /// The problems found so far.
  public private(set) var diagnostics: [Diagnostic] = []

  private let object: JSONObject
  private let prefix: String
  private let lines: [String: Int]
  private var asked: [String] = []

  /// Starts reading `object`.
  ///
  /// - Parameters:
  ///   - object: The object.
  ///   - location: Its place; a field's name is added to it in diagnostics.
  ///   - prefix: The path of the object inside the document, such as `models.small`, or empty.
  ///   - lines: The line of each field by its path, where the document's reader knows them (YAML).
  public init(_ object: JSONObject, location: Location, prefix: String = "", lines: [String: Int] = [:]) {
    self.object = object
    self.location = location
    self.prefix = prefix
    self.lines = lines
  }

  /// Whether no problem was found.
  public var isValid: Bool { diagnostics.allSatisfy { $0.severity != .error } }

  /// The members nobody asked for.
  public var rest: JSONObject { JSONObject(object.entries.filter { !asked.contains($0.key) }) }

  /// The place of a field.
  public func location(of key: String) -> Location {
    let path = prefix.isEmpty ? key : "\(prefix).\(key)"
    var place = location
    place.field = path
    place.line = lines[path] ?? lines[prefix] ?? location.line
    return place
  }

  /// What was found, with a general sentence when a record was refused without one.
  public func problems(_ what: String) -> [Diagnostic] {
    diagnostics.isEmpty ? [Diagnostic(.error, "is not \(what)", at: location)] : diagnostics
  }

  /// Notes a problem with a field.
  public mutating func report(_ key: String, _ message: String, severity: Diagnostic.Severity = .error) {
    diagnostics.append(Diagnostic(severity, message, at: location(of: key)))
  }

  /// Notes a problem with the object as a whole.
  public mutating func reportWhole(_ message: String) {
    var place = location
    place.field = prefix.isEmpty ? nil : prefix
    place.line = lines[prefix] ?? location.line
    diagnostics.append(Diagnostic(.error, message, at: place))
  }

  /// A reader for a nested object; hand its findings back with ``report(_:)``.
  public func nested(_ object: JSONObject, at key: String) -> FieldReader {
    FieldReader(object, location: location, prefix: location(of: key).field ?? key, lines: lines)
  }

  /// Adds problems found elsewhere, such as inside a nested object.
  public mutating func report(_ others: [Diagnostic]) { diagnostics += others }

  /// The raw value under `key`; `null` counts as absent.
  public mutating func value(_ key: String) -> JSONValue? {
    asked.append(key)
    guard let value = object[key], !value.isNull else { return nil }
    return value
  }

  /// Reads an optional field of a kind; a value of another kind is reported.
  public mutating func optional<T>(_ key: String, _ kind: FieldKind<T>) -> T? {
    guard let value = value(key) else { return nil }
    guard let result = kind.read(value) else {
      report(key, "expected \(kind.expected), found \(value.kindDescription)")
      return nil
    }
    return result
  }

  /// Warns about every key that was not asked for, with the names that were.
  public mutating func warnAboutUnknownKeys(severity: Diagnostic.Severity = .warning) {
    let known = Set(asked).sorted().joined(separator: ", ")
    for key in rest.keys { report(key, "is not known here and has no effect; known: \(known)", severity: severity) }
  }

  /// Reports every key that was not asked for: an error where it is nearly a known one, else a warning.
  ///
  /// A key that is nearly known was meant: without it a run would go on without a budget, say.
  public mutating func reportUnknownKeys() {
    let known = Set(asked).sorted()
    for key in rest.keys {
      if let meant = known.first(where: { isNearly(key, $0) }) {
        report(key, "is not known here; '\(meant)' is. Correct the name")
      } else {
        report(key, "is not known here and has no effect; known: \(known.joined(separator: ", "))", severity: .warning)
      }
    }
  }

  /// Reads a field that must be there.
  public mutating func required<T>(_ key: String, _ kind: FieldKind<T>) -> T? {
    guard object[key].map({ !$0.isNull }) ?? false else {
      asked.append(key)
      report(key, "missing; expected \(kind.expected)")
      return nil
    }
    return optional(key, kind)
  }
}

/// What a field must be, and how an error message says it.
public struct FieldKind<Value>: Sendable {
  /// The words of an error message: “a string”.
  public let expected: String
  /// The conversion; `nil` when the value is of another kind.
  public let read: @Sendable (JSONValue) -> Value?

  /// A kind.
  public init(_ expected: String, read: @escaping @Sendable (JSONValue) -> Value?) {
    self.expected = expected
    self.read = read
  }
}

extension FieldKind {
  /// A string.
  public static var string: FieldKind<String> { .init("a string") { $0.string } }
  /// A string with at least one character.
  public static var nonEmptyString: FieldKind<String> {
    .init("a string that is not empty") { $0.string.flatMap { $0.isEmpty ? nil : $0 } }
  }
  /// A number.
  public static var number: FieldKind<Double> { .init("a number") { $0.double } }
  /// A whole number.
  public static var integer: FieldKind<Int> { .init("a whole number") { $0.int } }
  /// A truth value.
  public static var bool: FieldKind<Bool> { .init("true or false") { $0.bool } }
  /// An object.
  public static var object: FieldKind<JSONObject> { .init("an object") { $0.object } }
  /// An array of anything.
  public static var array: FieldKind<[JSONValue]> { .init("an array") { $0.array } }
  /// An array of strings.
  public static var strings: FieldKind<[String]> {
    .init("an array of strings") { value in
      guard let elements = value.array else { return nil }
      let strings = elements.compactMap(\.string)
      return strings.count == elements.count ? strings : nil
    }
  }
  /// A number no lower and no higher than the bounds.
  public static func number(in range: ClosedRange<Double>) -> FieldKind<Double> {
    .init("a number from \(range.lowerBound) to \(range.upperBound)") { value in
      value.double.flatMap { range.contains($0) ? $0 : nil }
    }
  }
  /// A whole number no lower than `minimum`.
  public static func integer(atLeast minimum: Int) -> FieldKind<Int> {
    .init("a whole number of at least \(minimum)") { value in
      value.int.flatMap { $0 >= minimum ? $0 : nil }
    }
  }
  /// A whole number no lower and no higher than the bounds.
  public static func integer(in range: ClosedRange<Int>) -> FieldKind<Int> {
    .init("a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
      value.int.flatMap { range.contains($0) ? $0 : nil }
    }
  }
  /// One of a fixed set of words.
  public static func oneOf<T: RawRepresentable & CaseIterable & SendableMetatype>(_ type: T.Type) -> FieldKind<T>
  where T.RawValue == String {
    .init("one of \(T.allCases.map(\.rawValue).joined(separator: ", "))") { $0.string.flatMap(T.init(rawValue:)) }
  }
}
