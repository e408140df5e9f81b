internal import Synchronization

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Darwin
#endif

/// A child process that ends when Plumb does, and whose last lines of output are kept.
///
/// Foundation's `Process` is not used: it has no process group of the child's own, passes ignored signals on, and offers
/// no standard input whose other end only Plumb holds.
internal final class ChildProcess: Sendable {
  /// Its number, which is also its process group's.
  let id: ProcessID
  /// What it wrote last to standard output and standard error.
  let output: OutputTail

  private struct State {
    /// Our end of the child's standard input, whose closing ends the child; -1 when closed.
    var lifeline: CInt
    var isReaped = false
  }

  private let state: Mutex<State>

  /// Starts a program under a ``Watchdog``.
  ///
  /// The child has a process group of its own, so that an interrupt typed at the terminal reaches Plumb alone, and all
  /// signals at their defaults. The ends that connect it with Plumb are inherited by no other child.
  ///
  /// - Parameters:
  ///   - arguments: The program's path and its arguments.
  ///   - environment: Variables to set; the others are Plumb's, except those that look like secrets.
  /// - Throws: ``ClientError`` when the system cannot start another process.
  init(_ arguments: [String], environment: [String: String]) throws(ClientError) {
    let lifeline = try Self.connectedEnds()
    defer { close(lifeline.child) }
    let output: (ours: CInt, child: CInt)
    do {
      output = try Self.connectedEnds()
    } catch {
      close(lifeline.ours)
      throw error
    }
    defer { close(output.child) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, lifeline.child, 0)
    posix_spawn_file_actions_adddup2(&actions, output.child, 1)
    posix_spawn_file_actions_adddup2(&actions, output.child, 2)
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    var child: pid_t = 0
    let words = Watchdog.wrapping(arguments)
    let status = Self.withCStrings(words) { argv in
      Self.withCStrings(Self.childEnvironment(environment)) { envp in
        posix_spawn(&child, words[0], &actions, &attributes, argv, envp)
      }
    }
    guard status == 0 else {
      close(lifeline.ours)
      close(output.ours)
      throw ClientError(.serverFailed, "cannot start \(arguments[0]): \(String(cString: strerror(status))).")
    }
    id = child
    self.output = OutputTail(reading: output.ours)
    state = Mutex(State(lifeline: lifeline.ours))
  }

  deinit { state.withLock { Self.cut(&$0) } }

  /// Whether the child has not ended yet.
  var isRunning: Bool { state.withLock { !$0.isReaped && !Self.hasExited(id) } }

  /// Asks the child to end, kills it and what it started after `grace`, and waits until it is gone.
  ///
  /// A second call, also at the same time, does nothing. Works in a cancelled task, too.
  func stop(grace: Duration = .seconds(2)) async {
    let isFirst = state.withLock { state in
      defer { state.isReaped = true }
      if !state.isReaped, !Self.hasExited(id) { kill(id, SIGTERM) }
      return !state.isReaped
    }
    guard isFirst else { return }
    let deadline = ContinuousClock.now + grace
    while !Self.hasExited(id), ContinuousClock.now < deadline { await Self.pause(.milliseconds(10)) }
    // The child, running or a zombie, still holds the group's number; this ends the watcher, too.
    kill(-id, SIGKILL)
    while !Self.hasExited(id) { await Self.pause(.milliseconds(5)) }
    var status: CInt = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    state.withLock { Self.cut(&$0) }
    output.close()
  }

  private static func cut(_ state: inout State) {
    if state.lifeline >= 0 { close(state.lifeline) }
    state.lifeline = -1
  }

  /// Whether the child has ended; leaves its status for `waitpid`.
  private static func hasExited(_ id: ProcessID) -> Bool {
    var info = siginfo_t()
    let status = waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT)
    guard status == 0 else { return errno == ECHILD }
    #if canImport(Darwin)
      return info.si_pid == id
    #else
      return info.si_signo == SIGCHLD
    #endif
  }

  /// Sleeps, whether or not the calling task is cancelled.
  private static func pause(_ duration: Duration) async { await Task { try? await Task.sleep(for: duration) }.value }

  /// Two connected ends that no child inherits unless told to.
  ///
  /// Sockets, since Swift's Glibc has no `pipe2`, and a pipe that is marked in a second step could leak into a child that
  /// another thread starts in between.
  private static func connectedEnds() throws(ClientError) -> (ours: CInt, child: CInt) {
    var ends: [CInt] = [-1, -1]
    #if canImport(Darwin)
      var status = socketpair(AF_UNIX, SOCK_STREAM, 0, &ends)
      if status == 0 { for end in ends where fcntl(end, F_SETFD, FD_CLOEXEC) < 0 { status = -1 } }
    #elseif canImport(Glibc)
      let status = socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends)
    #else
      let status = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, &ends)
    #endif
    guard status == 0 else {
      throw ClientError(.serverFailed, "cannot connect to a local server: \(String(cString: strerror(errno))).")
    }
    return (ends[0], ends[1])
  }

  /// Plumb's environment without the variables that look like secrets, and with `changes`.
  private static func childEnvironment(_ changes: [String: String]) -> [String] {
    var result: [String] = []
    var cursor = environ
    while let entry = cursor.pointee {
      cursor += 1
      let text = String(cString: entry)
      let name = text.prefix { $0 != "=" }
      let isSecret = ["KEY", "TOKEN", "SECRET", "PASSWORD"].contains { name.uppercased().contains($0) }
      if !isSecret, changes[String(name)] == nil { result.append(text) }
    }
    return result + changes.map { "\($0.key)=\($0.value)" }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() { (pointers + index).initialize(to: strdup(string)) }
    (pointers + strings.count).initialize(to: nil)
    defer {
      for index in strings.indices { free(pointers[index]) }
      pointers.deallocate()
    }
    return body(pointers)
  }
}
