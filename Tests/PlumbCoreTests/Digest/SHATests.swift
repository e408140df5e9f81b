import PlumbCore
import PlumbTestSupport
import Testing

// Vectors of FIPS 180-4's examples and NIST's long message.
@Suite struct SHATests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `SHA-256`(text: String, digest: String) { #expect(hexadecimal(sha256(Array(text.utf8))) == digest) }

  @Test func `SHA-256 of a million letters`() {
    let digest = hexadecimal(sha256([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)))
    #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `SHA-512`() {
    #expect(
      hexadecimal(sha512(Array("abc".utf8)))
        == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    )
  }

  @Test func `hexadecimal digits`() { #expect(hexadecimal([0, 1, 15, 16, 171, 255]) == "00010f10abff") }
}
