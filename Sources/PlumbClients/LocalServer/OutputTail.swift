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

  private struct State {
    var bytes: [UInt8] = []
    /// What is read; absent once reading has ended.
    var descriptor: CInt?
  }

  private let state: Mutex<State>
  private let source = Mutex<(any DispatchSourceRead)?>(nil)

  /// Starts reading `descriptor`, which this tail closes.
  init(reading descriptor: CInt) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    state = Mutex(State(descriptor: descriptor))
    source.withLock { $0 = Self.startReading(descriptor, into: self) }
  }

  deinit { close() }

  /// Stops reading.
  func close() {
    // After this nothing reads any more; only then may the descriptor be closed.
    state.withLock { $0.descriptor = nil }
    source.withLock { source in
      source?.cancel()
      source = nil
    }
  }

  /// The last lines, oldest first, without blank ones.
  ///
  /// All that the child has written so far: the end of a child may be seen before the pipe's events are.
  func lines(_ count: Int) -> [String] {
    _ = drain()
    let text = String(decoding: state.withLock { $0.bytes }, as: UTF8.self)
    let lines = text.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }
    return lines.suffix(count).map(String.init)
  }

  /// Reads what is there; `false` at the end.
  private func drain() -> Bool {
    state.withLock { state in
      guard let descriptor = state.descriptor else { return false }
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
        state.bytes += buffer[..<count]
        if state.bytes.count > Self.limit { state.bytes.removeFirst(state.bytes.count - Self.limit) }
      }
    }
  }

  private static func startReading(_ descriptor: CInt, into tail: OutputTail) -> sending any DispatchSourceRead {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler { [weak tail] in
      if tail?.drain() != true { tail?.close() }
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
