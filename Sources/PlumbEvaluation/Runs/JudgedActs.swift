public import PlumbCore

/// What a finished run judged, with its judgments, read side by side from its files, one at a time.
public struct JudgedActs: Sequence, IteratorProtocol {
  private var pairs: Comparisons?
  private var responses: ItemResponses?
  private var judgments: ValidRecords<Judgment>
  private var upcoming: Judgment?

  /// Opens a run's files.
  ///
  /// - Parameters:
  ///   - folder: The run's files.
  ///   - facts: What was run: whether pairs or single answers were judged, the models and the baseline.
  /// - Throws: `CoreError` when a file is missing.
  public init(folder: RunFolder, facts: RunFacts) throws(CoreError) {
    if facts.judgesPairs {
      pairs = try Comparisons(models: facts.models, baselines: facts.baselines, folder: folder)
    } else {
      responses = try ItemResponses(models: facts.models, folder: folder)
    }
    judgments = try ValidRecords(path: folder.judgments)
    upcoming = judgments.next()
  }

  /// The next act with its judgments.
  public mutating func next() -> (act: JudgedAct, judgments: [Judgment])? {
    guard let act = pairs?.next().map(JudgedAct.pair) ?? responses?.next().map({ .response($0.response, $0.item) })
    else { return nil }
    var own: [Judgment] = []
    while let judgment = upcoming, act.isAbout(judgment) {
      own.append(judgment)
      upcoming = judgments.next()
    }
    return (act, own)
  }
}
