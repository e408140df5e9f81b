internal import COpenSSL

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

/// The SHA-256 digest of `bytes` (FIPS 180-4), by OpenSSL.
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 32)
  var count: UInt32 = 0
  let status = EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha256(), nil)
  precondition(status == 1 && count == 32, "OpenSSL has no SHA-256")
  return digest
}

/// Lower-case hexadecimal digits of `bytes`.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
