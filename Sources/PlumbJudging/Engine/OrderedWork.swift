/// Works on the elements of a source concurrently and hands the results on in the source's order.
///
/// Elements are drawn one by one as work finishes, so memory depends on the window, not on the number of elements. A slow
/// element holds back the results behind it; at most eight windows of finished results wait, then nothing new is started.
///
/// - Parameters:
///   - source: The elements.
///   - window: How many are worked on at once, ≥ 1.
///   - work: The work; an error ends everything.
///   - emit: Takes each result in order, one at a time.
/// - Throws: The first error of `work` or `emit`, after all running work has ended; `CancellationError` when cancelled.
package func workInOrder<Element: Sendable, Result: Sendable>(
  _ source: some Sequence<Element>, window: Int, work: @escaping @Sendable (Element) async throws -> Result,
  emit: (Result) async throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (index: Int, result: Result).self) { group in
    var iterator = source.makeIterator()
    var started = 0
    var emitted = 0
    var running = 0
    var isExhausted = false
    var waiting: [Int: Result] = [:]

    func start() {
      while !isExhausted, running < window, waiting.count < window * 8 {
        guard let element = iterator.next() else {
          isExhausted = true
          return
        }
        let index = started
        started += 1
        running += 1
        group.addTask { (index, try await work(element)) }
      }
    }

    start()
    while let finished = try await group.next() {
      running -= 1
      waiting[finished.index] = finished.result
      while let result = waiting.removeValue(forKey: emitted) {
        try await emit(result)
        emitted += 1
      }
      try Task.checkCancellation()
      start()
    }
  }
}
