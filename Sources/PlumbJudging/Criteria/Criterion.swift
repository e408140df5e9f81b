/// One thing a judge looks at in an answer.
public struct Criterion: Sendable, Equatable {
  /// Which side of an answer a criterion is about.
  public enum Part: String, Sendable, CaseIterable, Codable {
    /// What is said.
    case content
    /// How it is laid out.
    case format
    /// How it is worded.
    case style

    /// The part's heading in a judge's template.
    public var title: LocalizedText {
      switch self {
      case .content: LocalizedText(["en": "Content", "zh": "内容"])
      case .format: LocalizedText(["en": "Format", "zh": "格式"])
      case .style: LocalizedText(["en": "Style", "zh": "风格"])
      }
    }
  }

  /// Which side of an answer it is about.
  public var part: Part
  /// A few words.
  public var name: LocalizedText
  /// What a good answer does; a sentence.
  public var text: LocalizedText
  /// How much it matters, from 1 to 5; absent when the author does not say.
  public var weight: Int?

  /// A criterion.
  public init(_ part: Part, name: LocalizedText, text: LocalizedText, weight: Int? = nil) {
    self.part = part
    self.name = name
    self.text = text
    self.weight = weight
  }
}
