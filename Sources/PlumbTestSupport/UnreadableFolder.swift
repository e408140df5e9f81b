internal import Foundation

/// Calls a function while nobody may look into a folder, not even the superuser that tests may run as.
///
/// - Parameters:
///   - folder: The folder; it gets its permissions back at the end.
///   - body: What is done meanwhile, on this thread.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or an error when the permissions cannot be changed.
public func withUnreadable<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
  let manager = FileManager.default
  try manager.setAttributes([.posixPermissions: 0o000], ofItemAtPath: folder)
  defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
  guard geteuid() == 0, let symbol = dlsym(dlopen(nil, RTLD_NOW), "setfsuid") else { return try body() }
  // Linux looks at this thread's file system user, which is not allowed to override permissions while it is nobody.
  let become = unsafeBitCast(symbol, to: (@convention(c) (UInt32) -> Int32).self)
  _ = become(65534)
  defer { _ = become(0) }
  return try body()
}
