/// A format that judgments can be read from.
public struct JudgmentFormat: Sendable {
  /// Reads files one after the other and hands on each judgment.
  public typealias Reader =
    @Sendable (
      _ paths: [String], _ options: ReadOptions, _ body: (ImportedJudgment) throws -> Void
    ) throws -> ReadReport

  /// The name that `--from` takes.
  public let name: String
  /// What the files are, in a line of help.
  public let summary: String
  /// Reads files.
  public let read: Reader

  /// A format.
  public init(name: String, summary: String, read: @escaping Reader) {
    self.name = name
    self.summary = summary
    self.read = read
  }
}
