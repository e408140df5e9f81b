internal import Dispatch
internal import PlumbCore
internal import Synchronization

/// Files of records in order, the next one read and parsed on another thread while one is worked on.
///
/// At most two files are in memory: the one that was handed out, and the next.
final class FilesAhead: Sendable {
  private let slot = Mutex<Result<RecordFile, CoreError>?>(nil)
  private let filled = DispatchSemaphore(value: 0)
  // Begins at 0 and is signalled once: a semaphore that ends below its first value traps, as after an early ``cancel()``.
  private let free = DispatchSemaphore(value: 0)
  private let isCancelled = Mutex(false)

  /// Starts reading.
  ///
  /// - Parameter paths: The files; call ``next()`` once for each, and ``cancel()`` when not all are taken.
  init(_ paths: [String]) {
    free.signal()
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      for path in paths {
        free.wait()
        guard !isCancelled.withLock({ $0 }) else { return }
        slot.withLock { slot in
          slot = Result { () throws(CoreError) in try RecordFile(path: path) }
        }
        filled.signal()
      }
    }
  }

  /// The next file.
  ///
  /// - Throws: `CoreError` when it cannot be read at all.
  func next() throws(CoreError) -> RecordFile {
    filled.wait()
    let loaded = slot.withLock { $0.take() }
    free.signal()
    guard let loaded else { preconditionFailure("more files are taken than there are") }
    return try loaded.get()
  }

  /// Lets the reading end when no further file is wanted.
  func cancel() {
    isCancelled.withLock { $0 = true }
    free.signal()
  }
}
