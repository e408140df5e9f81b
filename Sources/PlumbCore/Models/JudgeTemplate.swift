/// How a judge is asked and how its answer is read: data, so that recipes and importers can make one.
public struct JudgeTemplate: Sendable, Equatable {
  /// How slots are written in the messages.
  public enum SlotStyle: String, Sendable, CaseIterable {
    /// `{{question}}`: Plumb's own.
    case doubleBraces = "double-braces"
    /// `{instruction}`: AlpacaEval's.
    case singleBraces = "single-braces"
  }

  /// Names a reading of the judge's text, with its options.
  public struct Parser: Sendable, Equatable {
    /// The parser's name in the registry: `pattern`, `json`, `logprobs`, `ranking`, `scores`.
    public var name: String
    /// Its options.
    public var options: JSONObject

    /// A parser.
    public init(_ name: String, _ options: JSONObject = [:]) {
      self.name = name
      self.options = options
    }
  }

  /// The template's name.
  public var name: String
  /// The language it is written in.
  public var language: String?
  /// The messages, with slots: `question`, `answer_a`, `answer_b`, `reference`, `nonce`; AlpacaEval's: `instruction`,
  /// `output_1`, `output_2`.
  public var messages: [Message]
  /// How slots are written.
  public var slotStyle: SlotStyle
  /// How the judge's text is read.
  public var parser: Parser
  /// How the judge should write, unless the user says otherwise.
  public var settings: SamplingSettings
  /// What is said when the first text holds no verdict; `nil` means no second asking.
  public var reask: String?
  /// The verdicts as the parser reads them, such as `[[A>>B]]`: what a judge that answers in JSON chooses from; empty where
  /// verdicts are no fixed words.
  public var labels: [String]

  /// A template.
  public init(
    name: String, language: String? = nil, messages: [Message], slotStyle: SlotStyle = .doubleBraces, parser: Parser,
    settings: SamplingSettings = SamplingSettings(), reask: String? = nil, labels: [String] = []
  ) {
    self.name = name
    self.language = language
    self.messages = messages
    self.slotStyle = slotStyle
    self.parser = parser
    self.settings = settings
    self.reask = reask
    self.labels = labels
  }
}
