internal import PlumbCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reading of whole files, for formats whose files are one document.
enum FileContents {
  /// The bytes of a file, without a byte-order mark, UTF-16 as UTF-8; `-` is standard input.
  ///
  /// - Throws: ``CoreError`` with code `file` when it cannot be read, `invalid-input` when it is no text.
  static func bytes(of path: String) throws(CoreError) -> [UInt8] {
    var status = stat()
    let isNamed = path != "-"
    if isNamed, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw CoreError(.file, "\(path): is a folder; expected a file. Name the file inside it.")
    }
    guard let file = isNamed ? fopen(path, "re") : fdopen(dup(STDIN_FILENO), "re") else {
      throw CoreError(.file, "\(path): cannot be opened (\(String(cString: strerror(errno)))).")
    }
    defer { fclose(file) }
    // What the file is said to hold in one piece, with the room after it that the JSON parser wants; then whatever else
    // comes.
    let size = isNamed ? max(0, Int(status.st_size)) : 0
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 64) { storage, count in
      count = size > 0 ? fread(storage.baseAddress, 1, size, file) : 0
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    guard ferror(file) == 0 else {
      throw CoreError(.file, "\(path): cannot be read (\(String(cString: strerror(errno)))).")
    }
    switch FileKind(Array(bytes.prefix(16))) {
    case .text: break
    case .utf16(let isBigEndian): return FileKind.utf8(ofUTF16: bytes, isBigEndian: isBigEndian)
    case .other(let sentence): throw CoreError(.invalidInput, "\(path): \(sentence).")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes
  }

  /// The text of a UTF-8 file.
  ///
  /// - Throws: ``CoreError`` that names the place of the first byte that is not UTF-8.
  static func text(of path: String) throws(CoreError) -> String {
    let bytes = try bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      var place = TextPosition(of: UTF8Fault.offset(in: bytes) ?? 0, in: bytes).location(file: path)
      place.field = nil
      throw CoreError([Diagnostic(.error, "not valid UTF-8. Save the file as UTF-8.", at: place)])
    }
    return text
  }

  /// The first byte of a file that is no blank, among its first 256; `nil` when there is none, or for a pipe, whose bytes
  /// can be read only once.
  static func firstByte(of path: String) -> UInt8? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var start = [UInt8](repeating: 0, count: 256)
    let count = fread(&start, 1, start.count, file)
    return start.prefix(count).first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }

  /// Whether something readable that is not a folder is at `path`.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Whether `path` is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
