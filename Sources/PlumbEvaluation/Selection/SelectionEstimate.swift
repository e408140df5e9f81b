internal import PlumbCore
package import PlumbJudging

/// What selecting would take if nothing were stored yet.
///
/// - Parameters:
///   - sets: The candidates; those without an answer take no part.
///   - method: How.
///   - judge: The judge's role in a run of two models: its requests and tokens for one item.
/// - Returns: The judge's part.
package func estimateSelection(_ sets: [CandidateSet], method: SelectionMethod, judge: EstimatedRole) -> RunEstimate {
  var part = RunEstimate.Part(name: judge.name, requests: 0, usage: TokenUsage(prompt: 0, completion: 0), usd: nil)
  for set in sets {
    let (count, usage) = judge.requests(set.item)
    // Two models are two responses to grade, or one pair to compare.
    let perAct = method == .pointwise ? count / 2 : count
    let requests = perAct * method.acts(for: set.candidates.count { $0.failure == nil })
    part.requests += requests
    part.usage = part.usage + requests * usage
  }
  part.usd = judge.price.map { $0.usd(of: part.usage) }
  return RunEstimate(parts: [part])
}
