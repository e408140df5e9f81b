public import PlumbCore

/// Judgments made into training data for a judge.
///
/// Kept are judgments with a critique that agree with people's labels where there are labels, at most as many a scenario as
/// asked, drawn by the seed. The prompt is written without the scenario's criteria whatever the judge was shown, so that a
/// model learns to judge as if it had them (context distillation; Li et al. 2023, §4). Pairs get a second copy with the
/// answers and the text's names of the sides exchanged; a text whose rewrite would be unsure gets none.
public struct JudgeTrainingSet: Sendable {
  /// What is kept.
  public struct Options: Sendable, Equatable {
    /// The most judgments of one scenario, before copies; absent means all.
    public var perScenario: Int?
    /// Whether pairs get a swapped copy.
    public var includesSwapped: Bool
    /// Whether judgments that no person has labelled are left out.
    public var requiresLabel: Bool
    /// The largest difference to people's mean grade that still agrees.
    public var gradeTolerance: Double
    /// The seed of the draw.
    public var seed: Int

    /// Options.
    public init(
      perScenario: Int? = nil, includesSwapped: Bool = true, requiresLabel: Bool = false, gradeTolerance: Double = 1,
      seed: Int = 0
    ) {
      self.perScenario = perScenario
      self.includesSwapped = includesSwapped
      self.requiresLabel = requiresLabel
      self.gradeTolerance = gradeTolerance
      self.seed = seed
    }
  }

  /// What became of the judgments.
  public struct Tally: Sendable, Equatable {
    /// All that came.
    public var judgments = 0
    /// Without an outcome.
    public var failed = 0
    /// Without a text of the judge's: ties without asking, rules, verdicts alone.
    public var withoutCritique = 0
    /// Against people's labels.
    public var disagreeing = 0
    /// Without a label, where one was required.
    public var unlabelled = 0
    /// Beyond the number a scenario may have.
    public var surplus = 0
    /// Kept.
    public var kept = 0
    /// Kept pairs whose swapped copy would be unsure.
    public var unsureSwaps = 0

    /// The counts by name.
    public var json: JSONObject {
      [
        "judgments": JSONValue(judgments), "failed": JSONValue(failed), "without_critique": JSONValue(withoutCritique),
        "disagreeing": JSONValue(disagreeing), "unlabelled": JSONValue(unlabelled), "surplus": JSONValue(surplus),
        "kept": JSONValue(kept), "unsure_swaps": JSONValue(unsureSwaps),
      ]
    }
  }

  /// A judgment that is good enough, with the prompts of both orders.
  private struct Candidate: Sendable {
    var order: [UInt8]
    var sequence: Int
    var judgment: Judgment
    var prompt: [Message]
    var swappedPrompt: [Message]?
    var agreement: Bool?
  }

  private let options: Options
  private let labels: PeopleLabels
  private var candidates: [String: [Candidate]] = [:]
  /// What became of the judgments so far.
  public private(set) var tally = Tally()

  /// An empty set.
  ///
  /// - Parameters:
  ///   - options: What is kept.
  ///   - labels: What people found.
  public init(options: Options, labels: PeopleLabels = PeopleLabels()) {
    self.options = options
    self.labels = labels
  }

  /// Adds one judgment.
  ///
  /// - Parameters:
  ///   - judgment: The judgment.
  ///   - scenario: The scenario of its item; empty when unknown.
  ///   - prompt: The messages that ask for such a text without criteria; told whether in the other order. Not called for
  ///     what is left out.
  public mutating func add(_ judgment: Judgment, scenario: String, prompt: (_ swapped: Bool) -> [Message]) {
    tally.judgments += 1
    guard judgment.outcome.failure == nil else { return tally.failed += 1 }
    guard judgment.basis == nil, judgment.critique != nil, judgment.raw != nil else {
      return tally.withoutCritique += 1
    }
    let agreement = labels.agree(with: judgment, tolerance: options.gradeTolerance)
    if agreement == false { return tally.disagreeing += 1 }
    if agreement == nil, options.requiresLabel { return tally.unlabelled += 1 }
    let key =
      "sft|\(options.seed)|\(judgment.item)|\(judgment.judge)|\(judgment.models)|\(judgment.turn ?? 0)|\(judgment.repetition)"
    let isPair = judgment.outcome.preference != nil
    candidates[scenario, default: []].append(
      Candidate(
        order: sha256(Array(key.utf8)), sequence: tally.judgments, judgment: judgment, prompt: prompt(false),
        swappedPrompt: isPair && options.includesSwapped ? prompt(true) : nil, agreement: agreement))
    if let limit = options.perScenario, candidates[scenario, default: []].count > 2 * limit {
      drop(from: scenario, limit)
    }
  }

  /// Leaves the `limit` candidates of a scenario that come first by the seed.
  private mutating func drop(from scenario: String, _ limit: Int) {
    let all = candidates[scenario] ?? []
    candidates[scenario] = Array(all.sorted { $0.order.lexicographicallyPrecedes($1.order) }.prefix(limit))
    tally.surplus += max(0, all.count - limit)
  }

  /// The examples, in the judgments' order, each swapped copy behind its original.
  ///
  /// - Returns: The examples; ``tally`` then says what became of the rest.
  public mutating func examples() -> [JudgeTrainingExample] {
    if let limit = options.perScenario {
      for scenario in candidates.keys { drop(from: scenario, limit) }
    }
    let kept = candidates.flatMap { scenario, candidates in candidates.map { (scenario, $0) } }
      .sorted { $0.1.sequence < $1.1.sequence }
    tally.kept = kept.count
    var examples: [JudgeTrainingExample] = []
    for (scenario, candidate) in kept {
      guard let text = candidate.judgment.raw else { continue }
      func example(_ prompt: [Message], _ text: String, isSwapped: Bool) -> JudgeTrainingExample {
        JudgeTrainingExample(
          messages: prompt + [Message(.assistant, text)],
          kind: candidate.judgment.outcome.preference == nil ? .single : .pairwise, item: candidate.judgment.item,
          scenario: scenario, isSwapped: isSwapped, agreesWithPeople: candidate.agreement,
          judge: candidate.judgment.judge)
      }
      examples.append(example(candidate.prompt, text, isSwapped: false))
      guard let swapped = candidate.swappedPrompt else { continue }
      if let rewritten = SwappedSides.rewriting(text) {
        examples.append(example(swapped, rewritten, isSwapped: true))
      } else {
        tally.unsureSwaps += 1
      }
    }
    return examples
  }
}
