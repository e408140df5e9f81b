/// Ends a server when Plumb is gone, even after `kill -9`.
///
/// The other end of the server's standard input is held by Plumb alone; the kernel closes it with the process, however
/// that ended. A shell beside the server reads and, at the end, asks the server to stop and two seconds
/// later kills its process group. The shell replaces itself with the server (`exec`), so the server's process id is the
/// one Plumb started. While the watcher lives, the group's id cannot be given to another process, so the signals cannot
/// hit a stranger.
///
/// `PR_SET_PDEATHSIG` would not do: it fires when the *thread* that started the child ends, and threads of a pool come
/// and go. A thread inside the Python server would not do either: loading a model holds the interpreter's lock.
internal enum Watchdog {
  /// `arguments`, run under the watch of a shell.
  static func wrapping(_ arguments: [String]) -> [String] {
    ["/bin/sh", "-c", script, "plumb-local-server"] + arguments
  }

  private static let script = #"""
    exec 3<&0 </dev/null
    (
      while read -r line <&3; do :; done
      kill -s TERM "$$"
      sleep 2
      kill -s KILL -- "-$$"
    ) >/dev/null 2>&1 &
    exec "$@" 3<&-
    """#
}
