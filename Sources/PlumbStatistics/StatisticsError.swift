/// What is undefined, and why: the one error of this module.
///
/// `message` is a sentence that names the quantity, the input that makes it undefined, and what
/// would define it.
public struct StatisticsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure, for programs; people read ``StatisticsError/message``.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    /// The code's name, as in `disconnectedGraph`.
    public let description: String

    private init(_ name: String) { description = name }

    /// There are no values.
    public static let empty = Code("empty")
    /// There are values, but fewer than the quantity needs.
    public static let tooFewValues = Code("tooFewValues")
    /// A value is NaN or infinite.
    public static let notFinite = Code("notFinite")
    /// A value or setting lies outside its range.
    public static let outOfRange = Code("outOfRange")
    /// Two arrays that belong together differ in length.
    public static let lengthMismatch = Code("lengthMismatch")
    /// The data do not vary, so a ratio to their spread is undefined.
    public static let noVariation = Code("noVariation")
    /// Two groups of players never met, so their ratings cannot be compared.
    public static let disconnectedGraph = Code("disconnectedGraph")
    /// A group never lost to (or never beat) the rest: its maximum-likelihood rating is infinite.
    public static let separated = Code("separated")
    /// A matrix is singular: some parameters are not determined by the data.
    public static let singular = Code("singular")
    /// The iterations ended before the tolerance was met.
    public static let notConverged = Code("notConverged")
  }

  /// The kind of failure.
  public let code: Code
  /// One or two sentences: what is undefined, on which input, and what to do.
  public let message: String

  /// Makes an error with a code and its sentence.
  ///
  /// - Parameters:
  ///   - code: The kind of failure.
  ///   - message: What is undefined, on which input, and what to do.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
