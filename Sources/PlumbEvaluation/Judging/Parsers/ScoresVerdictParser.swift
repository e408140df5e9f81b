internal import PlumbCore

extension VerdictParserKind {
  /// ``ScoresVerdictParser``.
  static let scores = VerdictParserKind("scores") { options, _ in ScoresVerdictParser(options: &options) }
}

/// Reads two scores on the first line that is not blank, “8 7” or “8, 7”: the higher one wins, equal ones tie.
///
/// The form of the first Vicuna judge, which AlpacaEval calls `lmsys_parser`.
struct ScoresVerdictParser: VerdictParser {
  init?(options: inout FieldReader) {}

  func verdict(in reply: ModelReply) throws(Failure) -> Verdict {
    let lines = foldFullWidth(reply.text).split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw Failure(.emptyReply, "The judge wrote nothing.")
    }
    let scores = line.split { $0 == "," || $0.isWhitespace }.map { Double($0) }
    guard scores.count == 2, let first = scores[0], let second = scores[1], first.isFinite, second.isFinite else {
      throw Failure(.noVerdict, "The first line of the judge's text is not two scores.")
    }
    let critique = lines.drop { $0 != line }.dropFirst().joined(separator: "\n")
    return Verdict(
      Preference(first: first > second ? 1 : first < second ? 0 : 0.5), critique: critique.isEmpty ? nil : critique)
  }
}
