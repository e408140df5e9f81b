internal import PlumbCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes text to a temporary file beside the target and moves it into place when finished, so that a file with the
/// target's name is always whole.
///
/// Not for use by two tasks at once.
final class AtomicTextFile {
  /// The path that ``finish()`` creates; `-` is standard output.
  let path: String

  private let temporaryPath: String
  private var file: UnsafeMutablePointer<FILE>?

  /// Starts a file.
  init(path: String) throws(CoreError) {
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

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(CoreError) {
    guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure() }
  }

  /// Flushes and moves the file into place.
  func finish() throws(CoreError) {
    guard let open = file else { return }
    file = nil
    guard fclose(open) == 0, path == "-" || rename(temporaryPath, path) == 0 else {
      let error = failure()
      if path != "-" { unlink(temporaryPath) }
      throw error
    }
  }

  private func failure() -> CoreError {
    CoreError(.file, "\(path): cannot be written (\(String(cString: strerror(errno)))).")
  }
}
