/// Runs independent rounds on several threads and returns their results in round order.
///
/// - Parameters:
///   - rounds: How many rounds, ≥ 0.
///   - threads: How many run at once, ≥ 1; the result does not depend on it.
///   - body: One round, a pure function of its index.
/// - Returns: One result a round.
@concurrent func concurrentRounds<Result: Sendable>(
  _ rounds: Int, threads: Int, body: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let parts = max(1, min(threads, rounds))
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for part in 0..<parts {
      let low = rounds * part / parts
      let high = rounds * (part + 1) / parts
      group.addTask { (part, (low..<high).map(body)) }
    }
    var collected = [[Result]](repeating: [], count: parts)
    for await (part, results) in group { collected[part] = results }
    return collected.flatMap { $0 }
  }
}
