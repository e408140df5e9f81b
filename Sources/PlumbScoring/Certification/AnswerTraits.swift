/// What an answer is like, as far as judges may prefer it for that alone.
public struct AnswerTraits: Sendable, Equatable {
  /// Unicode scalars.
  public var length: Int
  /// Whether a line of it starts an entry of a list.
  public var hasList: Bool

  /// The traits of an answer.
  ///
  /// - Parameter text: The answer, its turns one after the other.
  public init(of text: String) {
    length = text.unicodeScalars.count
    hasList = containsList(text)
  }
}
