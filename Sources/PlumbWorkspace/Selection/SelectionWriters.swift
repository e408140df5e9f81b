internal import PlumbCore
internal import PlumbEvaluation

/// The files that a selection writes, each moved into place when all is done.
final class SelectionWriters {
  private let chosen: JSONLinesWriter
  private let pairs: JSONLinesWriter?
  private let judgments: JSONLinesWriter?
  private let policy: PairPolicy
  private let minimumMargin: Double
  private let layout: PreferencePair.Layout
  /// Pairs that the layout cannot hold.
  private(set) var omitted = 0

  init(_ request: SelectionRequest) throws(CoreError) {
    chosen = try JSONLinesWriter(path: request.output)
    if let path = request.pairs { pairs = try JSONLinesWriter(path: path) } else { pairs = nil }
    if let path = request.judgments { judgments = try JSONLinesWriter(path: path) } else { judgments = nil }
    policy = request.pairPolicy
    minimumMargin = request.minimumMargin
    layout = request.layout
  }

  /// How many pairs were written.
  var pairCount: Int { pairs?.count ?? 0 }

  func write(_ selection: Selection, of set: CandidateSet) throws {
    if let index = selection.chosen {
      var response = set.candidates[index]
      response.extra["selected_from"] = JSONValue(set.candidates.count)
      response.extra["selection"] = .object(selection.json)
      try chosen.write(response)
    }
    for judgment in selection.judgments { try judgments?.write(judgment) }
    guard let pairs else { return }
    for pair in selection.pairs(of: set, policy: policy, minimumMargin: minimumMargin) {
      if let line = pair.json(layout) { try pairs.write(.object(line)) } else { omitted += 1 }
    }
  }

  func finish() throws {
    try chosen.finish()
    try pairs?.finish()
    try judgments?.finish()
  }
}
