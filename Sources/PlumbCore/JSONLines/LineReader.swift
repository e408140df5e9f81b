#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads a file line by line, split on `\n` only, holding one line at a time.
///
/// Answers contain U+2028, U+0085 and lone `\r`; none of them ends a line. A byte-order mark at the start is dropped.
public final class LineReader {
  /// The path as given.
  public let path: String
  /// The number of the line read last, from 1; 0 before the first.
  public private(set) var lineNumber = 0

  private let file: UnsafeMutablePointer<FILE>
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  /// Opens `path`; `-` is standard input.
  ///
  /// - Throws: ``CoreError`` with code `file`.
  public init(path: String) throws(CoreError) {
    self.path = path
    var status = stat()
    if path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw CoreError(.file, "\(path): is a folder; expected a file.")
    }
    guard let opened = path == "-" ? fdopen(dup(STDIN_FILENO), "re") : fopen(path, "re") else {
      throw CoreError(.file, "\(path): cannot be opened (\(String(cString: strerror(errno)))).")
    }
    file = opened
  }

  deinit {
    free(buffer)
    fclose(file)
  }

  /// Calls `body` with the next line's bytes, without the `\n`.
  ///
  /// - Returns: `nil` at the end of the file.
  /// - Throws: ``CoreError`` when reading fails.
  public func next<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) throws(CoreError) -> T? {
    errno = 0
    var count = getline(&buffer, &capacity, file)
    guard count >= 0, let buffer else {
      if ferror(file) != 0 {
        throw CoreError(.file, "\(path):\(lineNumber + 1): cannot be read (\(String(cString: strerror(errno)))).")
      }
      return nil
    }
    lineNumber += 1
    var start = UnsafeRawPointer(buffer).assumingMemoryBound(to: UInt8.self)
    if count > 0, start[count - 1] == UInt8(ascii: "\n") { count -= 1 }
    if lineNumber == 1, count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF {
      start += 3
      count -= 3
    }
    return body(UnsafeBufferPointer(start: start, count: count))
  }
}
