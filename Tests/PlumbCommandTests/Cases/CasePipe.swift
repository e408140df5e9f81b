import Foundation
import PlumbTestSupport

/// Someone who reads a named pipe while commands run.
final class CasePipe: Sendable {
  private let reading: Task<[UInt8], Never>

  /// Opens the pipe at once, so that whoever writes finds a reader.
  init(path: String) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    reading = Task.detached {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while descriptor >= 0 {
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 {
          bytes += buffer[..<count]
        } else if Task.isCancelled {
          break
        } else {
          try? await Task.sleep(for: .milliseconds(2))
        }
      }
      close(descriptor)
      return bytes
    }
  }

  /// Everything that was written so far; stops reading.
  func finish() async -> String {
    reading.cancel()
    return String(decoding: await reading.value, as: UTF8.self)
  }
}
