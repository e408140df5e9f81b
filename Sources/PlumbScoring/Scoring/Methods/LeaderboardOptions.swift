public import PlumbCore

/// How a leaderboard is computed.
public struct LeaderboardOptions: Sendable, Equatable {
  /// The model that scores are relative to; absent when the judgments name it or the method needs none.
  public var baseline: String?
  /// The style features whose effect is taken out, each alone or together.
  public var controls: [StyleFeature] = []
  /// A model with a given rating, from which the others are measured.
  public var anchor: ModelAnchor?
  /// Bootstrap rounds; absent for the method's own choice, 0 for none.
  public var bootstrap: Int?
  /// The seed of everything random.
  public var seed = 0
  /// The intervals' nominal coverage; absent for 0.95, or for what the compatible system uses.
  public var level: Double?
  /// The system whose published figures are to be met, quirks included.
  public var compatibility: Compatibility?
  /// The difficulty and length figures of a known set of items.
  public var calibration: LengthCalibration?
  /// The penalty C of length control.
  public var inversePenalty: InversePenalty?
  /// The categories whose judgments count, by their broadest name; all when empty.
  public var categories: [String] = []
  /// What a strong win counts, in plain wins.
  public var strongWeight = 3.0
  /// Ridge penalty on Bradley–Terry strengths, ≥ 0.
  public var ridge = 0.0
  /// The most points one battle moves an Elo rating.
  public var eloK = 4.0
  /// How style features are made of counts; absent for what the compatible system uses, else densities.
  public var styleDefinition: StyleDefinition?
  /// Whether what one question weighs in the score is told, for methods where it differs.
  public var showsQuestionWeights = false
  /// How many bootstrap rounds run at once; results do not depend on it.
  public var threads = 2

  /// The defaults.
  public init() {}

  /// The intervals' nominal coverage.
  var resolvedLevel: Double { level ?? (compatibility == .arenaHardV2 ? 0.9 : 0.95) }

  /// The seed as the generators take it.
  var resolvedSeed: UInt64 { UInt64(bitPattern: Int64(seed)) }

  /// Throws what no method can work with.
  public func check() throws(EvaluationError) {
    if let level, !(level > 0 && level < 1) {
      throw EvaluationError(.invalidInput, "the level \(level) is not strictly between 0 and 1.")
    }
    if let bootstrap, !(0...1_000_000).contains(bootstrap) {
      throw EvaluationError(
        .invalidInput, "\(option: "bootstrap") takes 0 to 1,000,000 rounds; got \(bootstrap).")
    }
    guard strongWeight > 0, strongWeight.isFinite, ridge >= 0, ridge.isFinite, eloK > 0, eloK.isFinite else {
      throw EvaluationError(
        .invalidInput, "a strong win's weight and Elo's K must be positive, the ridge must not be negative.")
    }
  }
}

/// A model with a given rating.
public struct ModelAnchor: Sendable, Equatable {
  /// The model's name.
  public var model: String
  /// Its rating.
  public var rating: Double

  /// A model with a given rating.
  public init(model: String, rating: Double) {
    self.model = model
    self.rating = rating
  }
}

/// A system whose published figures can be met.
public enum Compatibility: String, Sendable, CaseIterable {
  /// alpaca_eval 0.6.6: difficulty by row position, C by cross-validation, its standard error.
  case alpacaEval = "alpaca-eval"
  /// Arena-Hard v0.1: rows are resampled, one failed game of two leaves the other, ridge of 1 with style control.
  case arenaHardV01 = "arena-hard-v0.1"
  /// Arena-Hard v2: rows are resampled, 90 % intervals, the score is the bootstrap's mean, unconverged style control.
  case arenaHardV2 = "arena-hard-v2"
  /// Chatbot Arena: rows are resampled, mixtral-8x7b-instruct-v0.1 at 1114, its ridge with style control.
  case chatbotArena = "chatbot-arena"
  /// AlignBench v1.1: its own parser of the judge's text, a failed judgment averaged as −1.
  case alignBench = "alignbench"
}

/// The penalty of length control.
public enum InversePenalty: Sendable, Equatable {
  /// A given C.
  case fixed(Double)
  /// Chosen by five-fold cross-validation.
  case crossValidated
}

/// A feature of style whose effect can be taken out.
public enum StyleFeature: String, Sendable, CaseIterable {
  /// How long an answer is.
  case length
  /// How many headers it has.
  case headers
  /// How many entries of lists it has.
  case lists
  /// How much bold text it has.
  case bold
}

/// How style features are made of counts.
public enum StyleDefinition: Sendable {
  /// Arena-Hard v2: length as (a − b)/(a + b), the others as counts a token.
  case densities
  /// Arena-Hard v0.1 and Chatbot Arena: every count as (a − b)/(a + b + 1).
  case counts
}
