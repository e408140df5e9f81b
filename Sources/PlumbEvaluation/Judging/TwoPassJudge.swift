public import PlumbCore

/// Two critiques of each comparison, one with the scenario's criteria and one without, merged by the same model.
///
/// Criteria make a judge thorough and narrow; without them it sees what they leave out (Li et al. 2023, §3.3, for single
/// critiques). The merged critique decides; the passes' outcomes are kept under `passes`. When a pass fails, the judgment is
/// failed: one pass alone would be another judge.
public struct TwoPassJudge: Judge {
  /// The judge's name in the run.
  public let name: String
  /// How often each comparison is judged.
  public var judgmentsPerComparison: Int { guided.judgmentsPerComparison }

  private let guided: LLMJudge
  private let free: LLMJudge
  private let merging: LLMJudge

  /// A judge in two passes.
  ///
  /// - Parameters:
  ///   - guided: Judges with criteria.
  ///   - free: Judges without, in the same orders and repetitions.
  ///   - merging: Merges two critiques, by a template with the slots `review_1` and `review_2`.
  public init(guided: LLMJudge, free: LLMJudge, merging: LLMJudge) {
    name = guided.name
    self.guided = guided
    self.free = free
    self.merging = merging
  }

  /// Judges one comparison: both passes at the same time, then a merger for each order, turn and repetition.
  public func judgments(of comparison: Comparison) async throws(ModelError) -> [Judgment] {
    let passes = try await concurrently([guided, free]) { judge throws(ModelError) in
      try await judge.judgments(of: comparison)
    }
    return try await concurrently(Array(zip(passes[0], passes[1]))) { pass throws(ModelError) in
      guard let reviews = reviewSlots(pass.0, pass.1) else { return mergedFailure(pass.0, pass.1) }
      return merged(try await merging.judgment(of: comparison, like: pass.0, slots: reviews), pass.0, pass.1)
    }
  }
}

/// ``TwoPassJudge`` for single answers.
public struct TwoPassPointwiseJudge: PointwiseJudge {
  /// The judge's name in the run.
  public let name: String

  private let guided: LLMPointwiseJudge
  private let free: LLMPointwiseJudge
  private let merging: LLMPointwiseJudge

  /// A judge in two passes.
  ///
  /// - Parameters:
  ///   - guided: Grades with criteria.
  ///   - free: Grades without, in the same turns and repetitions.
  ///   - merging: Merges two critiques, by a template with the slots `review_1` and `review_2`.
  public init(guided: LLMPointwiseJudge, free: LLMPointwiseJudge, merging: LLMPointwiseJudge) {
    name = guided.name
    self.guided = guided
    self.free = free
    self.merging = merging
  }

  /// One for each judged turn and repetition.
  public func judgmentCount(for item: Item) -> Int { guided.judgmentCount(for: item) }

  /// Grades one answer: both passes at the same time, then a merger for each turn and repetition.
  public func judgments(of response: Response, to item: Item) async throws(ModelError) -> [Judgment] {
    let passes = try await concurrently([guided, free]) { judge throws(ModelError) in
      try await judge.judgments(of: response, to: item)
    }
    return try await concurrently(Array(zip(passes[0], passes[1]))) { pass throws(ModelError) in
      guard let reviews = reviewSlots(pass.0, pass.1) else { return mergedFailure(pass.0, pass.1) }
      return merged(try await merging.judgment(of: response, to: item, like: pass.0, slots: reviews), pass.0, pass.1)
    }
  }
}

/// The two texts to merge; `nil` when a pass needed no asking or failed.
private func reviewSlots(_ guided: Judgment, _ free: Judgment) -> [String: String]? {
  guard guided.outcome.failure == nil, free.outcome.failure == nil, guided.basis == nil, let first = guided.raw,
    let second = free.raw
  else { return nil }
  return ["review_1": first, "review_2": second]
}

/// The judgment without a merger: what needed no asking, or the failure of a pass.
private func mergedFailure(_ guided: Judgment, _ free: Judgment) -> Judgment {
  guard guided.basis == nil else { return guided }
  var result = guided.outcome.failure == nil ? free : guided
  result.usage = TokenUsage.sum(guided.usage, free.usage)
  result.latency = [guided.latency, free.latency].compactMap(\.self).reduce(0, +)
  result.usd = [guided.usd, free.usd].compactMap(\.self).reduce(0, +)
  return result
}

/// The merger's judgment with the passes' outcomes and cost.
private func merged(_ judgment: Judgment, _ guided: Judgment, _ free: Judgment) -> Judgment {
  var result = judgment
  result.extra["passes"] = [.object(guided.outcome.json), .object(free.outcome.json)]
  for pass in [guided, free] {
    result.usage = TokenUsage.sum(result.usage, pass.usage)
    result.latency = pass.latency.map { (result.latency ?? 0) + $0 } ?? result.latency
    result.usd = pass.usd.map { (result.usd ?? 0) + $0 } ?? result.usd
  }
  return result
}
