/// One question to a model.
public struct ModelRequest: Sendable, Equatable {
  /// The conversation so far, ending with the message to answer.
  public var messages: [Message]
  /// How to write.
  public var settings: SamplingSettings
  /// Which of several repeats of the same question this is, from 0.
  ///
  /// Part of the key, not of what is sent.
  public var attempt: Int
  /// The item the question is about.
  ///
  /// Not part of the key; recorded responses are found by it.
  public var item: String?

  /// A request.
  public init(
    messages: [Message], settings: SamplingSettings = SamplingSettings(), attempt: Int = 0, item: String? = nil
  ) {
    self.messages = messages
    self.settings = settings
    self.attempt = attempt
    self.item = item
  }
}
