internal import Foundation

/// Standard output and standard error.
enum Console {
  /// Writes a line to standard output.
  static func output(_ text: String) { write(text, to: .standardOutput) }

  /// Writes a line to standard error.
  static func error(_ text: String) { write(text, to: .standardError) }

  /// Writes text without a line's end to standard error.
  static func errorFragment(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  /// Writes text without a line's end to standard output.
  static func outputFragment(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }

  /// Whether standard error is a terminal that can redraw lines.
  static var errorIsTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The width of the terminal in columns; 100 when there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    let line = text.hasSuffix("\n") ? text : text + "\n"
    try? handle.write(contentsOf: Data(line.utf8))
  }
}
