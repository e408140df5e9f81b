internal import COpenSSL

/// The SHA-256 digest of `bytes` (FIPS 180-4), by OpenSSL: 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] { digest(bytes, EVP_sha256(), count: 32) }

/// The SHA-512 digest of `bytes` (FIPS 180-4), by OpenSSL: 64 bytes.
public func sha512(_ bytes: [UInt8]) -> [UInt8] { digest(bytes, EVP_sha512(), count: 64) }

private func digest(_ bytes: [UInt8], _ algorithm: OpaquePointer?, count: Int) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: count)
  var written: UInt32 = 0
  let status = EVP_Digest(bytes, bytes.count, &digest, &written, algorithm, nil)
  precondition(status == 1 && written == UInt32(count), "OpenSSL lacks a SHA-2 digest")
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
