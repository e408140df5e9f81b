public import PlumbCore
public import PlumbJudging

/// One named step of a build: reads files, writes one JSON Lines file.
///
/// A step is a pure function of its files and settings, as far as the models it asks are: the framework skips it when
/// neither has changed. What a step asks of a model goes through `CachedClient`, so a step that was killed in the middle
/// pays for nothing twice.
public protocol BuildStep: Sendable {
  /// The name, unique in the build; its file is `NN-NAME.jsonl`.
  var name: String { get }
  /// Everything but the files that decides what is written, with a version of the step's rules: `{"version": 1, …}`.
  var settings: JSONObject { get }
  /// Names of the earlier steps whose files it reads.
  var reads: [String] { get }
  /// Paths of files outside the build that it reads.
  var files: [String] { get }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - context: Where the earlier steps' files are, and where progress is counted.
  ///   - output: Takes the step's lines; the framework moves the file into place afterwards.
  /// - Returns: What the step's report says.
  /// - Throws: What makes going on impossible. What fails for one prompt is counted, not thrown.
  func run(_ context: StepContext, to output: JSONLinesWriter) async throws -> StepResult
}

extension BuildStep {
  /// No earlier step.
  public var reads: [String] { [] }
  /// No file.
  public var files: [String] { [] }
}

/// What a step works with.
public struct StepContext: Sendable {
  /// The build's files.
  public let folder: BuildFolder
  /// Where progress is counted.
  public let metrics: RunMetrics
  /// How many units are worked on at once.
  public let window: Int
  /// The names of all steps, in order.
  let names: [String]

  /// The file of an earlier step, which is one that the step declares in ``BuildStep/reads``.
  public func file(of step: String) -> String { folder.file(of: step, among: names) }

  /// The records that an earlier step wrote.
  ///
  /// - Throws: `CoreError` when the file is missing or damaged.
  public func records<Record: JSONRecord>(of step: String, as type: Record.Type = Record.self) throws(CoreError)
    -> [Record]
  {
    try JSONLinesReader<Record>.load(path: file(of: step)).records
  }
}

/// What a step did, for its report.
public struct StepResult: Sendable, Equatable {
  /// Named counts in the order they are shown: `read`, `kept`, `too_short`.
  public var counts: [NamedCount]
  /// Units that failed because an endpoint did, so that asking again may help: the step is done again by a rerun.
  public var unanswered: Int
  /// Further findings, such as rates or names.
  public var details: JSONObject

  /// A result.
  public init(counts: [NamedCount] = [], unanswered: Int = 0, details: JSONObject = [:]) {
    self.counts = counts
    self.unanswered = unanswered
    self.details = details
  }
}

/// A name and how many.
public struct NamedCount: Sendable, Equatable {
  /// What is counted.
  public var name: String
  /// How many.
  public var count: Int

  /// A count.
  public init(_ name: String, _ count: Int) {
    self.name = name
    self.count = count
  }
}
