import PlumbTestSupport
import Testing

@testable import PlumbJudging

@Suite struct OrderedWorkTests {
  private struct Trouble: Error, Equatable { var number: Int }

  @Test(arguments: 1...8, [0, 1, 7, 100]) func `results come in the source's order`(window: Int, count: Int)
    async throws
  {
    let running = Counter()
    let most = Counter()
    var emitted: [Int] = []
    try await workInOrder(0..<count, window: window) { number in
      let now = running.add(1)
      most.raise(to: now)
      for _ in 0..<(number * 7 % 5) { await Task.yield() }
      running.add(-1)
      return number * 2
    } emit: {
      emitted.append($0)
    }
    #expect(emitted == (0..<count).map { $0 * 2 })
    #expect(most.value <= window)
  }

  @Test func `a slow element holds back no more than eight windows`() async throws {
    let gate = AsyncGate()
    let drawn = Counter()
    let source = (0..<1000).lazy.map { number in
      drawn.add(1)
      return number
    }
    var emitted = 0
    let finished = Counter()
    let opener = Task {
      // Everything that may be started before the first element ends is started and ended.
      while finished.value < 32 { await Task.yield() }
      for _ in 0..<200 { await Task.yield() }
      #expect(drawn.value <= 4 * 8 + 4)
      gate.open()
    }
    try await workInOrder(source, window: 4) { number in
      if number == 0 { await gate.wait() } else { finished.add(1) }
      return number
    } emit: { number in
      #expect(number == emitted)
      emitted += 1
    }
    await opener.value
    #expect(emitted == 1000)
  }

  @Test func `an error of the work ends everything after the results before it`() async throws {
    let started = Counter()
    var emitted: [Int] = []
    await #expect(throws: Trouble(number: 5)) {
      try await workInOrder(0..<100_000, window: 2) { number in
        started.add(1)
        if number == 5 { throw Trouble(number: 5) }
        return number
      } emit: {
        emitted.append($0)
      }
    }
    #expect(emitted == Array(0..<emitted.count) && emitted.count <= 5)
    #expect(started.value < 50)
  }

  @Test func `an error of the receiver ends everything`() async throws {
    var emitted = 0
    await #expect(throws: Trouble(number: 3)) {
      try await workInOrder(0..<1000, window: 4) {
        $0
      } emit: { number in
        if number == 3 { throw Trouble(number: 3) }
        emitted += 1
      }
    }
    #expect(emitted == 3)
  }

  @Test func `cancellation ends it soon`() async throws {
    let begun = AsyncGate()
    let task = Task {
      try await workInOrder(sequence(first: 0) { $0 + 1 }, window: 4) { number in
        begun.open()
        try await Task.sleep(for: .milliseconds(1))
        return number
      } emit: { _ in
      }
    }
    await begun.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a hundred thousand elements pass in order`() async throws {
    var next = 0
    try await workInOrder(0..<100_000, window: 64) {
      $0
    } emit: { number in
      if number != next { Issue.record("expected \(next), found \(number)") }
      next = number + 1
    }
    #expect(next == 100_000)
  }
}
