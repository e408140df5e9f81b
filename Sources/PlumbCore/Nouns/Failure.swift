/// Why there is no response or no outcome.
///
/// A failure is counted, never turned into a number.
public struct Failure: Error, Sendable, Equatable {
  /// The kind of failure.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The word that is stored.
    public let rawValue: String
    /// A kind, known or from a newer file.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The judge's text holds no verdict, even after a second asking.
    public static let noVerdict = Code(rawValue: "no-verdict")
    /// The judge's text holds several verdicts that differ.
    public static let ambiguousVerdict = Code(rawValue: "ambiguous-verdict")
    /// The judge refused.
    public static let refused = Code(rawValue: "refused")
    /// The judge wrote nothing.
    public static let emptyReply = Code(rawValue: "empty-reply")
    /// One of the answers to judge is missing.
    public static let missingResponse = Code(rawValue: "missing-response")
    /// The endpoint reported no log-probabilities, or none of a verdict's token.
    public static let noLogprobs = Code(rawValue: "no-logprobs")
    /// An imported judgment had no usable value.
    public static let notRecorded = Code(rawValue: "not-recorded")
    /// Half of a jury's members or more have no opinion.
    public static let noQuorum = Code(rawValue: "no-quorum")
  }

  /// The kind.
  public var code: Code
  /// What happened, as a sentence.
  public var message: String

  /// A failure.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The failure of a call.
  public init(_ error: ModelError) {
    self.init(Code(rawValue: error.code.rawValue), error.message)
  }
}

extension Failure: JSONRecord {
  /// Reads `code` and `message`.
  public init?(from fields: inout FieldReader) {
    guard let code = fields.required("code", .nonEmptyString) else { return nil }
    self.init(Code(rawValue: code), fields.optional("message", .string) ?? "")
  }

  /// `{"code": …, "message": …}`.
  public var json: JSONObject { ["code": .string(code.rawValue), "message": .string(message)] }
}
