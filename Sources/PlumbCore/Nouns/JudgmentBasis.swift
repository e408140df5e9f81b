extension Judgment {
  /// How an outcome was found when the judge was not asked.
  public enum Basis: Sendable, Hashable, RawRepresentable {
    /// The answers were equal: a tie.
    case identical
    /// A rule that reads no answer as a judge would.
    case rule
    /// A verdict drawn at random in place of the judge's, to see what noise does.
    case noise
    /// A word of another program's file, kept as it is; its judge counts as not asked.
    case other(String)

    /// The basis of a word; one that Plumb does not know is kept.
    public init(rawValue: String) {
      switch rawValue {
      case "identical": self = .identical
      case "rule": self = .rule
      case "noise": self = .noise
      default: self = .other(rawValue)
      }
    }

    /// The word in files.
    public var rawValue: String {
      switch self {
      case .identical: "identical"
      case .rule: "rule"
      case .noise: "noise"
      case .other(let word): word
      }
    }
  }
}

extension Preference {
  /// How strong a judge called a preference.
  public enum Strength: Sendable, Hashable, RawRepresentable {
    /// Clearly better; what it weighs is the score's affair.
    case strong
    /// A template's or another program's own word, kept as it is; it weighs as any preference.
    case other(String)

    /// The strength of a word; one that Plumb does not know is kept.
    public init(rawValue: String) { self = rawValue == "strong" ? .strong : .other(rawValue) }

    /// The word in files.
    public var rawValue: String {
      switch self {
      case .strong: "strong"
      case .other(let word): word
      }
    }
  }
}
