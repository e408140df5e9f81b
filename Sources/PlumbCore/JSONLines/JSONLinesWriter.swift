#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes JSON Lines to a temporary file beside the target and moves it into place when finished, so that a file with
/// the target's name is always whole.
///
/// Not for use by two tasks at once.
public final class JSONLinesWriter {
  /// The path that ``finish()`` creates; `-` is standard output.
  public let path: String
  /// How many lines were written.
  public private(set) var count = 0

  private let temporaryPath: String
  private var file: UnsafeMutablePointer<FILE>?
  private var bytes: [UInt8] = []

  /// Starts a file.
  ///
  /// - Throws: ``CoreError`` with code `file` when it cannot be created.
  public init(path: String) throws(CoreError) {
    self.path = path
    temporaryPath = "\(path).\(getpid()).partial"
    file = path == "-" ? fdopen(dup(STDOUT_FILENO), "we") : fopen(temporaryPath, "we")
    guard file != nil else { throw failure() }
  }

  deinit {
    // Not finished: the target stays as it was.
    if let file {
      fclose(file)
      if path != "-" { unlink(temporaryPath) }
    }
  }

  /// Writes one record as one line.
  public func write(_ record: some JSONRecord) throws(CoreError) { try write(.object(record.json)) }

  /// Writes one value as one line.
  public func write(_ value: JSONValue) throws(CoreError) {
    bytes.removeAll(keepingCapacity: true)
    value.write(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure() }
    count += 1
  }

  /// Flushes and moves the file into place.
  public func finish() throws(CoreError) {
    guard let open = file else { return }
    file = nil
    guard fclose(open) == 0, path == "-" || rename(temporaryPath, path) == 0 else {
      unlink(temporaryPath)
      throw failure()
    }
  }

  private func failure() -> CoreError {
    CoreError(.file, "\(path): cannot be written (\(String(cString: strerror(errno)))).")
  }
}
