internal import PlumbCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is open for reading at any place, by any number of tasks.
internal final class RecordedFile: Sendable {
  /// The path as given.
  let path: String

  private let descriptor: CInt

  /// Opens a file.
  init(path: String) throws(CoreError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CoreError(.file, "\(path): cannot be opened (\(String(cString: strerror(errno)))).")
    }
  }

  deinit { close(descriptor) }

  /// The `length` bytes from `offset` on; `nil` when the file has changed so that they are not there.
  func bytes(at offset: Int, length: Int) -> [UInt8]? {
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while done < length, let start = buffer.baseAddress {
        let step = pread(descriptor, start + done, length - done, off_t(offset + done))
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { break }
        done += step
      }
      count = done
    }
    return done == length ? bytes : nil
  }

  /// How many bytes the file has.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The first byte that is not blank, after a byte-order mark; `nil` when there is none.
  func firstByte() -> UInt8? {
    let size = size
    var offset = 0
    while offset < size, let chunk = bytes(at: offset, length: min(4096, size - offset)) {
      let start = offset == 0 && chunk.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      if let byte = chunk[start...].first(where: { $0 > 0x20 }) { return byte }
      offset += chunk.count
    }
    return nil
  }
}
