/// The content address of a request: the SHA-256 of its canonical JSON.
public struct RequestKey: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The key of `request` asked of `identity`.
  ///
  /// Everything that can change the answer is part of it: provider, model, address, messages, sampling settings with
  /// seed, and the attempt index. A judge's template is part of its messages.
  public init(_ request: ModelRequest, to identity: ModelIdentity) {
    var object: JSONObject = [
      "provider": .string(identity.provider), "model": .string(identity.model),
      "messages": .array(request.messages.map { .object($0.json) }), "settings": .object(request.settings.json),
      "attempt": JSONValue(request.attempt),
    ]
    object["address"] = identity.address.map(JSONValue.string)
    var text: [UInt8] = []
    JSONValue.object(object).write(into: &text, style: .canonical)
    bytes = sha256(text)
  }

  /// A key read back from a store.
  public init(bytes: [UInt8]) { self.bytes = bytes }
}

extension RequestKey: CustomStringConvertible {
  /// 64 hexadecimal digits.
  public var description: String { hexadecimal(bytes) }
}
