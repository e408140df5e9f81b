/// How another system's file is read.
public struct ReadOptions: Sendable, Equatable {
  /// Whether records with errors are left out, with their diagnostics kept, instead of refusing the file.
  public var skipInvalid: Bool
  /// Whether what the judge's endpoint returned is kept whole, such as its log-probabilities, in `extra` under the
  /// file's own key.
  ///
  /// It can be most of a file's size.
  public var keepRawReplies: Bool

  /// Whether the answers' lengths and markup are wanted, which may mean reading the answers' own files.
  public var readStyles: Bool

  /// Options.
  public init(skipInvalid: Bool = false, keepRawReplies: Bool = false, readStyles: Bool = false) {
    self.readStyles = readStyles
    self.skipInvalid = skipInvalid
    self.keepRawReplies = keepRawReplies
  }
}
