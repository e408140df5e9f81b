import Foundation
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbFormats

@Suite struct FilesAheadTests {
  @Test(arguments: 0..<6)
  func `files come in order, and reading may end at any of them`(missing: Int) throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for index in 0..<6 {
      paths.append(
        index == missing ? folder.file("missing.json") : try folder.write("[{\"n\": \(index)}]", to: "\(index).json"))
    }
    // Often enough for the other thread to be ahead or behind when it is told to end.
    for _ in 0..<50 {
      let files = FilesAhead(paths)
      defer { files.cancel() }
      for index in 0..<missing { #expect(try files.next().records.first??["n"]?.int == index) }
      #expect(throws: CoreError.self) { try files.next() }
    }
  }

  @Test func `a pipe is not peeked into, since its bytes can be read only once`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(FileContents.firstByte(of: folder.file("pipe")) == nil)
    #expect(FileContents.firstByte(of: try folder.write(" \n[1]", to: "a.json")) == UInt8(ascii: "["))
    #expect(FileContents.firstByte(of: try folder.write("", to: "empty.json")) == nil)
  }
}
