internal import Foundation
internal import GRDB
public import PlumbCore

/// The replies of a workspace in one SQLite file (WAL).
///
/// Commits that arrive while a transaction is being written share the next one, so thousands of commits a second need
/// only hundreds of transactions; each returns after its own transaction is on disk. Several processes may use one file.
///
/// `kill -9` loses no committed reply. A power cut may lose the last transactions (`synchronous = NORMAL`), never the
/// file.
public actor SQLiteStore: Store {
  private let database: DatabasePool
  private var pending: [Pending] = []
  private var isWriting = false

  private struct Pending {
    var entry: Entry
    var finished: CheckedContinuation<Void, any Error>
  }

  private struct Entry: Sendable {
    var reply: ModelReply
    var key: RequestKey
    var identity: ModelIdentity
    var run: String
    var usd: Double?
  }

  /// Opens the store, creating folder, file and tables as needed.
  ///
  /// - Throws: ``StoreError`` when the file cannot be opened, is not a Plumb store, or is of a newer version.
  public init(path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.busyMode = .timeout(30)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
      database = try DatabasePool(path: path, configuration: configuration)
      try Self.migrator.migrate(database)
      if try database.read(Self.migrator.hasBeenSuperseded) {
        throw StoreError(
          "\(path): was written by a newer Plumb. Update Plumb, or use another folder with \(option: "workspace").")
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(
        "\(path): cannot be opened as a store (\(Self.reason(error))). Check the path, or use another folder with \(option: "workspace")."
      )
    }
  }

  /// The reply committed under `key`.
  public nonisolated func reply(for key: RequestKey) async throws -> ModelReply? {
    let stored: Data? = try await database.read { database in
      try Data.fetchOne(
        database.cachedStatement(sql: "SELECT reply FROM replies WHERE key = ?"), arguments: [Data(key.bytes)])
    }
    guard let stored else { return nil }
    guard let object = (try? JSONValue.parse(stored))?.object else {
      throw StoreError("reply \(key) is damaged (not a JSON object).")
    }
    var fields = FieldReader(object, location: Location(file: "reply \(key)"))
    guard let reply = ModelReply(from: &fields), fields.isValid else {
      throw StoreError("reply \(key) is damaged (\(fields.problems("a reply")[0])).")
    }
    return reply
  }

  /// Commits a reply; see `Store`.
  public func commit(
    _ reply: ModelReply, for key: RequestKey, from identity: ModelIdentity, run: String, usd: Double?
  ) async throws {
    let entry = Entry(reply: reply, key: key, identity: identity, run: run, usd: usd)
    try await withCheckedThrowingContinuation { finished in
      pending.append(Pending(entry: entry, finished: finished))
      guard !isWriting else { return }
      isWriting = true
      Task { await writePending() }
    }
  }

  private func writePending() async {
    while !pending.isEmpty {
      let batch = pending
      pending = []
      let entries = batch.map(\.entry)
      let result: Result<Void, any Error>
      do {
        try await database.write { try Self.write(entries, to: $0) }
        result = .success(())
      } catch {
        result = .failure(StoreError("replies cannot be saved (\(Self.reason(error))). Check the disk, then rerun."))
      }
      for waiting in batch { waiting.finished.resume(with: result) }
    }
    isWriting = false
  }

  /// What `run` has spent.
  public nonisolated func spend(of run: String) async throws -> Spend {
    try await database.read { database in
      guard let row = try Row.fetchOne(database, sql: "SELECT * FROM runs WHERE name = ?", arguments: [run]) else {
        return Spend()
      }
      return Spend(
        requests: row["requests"], usd: row["usd"],
        usage: TokenUsage(
          prompt: row["prompt_tokens"], completion: row["completion_tokens"], isEstimated: row["estimated"] > 0),
        estimated: row["estimated"])
    }
  }

  /// How many replies the store holds.
  public nonisolated func count() async throws -> Int {
    try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM replies") ?? 0 }
  }

  private static func write(_ entries: [Entry], to database: Database) throws {
    let insertReply = try database.cachedStatement(
      sql: """
        INSERT INTO replies (key, provider, model, created, reply) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
        """)
    let charge = try database.cachedStatement(
      sql: """
        INSERT INTO runs (name, requests, usd, prompt_tokens, completion_tokens, estimated) VALUES (?, 1, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET requests = requests + 1, usd = usd + excluded.usd,
          prompt_tokens = min(prompt_tokens + excluded.prompt_tokens, \(TokenUsage.limit)),
          completion_tokens = min(completion_tokens + excluded.completion_tokens, \(TokenUsage.limit)),
          estimated = estimated + excluded.estimated
        """)
    for entry in entries {
      var json: [UInt8] = []
      JSONValue.object(entry.reply.json).write(into: &json)
      try insertReply.execute(arguments: [
        Data(entry.key.bytes), entry.identity.provider, entry.identity.model, Date.now.timeIntervalSince1970,
        Data(json),
      ])
      guard database.changesCount > 0 else { continue }
      try charge.execute(arguments: [
        entry.run, max(0, entry.usd ?? 0), TokenUsage.sum(entry.reply.usage?.prompt ?? 0, 0),
        TokenUsage.sum(entry.reply.usage?.completion ?? 0, 0), entry.reply.usage?.isEstimated == true ? 1 : 0,
      ])
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE replies (
            key BLOB PRIMARY KEY NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL, created REAL NOT NULL,
            reply BLOB NOT NULL);
          CREATE TABLE runs (
            name TEXT PRIMARY KEY NOT NULL, requests INTEGER NOT NULL, usd REAL NOT NULL,
            prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL);
          """)
    }
    migrator.registerMigration("estimated usage") { database in
      try database.execute(sql: "ALTER TABLE runs ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0")
    }
    return migrator
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as NSError).localizedDescription
  }
}
