internal import Foundation

/// Standard output and standard error.
///
/// What standard output cannot take is an error: a result that nobody got is not a result. A reader that has read enough
/// and left (`| head -1`) ends the command quietly, as Unix tools end. Standard error is a courtesy; what it cannot take is
/// lost and the work goes on.
enum Console {
  /// Writes a line to standard output; ends the command when that is impossible.
  static func output(_ text: String) { outputFragment(text.hasSuffix("\n") ? text : text + "\n") }

  /// Writes text without a line's end to standard output; ends the command when that is impossible.
  static func outputFragment(_ text: String) {
    guard let code = write(text, to: STDOUT_FILENO) else { return }
    outputFailed(code)
  }

  /// Writes a line to standard error.
  static func error(_ text: String) { errorFragment(text.hasSuffix("\n") ? text : text + "\n") }

  /// Writes text without a line's end to standard error.
  static func errorFragment(_ text: String) { _ = write(text, to: STDERR_FILENO) }

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

  /// Makes the standard streams safe to write to; called once, before anything else.
  ///
  /// A closed pipe becomes an error of the write instead of a signal, so that a vanished reader of the progress does not
  /// end a run. A stream that was closed (`>&-`) gets a stand-in that refuses what is written to it: otherwise the next
  /// file that is opened would take its number, and messages would land in it.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
      // The lowest free number is this one.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Checks at the end that everything arrived: some file systems say only now that they are full.
  static func finishOutput() {
    if close(STDOUT_FILENO) != 0, errno != EBADF { outputFailed(errno) }
  }

  /// Writes everything, however many pieces that takes; the error's number when it fails.
  private static func write(_ text: String, to stream: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Foundation.write(stream, start, rest.count)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var waiting = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        case let code: return code
        }
      }
      return nil
    }
  }

  private static func outputFailed(_ code: Int32) -> Never {
    if code == EPIPE {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    } else {
      error("plumb: standard output cannot be written (\(String(cString: strerror(code)))).")
    }
    Foundation.exit(1)
  }
}
