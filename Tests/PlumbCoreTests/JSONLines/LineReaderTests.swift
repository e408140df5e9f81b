import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct LineReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lines(_ bytes: [UInt8]) throws -> [String] {
    let reader = try LineReader(path: folder.write(bytes, to: "f"))
    var lines: [String] = []
    while let line = try reader.next({ String(decoding: $0, as: UTF8.self) }) { lines.append(line) }
    #expect(reader.lineNumber == lines.count)
    return lines
  }

  @Test(
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("\n", [""]), ("a\n\nb", ["a", "", "b"]),
      ("a\r\nb\rc\n", ["a\r", "b\rc"]),
      ("a\u{2028}b\u{85}c\u{c}d\n", ["a\u{2028}b\u{85}c\u{c}d"]), ("a\u{0}b\nc", ["a\u{0}b", "c"]),
      ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("\u{FEFF}", [""]),
    ] as [(String, [String])])
  func `splits on line feeds only`(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test func `a line may be five megabytes long`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000)
    let found = try lines(long + [10] + Array("b".utf8))
    #expect(found.map(\.utf8.count) == [5_000_000, 1])
  }

  @Test func `a folder is refused`() {
    #expect(throws: CoreError(.file, "\(folder.path): is a folder; expected a file.")) {
      try LineReader(path: folder.path)
    }
  }

  @Test func `a missing file is refused`() {
    let path = folder.file("missing")
    #expect(throws: CoreError(.file, "\(path): cannot be opened (No such file or directory).")) {
      try LineReader(path: path)
    }
  }

  #if os(Linux)
    @Test func `a file that opens but cannot be read is an error`() throws {
      let reader = try LineReader(path: "/proc/self/mem")
      #expect(throws: CoreError(.file, "/proc/self/mem:1: cannot be read (Input/output error).")) {
        try reader.next { _ in }
      }
    }
  #endif
}
