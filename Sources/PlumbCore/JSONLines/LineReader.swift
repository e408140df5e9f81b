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

  /// Opens `path`; `-` is standard input. UTF-16 is read as UTF-8.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - readsUTF16: Whether UTF-16 is read; a caller that looks into the file again by offsets cannot.
  /// - Throws: ``CoreError`` with code `file`.
  public init(path: String, readsUTF16: Bool = true) throws(CoreError) {
    self.path = path
    var status = stat()
    if path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw CoreError(.file, "\(path): is a folder; expected a file.")
    }
    guard let opened = path == "-" ? fdopen(dup(STDIN_FILENO), "re") : fopen(path, "re") else {
      throw CoreError(.file, "\(path): cannot be opened (\(String(cString: strerror(errno)))).")
    }
    file = try Self.decoded(opened, path: path, readsUTF16: readsUTF16)
  }

  /// The file as UTF-8: itself, or one in memory for UTF-16.
  ///
  /// - Throws: ``CoreError`` with code `invalid-input` that names the kind of a file that is no text.
  private static func decoded(
    _ opened: UnsafeMutablePointer<FILE>, path: String, readsUTF16: Bool
  ) throws(CoreError) -> UnsafeMutablePointer<FILE> {
    var status = stat()
    // A pipe's bytes can be read only once.
    guard fstat(fileno(opened), &status) == 0, status.st_mode & S_IFMT == S_IFREG, ftell(opened) == 0 else {
      return opened
    }
    var start = [UInt8](repeating: 0, count: 16)
    start.removeLast(start.count - fread(&start, 1, start.count, opened))
    rewind(opened)
    switch FileKind(start) {
    case .text: return opened
    case .other(let sentence):
      fclose(opened)
      throw CoreError(.invalidInput, "\(path): \(sentence).")
    case .utf16(let isBigEndian):
      defer { fclose(opened) }
      guard readsUTF16 else {
        throw CoreError(.invalidInput, "\(path): is UTF-16; expected UTF-8. Save it as UTF-8.")
      }
      var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
      let count = fread(&bytes, 1, bytes.count, opened)
      let text = FileKind.utf8(ofUTF16: Array(bytes.prefix(count)), isBigEndian: isBigEndian)
      guard let memory = tmpfile(), fwrite(text, 1, text.count, memory) == text.count else {
        throw CoreError(.file, "\(path): is UTF-16 and cannot be unpacked (\(String(cString: strerror(errno)))). Save it as UTF-8.")
      }
      rewind(memory)
      return memory
    }
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
