internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The last lines a child process wrote, in bounded memory.
///
/// The pipe is drained as it fills, so that the child never waits for a reader.
internal final class OutputTail: Sendable {
  /// The most bytes that are kept.
  static let limit = 16 << 10

  private let bytes = Mutex<[UInt8]>([])
  private let source = Mutex<(any DispatchSourceRead)?>(nil)

  /// Starts reading `descriptor`, which this tail closes.
  init(reading descriptor: CInt) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    source.withLock { $0 = Self.startReading(descriptor, into: self) }
  }

  deinit { close() }

  /// Stops reading.
  func close() {
    source.withLock { source in
      source?.cancel()
      source = nil
    }
  }

  /// The last lines, oldest first, without blank ones.
  func lines(_ count: Int) -> [String] {
    let text = String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    let lines = text.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }
    return lines.suffix(count).map(String.init)
  }

  /// Reads what is there; `false` at the end.
  private func drain(_ descriptor: CInt) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
      bytes.withLock { bytes in
        bytes += buffer[..<count]
        if bytes.count > Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
      }
    }
  }

  private static func startReading(_ descriptor: CInt, into tail: OutputTail) -> sending any DispatchSourceRead {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler { [weak tail] in
      if tail?.drain(descriptor) != true { tail?.close() }
    }
    source.setCancelHandler { _ = closeDescriptor(descriptor) }
    source.activate()
    return source
  }

  private static func closeDescriptor(_ descriptor: CInt) -> CInt {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}
