#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where a program writes what a user named: the one way in which files come about.
///
/// A new or regular file is written beside its place and moved there when finished, so that a file with that name is always
/// whole; it keeps its permissions. A link is followed and stays. A pipe, a device or a socket is written into as it is.
///
/// Not for use by two tasks at once.
package final class OutputFile {
  /// The path that was named; `-` is standard output.
  package let path: String

  private let target: Target
  private var file: UnsafeMutablePointer<FILE>?

  /// Where the bytes go first.
  private enum Target {
    /// Straight to where they belong.
    case direct
    /// To a file beside the place that it is moved to.
    case moved(from: String, to: String)
  }

  /// Opens what a path names.
  ///
  /// - Parameter path: A path, or `-` for standard output; a pipe waits for its reader.
  /// - Throws: ``CoreError`` with code `file` when it is a folder or cannot be opened.
  package init(path: String) throws(CoreError) {
    self.path = path
    var status = stat()
    let exists = path != "-" && stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw CoreError(.file, "\(path): is a folder; expected a file to write. Name a file inside it.")
    }
    if path == "-" {
      target = .direct
      file = fdopen(dup(STDOUT_FILENO), "we")
    } else if exists, status.st_mode & S_IFMT != S_IFREG {
      target = .direct
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      file = descriptor < 0 ? nil : fdopen(descriptor, "w")
    } else {
      let place = Self.linkTarget(of: path)
      let temporary = "\(place).\(getpid()).partial"
      target = .moved(from: temporary, to: place)
      file = fopen(temporary, "we")
      if exists, let file { fchmod(fileno(file), status.st_mode & 0o7777) }
    }
    guard file != nil else { throw failure() }
  }

  deinit {
    // Not finished: the target stays as it was.
    guard let file else { return }
    fclose(file)
    if case .moved(let temporary, _) = target { unlink(temporary) }
  }

  /// Appends bytes.
  ///
  /// - Throws: ``CoreError`` with code `file` when they cannot be written.
  package func write(_ bytes: [UInt8]) throws(CoreError) {
    guard let file, fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure() }
  }

  /// Flushes, and moves the file into place.
  ///
  /// - Throws: ``CoreError`` with code `file` when something could not be written; then the target is as it was.
  package func finish() throws(CoreError) {
    guard let open = file else { return }
    file = nil
    let isWritten = fclose(open) == 0
    guard case .moved(let temporary, let place) = target else {
      guard isWritten else { throw failure() }
      return
    }
    guard isWritten, rename(temporary, place) == 0 else {
      let error = failure()
      unlink(temporary)
      throw error
    }
  }

  /// Writes a whole text.
  ///
  /// - Throws: ``CoreError`` with code `file`.
  package static func write(_ text: String, to path: String) throws(CoreError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes all bytes of a file.
  ///
  /// - Throws: ``CoreError`` with code `file`.
  package static func write(_ bytes: [UInt8], to path: String) throws(CoreError) {
    let file = try OutputFile(path: path)
    try file.write(bytes)
    try file.finish()
  }

  /// The path that a chain of links ends at, whether something is there or not; a path that is no link as it is.
  private static func linkTarget(of path: String) -> String {
    var place = path
    for _ in 0..<32 {
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink(place, &buffer, buffer.count - 1)
      guard count > 0 else { break }
      let link = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
      place = BaseFolder(of: place).resolve(link)
    }
    return place
  }

  private func failure() -> CoreError {
    CoreError(.file, "\(path): cannot be written (\(String(cString: strerror(errno)))).")
  }
}
