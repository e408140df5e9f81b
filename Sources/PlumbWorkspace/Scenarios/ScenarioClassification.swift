public import PlumbCore

/// What came of classifying queries.
public struct ScenarioClassification: Sendable, Equatable {
  /// Queries that were answered, whatever the answer.
  public internal(set) var queries = 0
  /// Queries that got no scenario.
  public internal(set) var failed = 0
  /// Lines of the file that were left out.
  public internal(set) var skipped = 0
  /// Requests that an endpoint answered.
  public internal(set) var answered = 0
  /// Replies from the store.
  public internal(set) var cached = 0
}

/// A classified query, or what is wrong with a line that was left out.
public enum ScenarioClassificationEvent: Sendable {
  /// The query's own fields with `scenario` (and `probability`, `candidates`), or with `failed`.
  case classified(JSONObject)
  /// A problem of a line that was left out.
  case problem(Diagnostic)
}

/// How a trained classifier answers.
public struct ScenarioClassificationOptions: Sendable, Equatable {
  /// The answer is `unsure` below this probability, 0–1.
  public var threshold: Double
  /// How many candidate scenarios are listed per query, ≥ 1.
  public var candidates: Int
  /// How many threads compute, ≥ 1.
  public var threads: Int

  /// Options.
  public init(threshold: Double = 0, candidates: Int = 3, threads: Int = 1) {
    self.threshold = threshold
    self.candidates = candidates
    self.threads = threads
  }
}
