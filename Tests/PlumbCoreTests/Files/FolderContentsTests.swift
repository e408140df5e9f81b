import PlumbCore
import PlumbTestSupport
import Testing

@Suite struct FolderContentsTests {
  @Test func `names come in order, none for a folder that is not there`() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a", "C"] { try folder.write("", to: name) }
    #expect(try FolderContents.names(in: folder.path) == ["C", "a", "b"])
    #expect(try FolderContents.names(in: folder.file("nothing")) == [])
  }

  @Test func `a folder that nobody may read is an error with its path, not an empty one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a")
    let error = try withUnreadable(folder.path) {
      #expect(throws: CoreError.self) { try FolderContents.names(in: folder.path) }
    }
    #expect(error?.description.hasPrefix("\(folder.path): cannot be read as a folder") == true)
    #expect(try FolderContents.names(in: folder.path) == ["a"])
  }

  @Test func `what is no folder is an error with its path`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("text", to: "file")
    let read = #expect(throws: CoreError.self) { try FolderContents.names(in: file) }
    #expect(read?.code == .file && read?.description.hasPrefix("\(file): cannot be read as a folder") == true)
    let made = #expect(throws: CoreError.self) { try FolderContents.create("\(file)/below") }
    #expect(made?.code == .file && made?.description.hasPrefix("\(file)/below: the folder cannot be created") == true)
  }
}
