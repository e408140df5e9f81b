#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The size of a file and three pieces of it.
internal struct SampledFile {
  /// Its size in bytes.
  let size: Int
  /// The first 64 KiB.
  let start: [UInt8]
  /// 64 KiB from the middle.
  let middle: [UInt8]
  /// The last 64 KiB.
  let end: [UInt8]

  /// Reads a file; `nil` when it is missing, unreadable or not a regular file.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(facts.st_size)
    func piece(at offset: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: 64 << 10)
      let count = pread(descriptor, &bytes, bytes.count, off_t(max(0, offset)))
      return Array(bytes.prefix(max(0, count)))
    }
    self.size = size
    start = piece(at: 0)
    middle = piece(at: size / 2)
    end = piece(at: size - 64 << 10)
  }
}
