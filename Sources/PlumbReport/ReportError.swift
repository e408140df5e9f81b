/// What went wrong in making a page.
public struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  public struct Code: Sendable, Equatable {
    private let name: String

    /// A page template of Plumb's own cannot be used.
    public static let template = Code(name: "template")
  }

  /// The kind of failure.
  public let code: Code
  /// What failed, as a sentence.
  public let description: String

  /// An error.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
