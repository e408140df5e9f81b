/// A noun that is written as one JSON object.
///
/// Conforming types get `Codable` and JSON Lines reading and writing from two members.
public protocol JSONRecord: Sendable, Codable {
  /// Reads the fields, reporting problems to the reader.
  ///
  /// - Returns: `nil` when a problem was reported that makes the record unusable.
  init?(from fields: inout FieldReader)

  /// The record as a JSON object.
  var json: JSONObject { get }
}

extension JSONRecord {
  /// Decodes through ``init(from:)-(FieldReader)``.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    guard let object = value.object else {
      throw CoreError(.invalidInput, "expected an object, found \(value.kindDescription)")
    }
    var fields = FieldReader(object, location: Location())
    guard let record = Self(from: &fields), fields.isValid else {
      throw CoreError(.invalidInput, fields.diagnostics.first?.description ?? "not a \(Self.self)")
    }
    self = record
  }

  /// Encodes ``json``.
  public func encode(to encoder: any Encoder) throws {
    try JSONValue.object(json).encode(to: encoder)
  }
}
