import Foundation
import GRDB
import PlumbCore
import PlumbTestSupport
import Testing

@testable import PlumbStore

@Suite struct SQLiteStoreTests {
  let folder: TemporaryFolder
  var path: String { folder.file("store.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private static let identity = ModelIdentity(provider: "p", model: "m")

  private static func key(_ number: Int) -> RequestKey { RequestKey(bytes: sha256(Array("\(number)".utf8))) }

  private static func commit(_ number: Int, to store: SQLiteStore, run: String = "r") async throws {
    try await store.commit(
      ModelReply(text: "reply \(number)", usage: TokenUsage(prompt: 2, completion: 1)), for: key(number),
      from: identity,
      run: run, usd: 0.25)
  }

  static func commit(_ numbers: Range<Int>, to store: SQLiteStore) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in numbers { group.addTask { try await commit(number, to: store) } }
      try await group.waitForAll()
    }
  }

  @Test func `survives reopening`() async throws {
    try await Self.commit(1, to: SQLiteStore(path: path))
    let again = try SQLiteStore(path: path)
    #expect(try await again.reply(for: Self.key(1))?.text == "reply 1")
    #expect(
      try await again.spend(of: "r") == Spend(requests: 1, usd: 0.25, usage: TokenUsage(prompt: 2, completion: 1)))
  }

  @Test func `makes the folders of its path`() async throws {
    let deep = folder.file("a/b/c/store.sqlite")
    try await Self.commit(1, to: SQLiteStore(path: deep))
    #expect(FileManager.default.fileExists(atPath: deep))
  }

  @Test func `a commit is on disk for others when it returns`() async throws {
    let writer = try SQLiteStore(path: path)
    let reader = try SQLiteStore(path: path)
    for number in 0..<50 {
      try await Self.commit(number, to: writer)
      #expect(try await reader.reply(for: Self.key(number)) != nil)
    }
  }

  @Test func `two connections write at once without losing or charging twice`() async throws {
    let first = try SQLiteStore(path: path)
    let second = try SQLiteStore(path: path)
    async let a: Void = Self.commit(0..<600, to: first)
    async let b: Void = Self.commit(300..<900, to: second)
    _ = try await (a, b)
    #expect(try await first.count() == 900)
    #expect(try await second.spend(of: "r").requests == 900)
  }

  @Test func `the same key twice charges once, also after reopening`() async throws {
    try await Self.commit(1, to: SQLiteStore(path: path))
    let again = try SQLiteStore(path: path)
    try await Self.commit(1, to: again, run: "other")
    #expect(try await again.spend(of: "r").requests == 1)
    #expect(try await again.spend(of: "other") == Spend())
  }

  @Test func `a file that is no database is refused with its path and what to do`() throws {
    try folder.write(String(repeating: "this is not a database. ", count: 100), to: "store.sqlite")
    #expect {
      _ = try SQLiteStore(path: path)
    } throws: { error in
      "\(error)"
        == "\(path): cannot be opened as a store (file is not a database). Check the path, or use another folder with the option 'workspace'."
    }
  }

  @Test func `a folder in the file's place is refused`() throws {
    #expect {
      _ = try SQLiteStore(path: folder.path)
    } throws: { error in
      "\(error)".hasPrefix("\(folder.path): cannot be opened as a store (unable to open database file)")
    }
  }

  @Test func `a file of a newer version is refused and left alone`() async throws {
    try await Self.commit(1, to: SQLiteStore(path: path))
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
    #expect {
      _ = try SQLiteStore(path: path)
    } throws: { error in
      "\(error)"
        == "\(path): was written by a newer Plumb. Update Plumb, or use another folder with the option 'workspace'."
    }
    let kept = try await DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM replies") }
    #expect(kept == 1)
  }

  #if os(Linux)
    @Test func `a place that cannot be written is refused with a sentence`() throws {
      #expect {
        _ = try SQLiteStore(path: "/proc/plumb/store.sqlite")
      } throws: { error in
        "\(error)".hasPrefix("/proc/plumb/store.sqlite: cannot be opened as a store (")
          && "\(error)".hasSuffix("). Check the path, or use another folder with the option 'workspace'.")
      }
    }
  #endif

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a read-only folder is refused with a sentence`() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
    #expect {
      _ = try SQLiteStore(path: path)
    } throws: { error in
      "\(error)".hasPrefix("\(path): cannot be opened as a store (")
    }
  }

  @Test(arguments: [
    ("{\"text\":", "is damaged (not a JSON object)."), ("[]", "is damaged (not a JSON object)."),
    ("{\"text\":5}", "field 'text': expected a string, found a number"),
    ("{}", "field 'text': missing; expected a string"),
  ])
  func `a damaged reply is an error that names its key`(stored: String, problem: String) async throws {
    let store = try SQLiteStore(path: path)
    try await Self.commit(1, to: store)
    try await DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE replies SET reply = ?", arguments: [Data(stored.utf8)])
    }
    await #expect {
      _ = try await store.reply(for: Self.key(1))
    } throws: { error in
      "\(error)".contains(problem) && "\(error)".contains("\(Self.key(1))")
    }
  }

  @Test func `a lost table is told when replies are saved`() async throws {
    let store = try SQLiteStore(path: path)
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TABLE replies") }
    await #expect {
      try await Self.commit(1, to: store)
    } throws: { error in
      "\(error)" == "replies cannot be saved (no such table: replies). Check the disk, then rerun."
    }
  }
}
