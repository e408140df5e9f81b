/// Where the keys of a spec were written, for messages; empty for a spec that a program made.
public struct SpecOrigin: Sendable, Equatable {
  /// The file; absent when no file holds the spec.
  public var file: String?
  /// The line of each field by its path: `models.small.provider`.
  public var lines: [String: Int]

  /// An origin.
  public init(file: String? = nil, lines: [String: Int] = [:]) {
    self.file = file
    self.lines = lines
  }

  /// A reader of an object that stands at a path of the spec.
  public func reader(of object: JSONObject, at path: String) -> FieldReader {
    FieldReader(object, location: Location(file: file), prefix: path, lines: lines)
  }

  /// The place of a field, by its path.
  public func location(of path: String) -> Location { reader(of: [:], at: "").location(of: path) }
}

extension YAMLDocument {
  /// Where its keys stand.
  public var origin: SpecOrigin { SpecOrigin(file: file, lines: lines) }
}
