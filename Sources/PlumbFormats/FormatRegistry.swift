public import PlumbCore

/// The formats of other systems, by name.
///
/// A new one is one file and one line here.
public enum FormatRegistry {
  /// What `leaderboard --from` reads.
  public static let judgmentFormats: [JudgmentFormat] = [
    .plumb, .alpacaEval, .arenaHardV01, .arenaHardV2, .battles, .mtBench,
  ]

  /// The format called `name`.
  ///
  /// - Throws: `CoreError` that lists the names there are.
  public static func judgmentFormat(named name: String) throws(CoreError) -> JudgmentFormat {
    guard let format = judgmentFormats.first(where: { $0.name == name }) else {
      let names = judgmentFormats.map(\.name).joined(separator: ", ")
      throw CoreError(
        .invalidInput, "'\(name)' is not a format that judgments can be read from; expected one of \(names).")
    }
    return format
  }
}
