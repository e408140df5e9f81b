internal import Foundation
public import PlumbCore

/// The embedding of one prompt: a line of the step `embed`.
public struct EmbeddingRecord: Sendable, Equatable {
  /// The prompt's id.
  public var item: String
  /// The embedding, of length 1; absent when it failed.
  public var values: [Float]?
  /// Why there is none.
  public var failure: Failure?

  /// An embedding.
  public init(item: String, values: [Float]) {
    self.item = item
    self.values = values
  }

  /// A failed one.
  public init(item: String, failure: Failure) {
    self.item = item
    self.failure = failure
  }
}

extension EmbeddingRecord: JSONRecord {
  /// Reads `item` and `embedding` (base64 of little-endian 32-bit numbers) or `failure`.
  public init?(from fields: inout FieldReader) {
    guard let item = fields.required("item", .nonEmptyString) else { return nil }
    if let failure = fields.record("failure", as: Failure.self) {
      self.init(item: item, failure: failure)
      return
    }
    guard let text = fields.required("embedding", .nonEmptyString) else { return nil }
    guard let values = floats(fromBase64: text) else {
      fields.report("embedding", "expected base64 of 32-bit numbers")
      return nil
    }
    self.init(item: item, values: values)
  }

  /// What is known.
  public var json: JSONObject {
    var object: JSONObject = ["item": .string(item)]
    object["embedding"] = values.map { .string(base64(of: $0)) }
    object["failure"] = failure.map { .object($0.json) }
    return object
  }
}

/// 32-bit numbers in base64 of their little-endian bytes, as OpenAI's `encoding_format: base64`.
func floats(fromBase64 text: String) -> [Float]? {
  guard let data = Data(base64Encoded: text), data.count.isMultiple(of: 4), !data.isEmpty else { return nil }
  let bytes = [UInt8](data)
  return stride(from: 0, to: bytes.count, by: 4).map { at in
    Float(
      bitPattern: UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
        | UInt32(bytes[at + 3]) << 24)
  }
}

/// The base64 of 32-bit numbers' little-endian bytes.
func base64(of values: [Float]) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(values.count * 4)
  for value in values {
    let bits = value.bitPattern
    bytes += [UInt8(bits & 255), UInt8(bits >> 8 & 255), UInt8(bits >> 16 & 255), UInt8(bits >> 24)]
  }
  return Data(bytes).base64EncodedString()
}

/// The embedding scaled to length 1; `nil` when it is zero or not finite.
func normalized(_ values: [Float]) -> [Float]? {
  let norm = values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
  guard norm > 0, norm.isFinite else { return nil }
  return values.map { Float(Double($0) / norm) }
}
