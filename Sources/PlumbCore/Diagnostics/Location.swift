/// A place in an input: file, line, column and field, as far as they are known.
public struct Location: Sendable, Equatable, Codable {
  /// The path as the user gave it.
  public var file: String?
  /// The line, from 1.
  public var line: Int?
  /// The column, from 1.
  public var column: Int?
  /// The field's path inside the document: `models.small.provider`.
  public var field: String?

  /// A place.
  public init(file: String? = nil, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }
}

extension Location: CustomStringConvertible {
  /// `items.jsonl:12: field 'turns'`; empty when nothing is known.
  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
    guard let field else { return place }
    return place.isEmpty ? "field '\(field)'" : "\(place): field '\(field)'"
  }
}
