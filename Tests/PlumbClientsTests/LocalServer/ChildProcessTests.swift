import Foundation
import Testing

@testable import PlumbClients

@Suite struct ChildProcessTests {
  private func line(_ child: ChildProcess) async throws -> String {
    for _ in 0..<500 {
      if let line = child.output.lines(1).first { return line }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw CocoaError(.fileReadUnknown)
  }

  @Test func `a child ends when the process that holds its pipe is killed`() async throws {
    // A process of its own stands for Plumb: its standard output is the only writing end of the child's pipe.
    let pipe = Pipe()
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/bin/sleep")
    holder.arguments = ["1000"]
    holder.standardOutput = pipe
    let child = Process()
    let words = Watchdog.wrapping(["/bin/sleep", "1000"])
    child.executableURL = URL(fileURLWithPath: words[0])
    child.arguments = Array(words.dropFirst())
    child.standardInput = pipe
    try holder.run()
    try child.run()
    try pipe.fileHandleForWriting.close()
    try await Task.sleep(for: .milliseconds(300))
    #expect(child.isRunning)
    kill(holder.processIdentifier, SIGKILL)
    let deadline = ContinuousClock.now + .seconds(20)
    while child.isRunning, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
    #expect(!child.isRunning)
    if child.isRunning { kill(child.processIdentifier, SIGKILL) }
  }

  @Test func `a child that ignores the request to end is killed after the grace`() async throws {
    let child = try ChildProcess(
      ["/bin/sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"], environment: [:])
    _ = try await line(child)
    let start = ContinuousClock.now
    await child.stop(grace: .milliseconds(200))
    #expect(!processExists(child.id))
    #expect(ContinuousClock.now - start >= .milliseconds(200))
  }

  @Test func `what a child started ends with it`() async throws {
    let child = try ChildProcess(["/bin/sh", "-c", "sleep 1000 & echo $!; wait"], environment: [:])
    let grandchild = try #require(Int32(try await line(child)))
    #expect(processExists(grandchild))
    await child.stop()
    #expect(try await isGone(grandchild, within: .seconds(10)))
  }

  @Test func `letting go of a child without stopping it ends it`() async throws {
    var child: ChildProcess? = try ChildProcess(["/bin/sleep", "1000"], environment: [:])
    let id = try #require(child?.id)
    #expect(processExists(id))
    child = nil
    var status: Int32 = 0
    #expect(waitpid(id, &status, 0) == id)
    #expect(status & 0x7F == SIGTERM)
  }

  @Test func `a child does not see secrets of the environment`() async throws {
    setenv("PLUMB_TEST_API_KEY", "hidden", 1)
    setenv("PLUMB_TEST_PLAIN", "shown", 1)
    defer {
      unsetenv("PLUMB_TEST_API_KEY")
      unsetenv("PLUMB_TEST_PLAIN")
    }
    let child = try ChildProcess(
      ["/bin/sh", "-c", #"echo "$PLUMB_TEST_API_KEY,$PLUMB_TEST_PLAIN,$GIVEN""#], environment: ["GIVEN": "too"])
    #expect(try await line(child) == ",shown,too")
    await child.stop()
  }

  @Test func `a child ends when let go of, though a later child lives on`() async throws {
    var first: ChildProcess? = try ChildProcess(["/bin/sleep", "1000"], environment: [:])
    let second = try ChildProcess(["/bin/sleep", "1000"], environment: [:])
    let id = try #require(first?.id)
    #expect(first?.isRunning == true)
    first = nil
    var status: Int32 = 0
    #expect(waitpid(id, &status, 0) == id)
    #expect(second.isRunning)
    await second.stop()
  }

  @Test func `only the last lines of a talkative child are kept`() async throws {
    let child = try ChildProcess(
      ["/bin/sh", "-c", "i=0; while [ $i -lt 20000 ]; do echo \"line $i of many\"; i=$((i+1)); done"], environment: [:])
    while child.isRunning { try await Task.sleep(for: .milliseconds(20)) }
    try await Task.sleep(for: .milliseconds(100))
    #expect(child.output.lines(2) == ["line 19998 of many", "line 19999 of many"])
    #expect(child.output.lines(.max).joined(separator: "\n").utf8.count <= OutputTail.limit)
    await child.stop()
  }

  @Test func `a program that does not exist is quoted`() async throws {
    let child = try ChildProcess(["/nowhere/llama-server"], environment: [:])
    #expect(try await line(child).contains("/nowhere/llama-server"))
    await child.stop()
  }

  @Test func `a free port is free, and not while someone listens on it`() throws {
    let port = try #require(LoopbackPort.free())
    #expect((1024...65535).contains(port))
    #expect(LoopbackPort.isFree(port))
  }
}
