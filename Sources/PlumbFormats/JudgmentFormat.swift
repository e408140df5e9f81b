public import PlumbCore

/// A format that judgments can be read from.
public struct JudgmentFormat: Named, Sendable {
  /// Reads files one after the other and hands on each judgment.
  public typealias Reader =
    @Sendable (
      _ paths: [String], _ options: ReadOptions, _ body: (ImportedJudgment) throws -> Void
    ) throws -> ReadReport

  /// Reads battles in columns, in files' order, for formats whose files may hold a million of them.
  ///
  /// `body` gets batch after batch; a batch's battles are gone after the call, its lists of names only grow.
  public typealias BattleReader =
    @Sendable (_ paths: [String], _ options: ReadOptions, _ body: (BattleBatch) throws -> Void) throws -> ReadReport

  /// The name that `--from` takes.
  public let name: String
  /// What the files are, in a line of help.
  public let summary: String
  /// The leaderboard method that fits its judgments, when none is asked for; `win-rate` when left out.
  public let method: String?
  /// Whether its system makes style features of plain counts (Arena-Hard v0.1) instead of counts a token.
  public let stylesAreCounts: Bool
  /// Whether every judgment names its baseline, so that none has to be inferred from all of them first.
  public let namesBaselines: Bool
  /// Reads battles in columns, where the format has a way that is faster than ``read``.
  public let readBattles: BattleReader?
  /// Reads files.
  public let read: Reader

  /// A format.
  public init(
    name: String, summary: String, method: String? = nil, stylesAreCounts: Bool = false,
    namesBaselines: Bool = false, readBattles: BattleReader? = nil, read: @escaping Reader
  ) {
    self.name = name
    self.summary = summary
    self.method = method
    self.stylesAreCounts = stylesAreCounts
    self.namesBaselines = namesBaselines
    self.readBattles = readBattles
    self.read = read
  }
}

extension Registry where Element == JudgmentFormat {
  /// The formats that judgments can be read from: one file and one line each.
  public static var standard: Registry {
    Registry(
      "a format that judgments can be read from",
      [.plumb, .alpacaEval, .arenaHardV01, .arenaHardV2, .battles, .mtBench, .alignBench, .autoJ])
  }
}
