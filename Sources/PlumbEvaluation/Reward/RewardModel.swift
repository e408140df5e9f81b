public import PlumbCore
public import PlumbBenchmarks
public import PlumbJudging

/// A judge as a reward model: grades conversations for a trainer.
///
/// The judge's client keeps its replies, so the same conversation a second time costs nothing.
public struct RewardModel: Sendable {
  /// What a grade becomes.
  public enum Scale: String, Sendable, CaseIterable {
    /// The judge's own scale.
    case raw
    /// 0 for the lowest grade, 1 for the highest.
    case unit
  }

  /// The reward of one conversation.
  public struct Reward: Sendable, Equatable {
    /// The reward; absent when no judgment of the conversation has an outcome.
    public var value: Double?
    /// Why there is none.
    public var failure: Failure?

    /// A reward.
    public init(value: Double? = nil, failure: Failure? = nil) {
      self.value = value
      self.failure = failure
    }
  }

  private let judge: any PointwiseJudge
  private let scale: Scale
  private let window: Int
  private let language: @Sendable (ChatTranscript) -> String?

  /// A reward model.
  ///
  /// - Parameters:
  ///   - judge: Grades the last answer in the light of the conversation.
  ///   - scale: What a grade becomes.
  ///   - window: How many conversations are judged at once, ≥ 1.
  ///   - language: The language that chooses the judge's template.
  public init(
    judge: any PointwiseJudge, scale: Scale = .raw, window: Int = 32,
    language: @escaping @Sendable (ChatTranscript) -> String? = {
      guessedLanguage(of: $0.turns.joined(separator: "\n"))
    }
  ) {
    self.judge = judge
    self.scale = scale
    self.window = window
    self.language = language
  }

  /// The judge's name.
  public var judgeName: String { judge.name }

  /// The rewards of a batch, in its order.
  ///
  /// - Parameter transcripts: The conversations.
  /// - Returns: One reward each; what fails has none and says why.
  /// - Throws: `ModelError` when nothing can be asked (a refused key, cancellation).
  public func rewards(for transcripts: [ChatTranscript]) async throws -> [Reward] {
    var rewards: [Reward] = []
    try await workInOrder(transcripts, window: window) { transcript in
      try await reward(for: transcript)
    } emit: {
      rewards.append($0)
    }
    return rewards
  }

  private func reward(for transcript: ChatTranscript) async throws(ModelError) -> Reward {
    let digest = sha256(Array(([transcript.system ?? ""] + transcript.turns).joined(separator: "\u{1F}").utf8))
    let item = Item(
      id: "reward-\(hexadecimal(digest.prefix(6)))", turns: transcript.turns, system: transcript.system,
      language: language(transcript))
    let judgments = try await judge.judgments(
      of: Response(item: item.id, model: "policy", turns: transcript.answers), to: item)
    guard let grade = meanGrade(of: judgments) else {
      return Reward(failure: judgments.lazy.compactMap(\.outcome.failure).first)
    }
    let bounds = judgments.lazy.compactMap { judgment in
      if case .ratings(let ratings) = judgment.outcome { ratings.scale } else { nil }
    }.first
    guard scale == .unit, let bounds else { return Reward(value: grade) }
    return Reward(value: (grade - bounds.lowerBound) / (bounds.upperBound - bounds.lowerBound))
  }
}
